"""Charts: small, in words as well as shapes, and silent about what may not be shown."""

from dataclasses import replace
from typing import Any

from lxml import etree

from medvirk.foundation.report import Bar, BarChart, HiddenBar, StackedBar
from medvirk.foundation.report.charts import WEB, Sheet, chart_svg
from medvirk.foundation.report.content import Chart

from . import sample

SVG = "{http://www.w3.org/2000/svg}"
PRINT = Sheet(width="425", columns=78, size=10, font="Source Sans 3")


def drawn(chart: Chart, sheet: Sheet = WEB) -> Any:
    return etree.fromstring(chart_svg(chart, "k", sheet))


def bars(root: Any, name: str) -> list[dict[str, str]]:
    return [dict(rect.attrib) for rect in root.iter(f"{SVG}rect") if rect.get("class") == name]


def all_words(root: Any) -> str:
    return " ".join(str(words) for words in root.itertext())


def test_a_chart_is_an_image_with_a_name_and_a_sentence() -> None:
    root = drawn(sample.BARS)
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "k-title k-sentence"
    assert root.findtext(f"{SVG}title") == sample.BARS.title
    assert root.findtext(f"{SVG}desc") == sample.BARS.sentence


def test_every_bar_stands_with_its_name_and_its_words() -> None:
    words = " ".join(all_words(drawn(sample.BARS, PRINT)).split())
    for bar in sample.BARS.bars:
        assert bar.label in words
        assert bar.words in words


def test_a_bar_is_as_long_as_its_share_of_the_maximum() -> None:
    assert [bar["width"] for bar in bars(drawn(sample.BARS), "report-bar")] == ["76%", "62%", "24%"]


def test_without_a_maximum_the_longest_bar_is_full() -> None:
    assert bars(drawn(replace(sample.BARS, maximum=None)), "report-bar")[0]["width"] == "100%"


def test_nothing_is_drawn_for_zero_but_its_words_stand() -> None:
    chart = replace(sample.BARS, bars=(Bar("Ingen", 0, "ingen"), Bar("Noen", 3, "noen")))
    assert len(bars(drawn(chart), "report-bar")) == 1
    assert "ingen" in all_words(drawn(chart))


def test_a_hidden_bar_looks_the_same_whatever_it_hides() -> None:
    hidden = HiddenBar("Skjult", "Vises ikke")
    few = BarChart("T", "S.", (Bar("A", 1, "1"), hidden), "Hva", "Antall")
    many = BarChart("T", "S.", (Bar("A", 900, "1"), hidden), "Hva", "Antall")
    assert bars(drawn(few), "report-hidden") == bars(drawn(many), "report-hidden")
    assert bars(drawn(few), "report-hidden")[0]["width"] == "100%"


def test_parts_of_a_bar_fill_the_width_and_differ_by_pattern() -> None:
    chart = replace(sample.STACK, bars=(StackedBar("A", (5, 3, 2), ("5", "3", "2")),))
    rects = [dict(rect.attrib) for rect in drawn(chart).iter(f"{SVG}rect")][3:]
    assert [rect["width"] for rect in rects] == ["50%", "30%", "20%"]
    assert [rect["x"] for rect in rects] == ["0%", "50%", "80%"]
    assert len({rect["fill"] for rect in rects}) == 3
    shapes = [path.get("d") for path in drawn(chart).iter(f"{SVG}path") if path.get("class") != "report-paper"]
    assert len(shapes) == len(set(shapes)) == 2


def test_every_part_is_named_beside_its_bar() -> None:
    assert "Ja 24 · Delvis 14 · Nei 12" in all_words(drawn(sample.STACK, PRINT))


def test_five_parts_have_five_looks() -> None:
    chart = replace(sample.STACK, series=tuple("ABCDE"), bars=(StackedBar("A", (1, 1, 1, 1, 1), tuple("12345")),))
    rects = [rect.get("fill") for rect in drawn(chart).iter(f"{SVG}rect")][5:]
    assert len(set(rects)) == 5


def test_long_names_are_broken_so_that_nothing_is_cut_off() -> None:
    chart = replace(sample.BARS, bars=(Bar("hverdagsmestringsgruppe " * 9, 1, "en av mange " * 6),))
    lines = [" ".join("".join(map(str, text.itertext())).split()) for text in drawn(chart).iter(f"{SVG}text")]
    assert max(map(len, lines)) <= WEB.columns + 2
    assert " ".join(lines).count("hverdagsmestringsgruppe") == 9


def test_hostile_words_stay_words() -> None:
    label = "</text><script>alert('1')</script>&amp;"
    root = drawn(replace(sample.BARS, bars=(Bar(label, 1, '"<b>"'),)), PRINT)
    assert root.find(f".//{SVG}script") is None
    assert "<script>" in all_words(root)


def test_a_chart_carries_no_style_of_its_own_and_stays_small() -> None:
    for chart in (sample.BARS, sample.STACK):
        svg = chart_svg(chart, "report-figure-1")
        assert "style" not in svg
        assert len(svg) < 3500


def test_ids_are_the_charts_own() -> None:
    root: Any = etree.fromstring(chart_svg(sample.STACK, "figure-7"))
    ids = [str(element.get("id")) for element in root.iter() if element.get("id")]
    assert ids
    assert all(key.startswith("figure-7-") for key in ids)
