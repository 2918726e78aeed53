"""Whom somebody can talk to at once, when what they tell or read becomes heavy.

Shown wherever a person writes about their own life. An operator checks the numbers here, in one place, before
opening the doors and once a year: against mentalhelse.no (116 123) and helsenorge.no (116 117 and 113).
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Line:
    """A telephone line: who answers, and when."""

    #: As people read it, in groups.
    number: str
    who: Promise
    when: Promise

    @property
    def url(self) -> str:
        """The address that makes a telephone dial."""
        return f"tel:{self.number.replace(' ', '')}"


HELP_NOW = (
    Line("116 123", _("Mental Helse’s helpline"), _("Open all day and all night.")),
    Line("116 117", _("The out-of-hours doctor"), _("When it cannot wait and your own doctor is closed.")),
    Line("113", _("Danger to life"), _("Ring at once.")),
)
