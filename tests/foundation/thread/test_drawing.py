"""The thread: clear up to where we are, faint beyond, every number a link, and told in words."""

import re

import pytest
from django.template import engines
from django.utils.translation import override
from lxml import etree, html

from medvirk.foundation.thread import Missing, Station, StationName, strands
from medvirk.foundation.thread.drawing import LABELS, as_svg, described, drawn

TOLD = Station(StationName.TOLD, "31 har fortalt", "/told/")
FINDINGS = Station(StationName.FINDINGS, "7 <klarert>", "/findings/?a=1&b=2")
SOME = {station.name: station for station in (TOLD, FINDINGS)}
SVG = {"svg": "http://www.w3.org/2000/svg"}


def page(current: StationName, stations: dict[StationName, Station] = SOME) -> html.HtmlElement:
    template = engines["django"].from_string("{% load thread %}{% thread_drawing stations current %}")
    with override("nb"):
        shown = template.render({"stations": stations, "current": current})
    return html.fragment_fromstring(shown)


def reach(path: str | None) -> tuple[int, int]:
    """The least and the greatest distance along the thread that a lying path touches."""
    along = [int(x) for x, _y in re.findall(r"(-?\d+) (-?\d+)", path or "")]
    return min(along), max(along)


@pytest.mark.parametrize("place", range(strands.STATIONS))
def test_the_line_is_walked_up_to_the_present_station_and_lies_ahead_after_it(place: int) -> None:
    here = strands.station_at(place)
    for line in strands.lines(place):
        assert reach(line.walked) == (0, here)
        if place < strands.STATIONS - 1:
            assert reach(line.ahead) == (here, strands.station_at(strands.STATIONS - 1))
        else:
            assert line.ahead == ""


def test_running_down_the_page_is_the_same_line_with_its_axes_changed() -> None:
    lying, _other = strands.lines(2)
    upright, _another = strands.lines(2, upright=True)
    assert re.sub(r"(-?\d+) (-?\d+)", r"\2 \1", lying.walked) == upright.walked


def test_the_two_sides_change_places_in_the_dialogue() -> None:
    def middle_at(side: int, along: int) -> float:
        asides = [k.aside for s in range(side, 16, 2) for k in strands._course(s) if k.along == along]
        return sum(asides) / len(asides)

    assert middle_at(0, 600) < 0 < middle_at(1, 600)
    assert middle_at(0, 800) > 0 > middle_at(1, 800)


def test_the_number_of_strands_never_tells_how_many_spoke() -> None:
    few = drawn({StationName.TOLD: Station(StationName.TOLD, "færre enn fem")}, StationName.DIALOGUE)
    many = drawn({StationName.TOLD: Station(StationName.TOLD, "400")}, StationName.DIALOGUE)
    assert few.lying == many.lying


def test_stations_beyond_the_present_one_are_still_to_come() -> None:
    states = [station.state for station in drawn(SOME, StationName.FINDINGS).stations]
    assert states == ["done", "done", "current", "coming", "coming", "coming"]


def test_what_lies_ahead_is_drawn_faintly_on_the_page() -> None:
    tree = page(StationName.FINDINGS)
    assert len(tree.findall(".//path[@class='thread-ahead']")) == 4


def test_every_number_on_the_page_is_a_link_and_a_station_without_a_page_is_none() -> None:
    links = {a.get("href"): "".join(a.itertext()) for a in page(StationName.FINDINGS).iter("a")}
    assert list(links) == ["/told/", "/findings/?a=1&b=2"]
    assert "31 har fortalt" in links["/told/"]


def test_the_present_station_is_marked_for_those_who_do_not_see_it() -> None:
    marked = page(StationName.FINDINGS).findall(".//li[@aria-current='step']")
    assert ["".join(li.itertext()).split() for li in marked] == [["Funn", "7", "<klarert>", "(her", "er", "vi)"]]


def test_the_pictures_on_the_page_are_hidden_from_screen_readers() -> None:
    assert all(svg.get("aria-hidden") == "true" for svg in page(StationName.TOLD).iter("svg"))


def test_the_page_has_no_inline_style() -> None:
    assert not [e for e in page(StationName.DONE).iter() if e.get("style")]


def test_the_way_back_opens_when_the_thread_has_come_to_its_end() -> None:
    assert page(StationName.DONE).get("data-whole") is not None
    assert page(StationName.DECIDED).get("data-whole") is None


def test_the_description_tells_the_stations_and_where_we_are() -> None:
    with override("nb"):
        assert described(drawn(SOME, StationName.FINDINGS)) == (
            "Fortalt: 31 har fortalt; Temaer; Funn: 7 <klarert>; Dialog; Bestemt; Gjort. Vi er ved: Funn."
        )


@pytest.mark.parametrize(("language", "themes"), [("nb", "Temaer"), ("nn", "Tema"), ("en", "Themes")])
def test_the_picture_that_stands_alone_speaks_the_language_of_its_document(language: str, themes: str) -> None:
    with override("en"):
        tree = etree.fromstring(as_svg(SOME, StationName.FINDINGS, language))
    assert tree.get("lang") == language
    assert themes in (tree.findtext("svg:desc", namespaces=SVG) or "")
    assert themes in [t.text for t in tree.iterfind(".//svg:text", SVG)]


def test_the_picture_that_stands_alone_is_faint_beyond_the_present_and_shows_words_as_written() -> None:
    tree = etree.fromstring(as_svg(SOME, StationName.FINDINGS, "nb"))
    faint = [p for p in tree.iterfind(".//svg:path", SVG) if p.get("stroke-opacity")]
    assert len(faint) == 2
    assert all(reach(p.get("d"))[0] == strands.station_at(2) for p in faint)
    assert "7 <klarert>" in [t.text for t in tree.iterfind(".//svg:tspan", SVG)]


def test_long_words_take_more_lines_and_make_the_picture_taller() -> None:
    long = {StationName.DIALOGUE: Station(StationName.DIALOGUE, "seks kjent igjen, ett sett ulikt, ett venter")}

    def height(svg: str) -> int:
        return int((etree.fromstring(svg).get("viewBox") or "").split()[3])

    assert height(as_svg(long, StationName.TOLD, "nb")) > height(as_svg(SOME, StationName.TOLD, "nb"))


def test_every_station_has_a_label_and_what_is_missing_is_not_drawn() -> None:
    assert set(LABELS) == set(StationName)
    secret = Station(StationName.TOLD, missing=(Missing("Ola mangler", "Kari"),))
    assert "Ola" not in etree.tostring(page(StationName.TOLD, {StationName.TOLD: secret}), encoding="unicode")
