"""Disclosure control is asked about a whole report before anybody reads it."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.utils import translation

from medvirk.privacy.disclosure import Audience, Base, HowMany, Ledger, Manner, Part, Reason, Refusal
from medvirk.release import messages
from medvirk.release.enums import ItemKind, Zone
from medvirk.release.items import Because, EvaluationFacts, Evidence, FigureEvidence, Hindrance, Item, Judgement
from medvirk.release.judging import judge, judge_alone, may_name_the_service
from tests.release.making import MANY, make_figure, make_item, make_quote


def facts(participants: int = 14) -> EvaluationFacts:
    return EvaluationFacts(uuid4(), uuid4(), "Hverdagen", "nb", participants, frozenset(), frozenset())


def reasons(judgement: Judgement) -> list[Reason | Hindrance]:
    return [b if isinstance(b, Hindrance) else b.reason for b in judgement.refusals]


def judged(*items: Item, participants: int = 14, zone: Zone = Zone.SHARED) -> list[Judgement]:
    return judge(facts(participants), zone, items)


def test_a_finding_with_enough_people_goes_with_a_word_for_how_many() -> None:
    (judgement,) = judged(make_item())
    assert judgement.allowed
    assert judgement.how_many is HowMany.MANY
    assert messages.plain_wording(judgement.wording) == {"how_many": "many"}


def test_what_two_people_said_stays_in_unless_they_have_approved_the_words() -> None:
    two = Evidence(people=2, interviews=1, of_interviews=4)
    (stays,) = judged(make_item(evidence=two))
    assert reasons(stays) == [Reason.TOO_FEW_BEHIND]
    (goes,) = judged(make_item(evidence=replace(two, own_words_approved=True)))
    assert goes.allowed
    assert goes.how_many is None
    assert goes.wording is not None
    assert goes.wording.manner is Manner.OWN_WORDS_APPROVED
    assert messages.plain_wording(goes.wording) == {"own_words": 1}


def test_where_nobody_counted_the_number_of_interviews_is_said() -> None:
    (judgement,) = judged(make_item(evidence=Evidence(interviews=4, of_interviews=6)))
    assert messages.plain_wording(judgement.wording) == {"interviews": 4, "of_interviews": 6}


def test_a_finding_born_in_the_conference_stands_on_those_who_recognised_it_there() -> None:
    (judgement,) = judged(make_item(evidence=Evidence(people=9)))
    assert judgement.how_many is HowMany.MANY


def test_a_finding_that_nothing_stands_behind_stays_in() -> None:
    (judgement,) = judged(make_item(evidence=Evidence()))
    assert reasons(judgement) == [Reason.NOBODY_BEHIND]
    assert not judgement.how_many


@pytest.mark.parametrize("zone", Zone)
@pytest.mark.parametrize(
    ("participants", "kinds"),
    [(5, set()), (6, {"finding", "words"}), (11, {"finding", "words"}), (12, {"finding", "words", "quote", "figure"})],
)
def test_the_number_of_participants_decides_what_can_leave(participants: int, kinds: set[str], zone: Zone) -> None:
    finding = make_item(evidence=replace(MANY, people=5))
    items = [finding, make_item(ItemKind.WORDS), make_quote(finding, "Myr"), make_figure(12, 24)]
    leaving = {j.item.kind for j in judged(*items, participants=participants, zone=zone) if j.allowed}
    assert leaving == kinds


def test_the_service_is_named_in_public_only_with_twelve_participants() -> None:
    assert not may_name_the_service(11, Zone.PUBLIC)
    assert may_name_the_service(11, Zone.SHARED)
    assert may_name_the_service(12, Zone.PUBLIC)


def test_a_quote_never_goes_without_its_finding() -> None:
    weak = make_item(evidence=Evidence(people=1, interviews=1, of_interviews=4))
    finding, quote = judged(weak, make_quote(weak, "Myr"))
    assert not finding.allowed
    assert reasons(quote) == [Hindrance.FINDING_STAYS_IN]


def test_what_the_conference_said_of_a_finding_never_goes_without_it() -> None:
    weak = make_item(evidence=Evidence(people=1, interviews=1, of_interviews=4))
    _, about, free = judged(weak, make_item(ItemKind.WORDS, parent=weak.subject), make_item(ItemKind.WORDS))
    assert reasons(about) == [Hindrance.FINDING_STAYS_IN]
    assert free.allowed


def test_of_two_quotes_the_first_in_the_order_given_goes() -> None:
    finding = make_item()
    first, second = make_quote(finding, "Myr", position=9), make_quote(finding, "Myr", position=1)
    assert [j.allowed for j in judged(finding, first, second)] == [True, True, False]


def test_one_person_is_quoted_once_under_a_finding() -> None:
    finding = make_item()
    _, first, second = judged(finding, make_quote(finding, "Myr"), make_quote(finding, "Myr"))
    assert first.allowed
    assert reasons(second) == [Reason.QUOTED_IN_FINDING]


def test_an_interview_without_names_counts_as_one_person() -> None:
    one, other = make_item(), make_item()
    judgements = judged(one, other, make_quote(one, None), make_quote(one, None), make_quote(other, None, "second"))
    assert [j.allowed for j in judgements[2:]] == [True, False, True]


def test_the_same_quote_in_two_languages_is_one_quote() -> None:
    finding = make_item()
    bokmaal = make_quote(finding, "Myr")
    judgements = judged(finding, bokmaal, replace(bokmaal, language="nn"))
    assert all(judgement.allowed for judgement in judgements)


def test_taking_one_quote_out_is_followed_through_for_the_others() -> None:
    findings = [make_item() for _ in range(6)]
    people = ["Myr", "Myr", "Myr", "Fjord", "Bekk", "Bris"]
    quotes = [make_quote(finding, person) for finding, person in zip(findings, people, strict=True)]
    judgements = judged(*findings, *quotes)[6:]
    # The third of Myr's is one too many. Of the five that are left two would be more than a third.
    assert [j.allowed for j in judgements] == [True, False, False, True, True, True]


def test_a_quote_says_one_thing_about_who_spoke_at_most() -> None:
    finding = make_item()
    evidence = Evidence(quote_person="Myr", quote_interview="first", attributes=("next of kin", "over 60"))
    _, quote = judged(finding, make_quote(finding, "Myr", evidence=evidence))
    assert reasons(quote) == [Reason.TOO_MANY_ATTRIBUTES]


def test_a_figure_needs_enough_people_on_both_sides_of_it() -> None:
    assert [j.allowed for j in judged(make_figure(8, 20))] == [True]
    (small,) = judged(make_figure(3, 20))
    assert reasons(small) == [Reason.COUNT_TOO_SMALL]


def test_two_figures_of_one_report_may_not_show_a_small_group_by_their_difference() -> None:
    first, second = judged(make_figure(8, 20), make_figure(8, 22))
    assert first.allowed
    assert reasons(second) == [Reason.DIFFERS_TOO_LITTLE]


def test_a_figure_is_judged_after_those_released_before() -> None:
    figure = make_figure(8, 20)
    assert figure.evidence.figure is not None
    larger = replace(figure.evidence.figure.base, size=22)
    ledger = Ledger().with_released("earlier", larger, Audience.SHARED)
    assert reasons(judge_alone(facts(), Zone.SHARED, figure, ledger)) == [Reason.DIFFERS_TOO_LITTLE]
    assert judge_alone(facts(), Zone.SHARED, figure).allowed


def test_a_figure_without_its_base_is_a_fault_in_the_calling_room() -> None:
    with pytest.raises(ValueError, match="base"):
        judged(make_item(ItemKind.FIGURE))


def test_a_figure_and_its_base_agree_on_how_many() -> None:
    base = Base(frozenset({"service"}), frozenset(), date(2026, 9, 1), date(2026, 11, 1), 20)
    with pytest.raises(ValueError, match="large"):
        FigureEvidence(Part(8, 19), base)


EVERY_REASON: list[Because] = [*(Refusal(reason, 3) for reason in Reason), *Hindrance]


@pytest.mark.parametrize("language", ["en", "nb", "nn"])
@pytest.mark.parametrize("because", EVERY_REASON, ids=str)
def test_every_reason_is_a_sentence_in_every_language(because: Because, language: str) -> None:
    with translation.override("en"):
        english = messages.sentence(because)
    with translation.override(language):
        said = messages.sentence(because)
    assert said.endswith(".")
    assert "%" not in said
    assert (said == english) is (language == "en")


def test_a_reason_that_was_stored_can_be_said_again() -> None:
    with translation.override("en"):
        assert "quoted twice" in messages.sentence_for_stored(Reason.QUOTED_ENOUGH.value)
        assert messages.sentence_for_stored("") == ""


@pytest.mark.parametrize(
    ("allowed", "said"),
    [
        ({"how_many": "some"}, "Noen har fortalt dette"),
        ({"how_many": "several"}, "Flere har fortalt dette"),
        ({"how_many": "many"}, "Mange har fortalt dette"),
        ({"how_many": "nearly_all"}, "Nesten alle har fortalt dette"),
        ({"interviews": 4, "of_interviews": 6}, "Fortalt i 4 av 6 samtaler"),
        ({"interviews": 1, "of_interviews": 1}, "Fortalt i 1 av 1 samtale"),
        ({"own_words": 1}, "Sagt av få, med ord de selv har godkjent"),
        ({}, ""),
    ],
)
def test_how_many_is_said_in_words(allowed: dict[str, str | int], said: str) -> None:
    with translation.override("nb"):
        assert messages.who_stands_behind(allowed) == said


def test_nothing_is_said_beside_what_has_no_wording() -> None:
    assert messages.plain_wording(None) == {}
