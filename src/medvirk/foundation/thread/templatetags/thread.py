"""``{% load thread %}``: the drawing that shows where an evaluation is."""

from collections.abc import Mapping

from django import template

from medvirk.foundation.thread import Station, StationName
from medvirk.foundation.thread.drawing import DrawnThread, drawn

register = template.Library()


@register.inclusion_tag("thread/drawing.html")
def thread_drawing(stations: Mapping[StationName, Station], current: StationName) -> dict[str, DrawnThread]:
    """The six stations as links on the thread; what lies beyond ``current`` is faint."""
    return {"thread": drawn(stations, StationName(current))}
