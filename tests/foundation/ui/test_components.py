"""Components: what they show, that they escape, and that a misspelt input fails at once."""

from typing import Any

import pytest
from django.template import engines
from django.test import RequestFactory
from django.utils.translation import override
from lxml import html

from medvirk.foundation.ui.components import StepState, walk
from medvirk.foundation.ui.help_now import HELP_NOW
from medvirk.foundation.ui.icons import ICONS
from medvirk.foundation.ui.templatetags.ui import UnknownHeadingLevel

pytestmark = pytest.mark.urls("tests.foundation.ui.urls")
EVIL = "<script>x</script>\"'&"


def render(source: str, **context: Any) -> str:
    with override("en"):
        return engines["django"].from_string(source).render(context, RequestFactory().get("/a/?b=1&c=2"))


def tree(source: str, **context: Any) -> html.HtmlElement:
    return html.fragment_fromstring(render(source, **context), create_parent="div")


@pytest.mark.parametrize(
    "source",
    [
        "{% submit evil name=evil value=evil %}",
        "{% link_button evil evil %}",
        "{% post_button evil evil name=evil value=evil %}",
        "{% card heading=evil url=evil %}{{ evil }}{% endcard %}",
        "{% callout heading=evil %}{{ evil }}{% endcallout %}",
        "{% next_step evil evil evil evil %}",
        "{% next_step_form evil evil evil evil %}{{ evil }}{% endnext_step_form %}",
        "{% tag evil %}",
        "{% facts %}{% fact evil %}{{ evil }}{% endfact %}{% endfacts %}",
        "{% crumbs trail %}",
        "{% empty evil evil evil evil %}",
        "{% progress evil evil %}",
        "{% steps walk evil %}",
        "{% explain evil evil %}",
    ],
)
def test_what_people_wrote_is_never_read_as_markup(source: str) -> None:
    shown = tree(source, evil=EVIL, trail=[(EVIL, EVIL), (EVIL, None)], walk=walk([EVIL, EVIL], 1))
    assert shown.find(".//script") is None
    said = [element.text or "" for element in shown.iter()] + [element.tail or "" for element in shown.iter()]
    assert any(EVIL in words for words in said)
    given = [value for element in shown.iter() for value in element.values() if "script" in value]
    assert all(value == EVIL for value in given)


@pytest.mark.parametrize(
    "source",
    [
        '{% submit "x" kind="loud" %}',
        '{% link_button "/" "x" kind="loud" %}',
        '{% callout kind="loud" %}{% endcallout %}',
        '{% card tone="loud" %}{% endcard %}',
        '{% tag "x" tone="loud" %}',
    ],
)
def test_a_misspelt_kind_fails_at_once(source: str) -> None:
    with pytest.raises(ValueError, match="loud"):
        render(source)


@pytest.mark.parametrize("level", [1, 7])
def test_a_component_never_makes_a_second_page_heading(level: int) -> None:
    with pytest.raises(UnknownHeadingLevel):
        render("{% empty 'x' level=level %}", level=level)


def test_an_icon_that_is_not_drawn_fails_at_once() -> None:
    with pytest.raises(KeyError):
        render('{% icon "unicorn" %}')


@pytest.mark.parametrize("name", sorted(ICONS))
def test_every_icon_is_a_picture_that_screen_readers_pass_by(name: str) -> None:
    assert tree("{% icon name %}", name=name).find("svg").get("aria-hidden") == "true"


def test_a_button_tells_the_server_which_one_it_was() -> None:
    button = tree('{% submit "Approve" kind="danger" name="do" value="approve" %}').find("button")
    assert (button.get("type"), button.get("name"), button.get("value")) == ("submit", "do", "approve")
    assert button.get("data-color") == "danger"


def test_a_post_button_is_a_protected_form() -> None:
    form = tree('{% post_button "/undo/" "Undo" %}', csrf_token="abc").find("form")
    assert (form.get("method"), form.get("action")) == ("post", "/undo/")
    assert form.find(".//input[@name='csrfmiddlewaretoken']").get("value") == "abc"


def test_a_card_with_an_address_is_one_link_named_by_its_heading() -> None:
    card = tree('{% card heading="Learn" url="/learn/" level=2 %}<p>Why</p>{% endcard %}')
    assert [(a.get("href"), a.text) for a in card.iter("a")] == [("/learn/", "Learn")]
    assert card.find(".//h2") is not None


def test_the_next_step_is_a_link_or_a_form_or_only_tells() -> None:
    assert tree('{% next_step "Next" "Kari does it" "/go/" "Go on" %}').find(".//a").get("href") == "/go/"
    assert tree('{% next_step "Waiting" "for the service" %}').find(".//a") is None
    form = tree(
        '{% next_step_form "Next" action="/go/" label="Go" %}<input name="a">{% endnext_step_form %}', csrf_token="abc"
    )
    assert {field.get("name") for field in form.iter("input")} == {"csrfmiddlewaretoken", "a"}


def test_an_empty_trail_shows_nothing() -> None:
    assert render("{% crumbs crumbs %}").strip() == ""


def test_the_page_that_is_open_is_the_last_of_the_trail_and_no_link() -> None:
    items = tree("{% crumbs trail %}", trail=[("Listen", "/listen/"), ("Here", None)]).findall(".//li")
    assert items[0].find("a").get("href") == "/listen/"
    assert items[1].find("span").get("aria-current") == "page"


def test_a_walk_knows_what_is_done_and_what_is_to_come() -> None:
    assert [step.state for step in walk("abc", 1)] == [StepState.DONE, StepState.CURRENT, StepState.COMING]
    assert {step.state for step in walk("abc", 3)} == {StepState.DONE}


def test_steps_say_in_words_what_the_marks_show() -> None:
    items = [" ".join(li.text_content().split()) for li in tree("{% steps w %}", w=walk("abc", 1)).iter("li")]
    assert items == ["a done", "b", "c still to come"]
    assert len(tree("{% steps w %}", w=walk("abc", 1)).findall(".//li[@aria-current='step']")) == 1


def test_help_now_can_be_dialled() -> None:
    links = [a.get("href") for a in tree("{% help_now %}").iter("a")]
    assert links == [line.url for line in HELP_NOW] == ["tel:116123", "tel:116117", "tel:113"]


def test_progress_is_a_sentence_a_bar_and_a_way_to_look_again_without_scripts() -> None:
    shown = tree('{% progress "Report" "3 of 8" done=3 total=8 %}')
    bar = shown.find(".//progress")
    assert (bar.get("value"), bar.get("max")) == ("3", "8")
    assert shown.find(".//p[@role='status']").text == "3 of 8"
    assert shown.find(".//a").get("href") == "/a/?b=1&c=2"


def test_progress_without_an_end_in_sight_claims_no_share() -> None:
    assert tree('{% progress "Report" "Begun" %}').find(".//progress").get("value") is None


def test_finished_progress_has_no_bar() -> None:
    shown = tree('{% progress "Report" "Finished" finished=True %}')
    assert shown.find(".//progress") is None
    assert shown.find("section").get("data-progress") == "finished"


def test_a_word_explained_twice_on_a_page_has_two_addresses() -> None:
    twice = tree('{% explain "finding" "x" %}{% explain "finding" "x" %}')
    ids = [e.get("id") for e in twice.iter() if e.get("popover") is not None]
    assert len(set(ids)) == 2
    assert [b.get("popovertarget") for b in twice.iter("button")] == ids
