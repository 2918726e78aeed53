"""Nobody can be followed through a report by what is quoted."""

from hypothesis import given
from hypothesis import strategies as st

from medvirk.privacy.disclosure import QuoteUse, Reason, Refusal, may_add, quote_refusals


def use(
    quote: str,
    finding: str = "f",
    interview: str = "a",
    person: str | None = None,
    attributes: tuple[str, ...] = (),
) -> QuoteUse:
    return QuoteUse(quote, finding, interview, person, attributes)


def test_different_people_may_all_be_quoted() -> None:
    assert quote_refusals([use(name, person=name) for name in ("Myr", "Foss", "Lyng")]) == {}


def test_one_person_is_quoted_once_under_a_finding() -> None:
    assert quote_refusals([use("1", person="Myr"), use("2", person="Myr")]) == {
        "2": Refusal(Reason.QUOTED_IN_FINDING, 1)
    }


def test_one_person_is_quoted_twice_in_a_report() -> None:
    report = [use(str(number), finding=str(number), person="Myr") for number in range(3)]
    assert quote_refusals(report)["2"] == Refusal(Reason.QUOTED_ENOUGH, 2)


def test_from_three_quotes_on_nobody_supplies_more_than_a_third() -> None:
    two = [use("1", "f", person="Myr"), use("2", "g", person="Myr")]
    assert quote_refusals(two) == {}
    three = [*two, use("3", person="Foss")]
    assert quote_refusals(three) == {"2": Refusal(Reason.TOO_LARGE_A_SHARE, 6)}
    six = [*three, *(use(name, person=name) for name in ("Lyng", "Tare", "Osp"))]
    assert quote_refusals(six) == {}


def test_an_interview_without_names_counts_as_one_person() -> None:
    report = [use("1", "f"), use("2", "f"), use("3", "f", interview="b")]
    assert quote_refusals(report) == {"2": Refusal(Reason.QUOTED_IN_FINDING, 1)}


def test_an_unnamed_speaker_may_be_anybody_who_is_named_in_the_interview() -> None:
    assert quote_refusals([use("1", person="Myr"), use("2")])["2"].reason is Reason.QUOTED_IN_FINDING
    assert quote_refusals([use("1", person="Myr"), use("2", interview="b")]) == {}


def test_at_most_one_thing_is_said_of_the_speaker() -> None:
    assert quote_refusals([use("1", attributes=("next of kin",))]) == {}
    assert quote_refusals([use("1", attributes=("next of kin", "young"))]) == {
        "1": Refusal(Reason.TOO_MANY_ATTRIBUTES, 1)
    }


def test_adding_says_no_also_when_another_quote_becomes_too_much() -> None:
    two = [use("1", "f", person="Myr"), use("2", "g", person="Myr")]
    assert may_add(use("3", person="Foss"), two) == Refusal(Reason.TOO_LARGE_A_SHARE, 6)
    assert may_add(use("3", "h", person="Myr"), two) == Refusal(Reason.QUOTED_ENOUGH, 2)
    assert may_add(use("2", person="Foss"), two[:1]) is None


@given(
    st.lists(
        st.tuples(st.sampled_from("fgh"), st.sampled_from("ab"), st.sampled_from(["Myr", "Foss", "Lyng", None])),
        max_size=12,
    )
)
def test_a_report_that_passes_keeps_every_rule(drawn: list[tuple[str, str, str | None]]) -> None:
    report = [use(str(number), *what) for number, what in enumerate(drawn)]
    if quote_refusals(report):
        return
    voices = {(quote.person, None) if quote.person else (None, quote.interview) for quote in report}
    for voice in voices:
        mine = [quote for quote in report if voice in ((quote.person, None), (quote.person, quote.interview))]
        assert len({quote.finding for quote in mine}) == len(mine) <= 2
        assert len(report) < 3 or 3 * len(mine) <= len(report)
