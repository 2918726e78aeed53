"""The hand-over: from marks to a finding and a quote that those invited can read."""

from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from django.utils import translation

from medvirk.foundation.actor import NotAllowed, NotPossible
from medvirk.foundation.audit.models import AuditLine
from medvirk.listen.actions.finding import Words, change_finding, remove_finding
from medvirk.listen.actions.participant import withdraw
from medvirk.listen.actions.quote import remove_quote
from medvirk.listen.actions.review import send_newer_words, send_to_review
from medvirk.listen.models import Excerpt, Finding, Quote
from medvirk.listen.queries.evaluation import known
from medvirk.listen.queries.finding import findings_seen
from medvirk.listen.queries.participant import sheet_text
from medvirk.listen.queries.progress import progress_of
from medvirk.listen.queries.review import outgoing, remarks_on, reviewers_for
from medvirk.release.enums import ReviewSide
from medvirk.release.items import Reviewer
from medvirk.release.models import PoolMember, Released, Sitting
from medvirk.release.queries import released_to_parties, state_of
from tests.factories import make_account, make_interviewer
from tests.listen.gatherings import CANARY, ROLE, Gathering, answer, make_gathering, make_reviewers
from tests.listen.making import make_contact

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
NEWER = Words("works", None, "Folk blir godt tatt imot", "De blir spurt hvordan de har det.")


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def heard() -> Gathering:
    return make_gathering()


def several(heard: Gathering, title: str = "Folk blir tatt imot") -> tuple[Finding, Excerpt]:
    """A finding that seven stand behind."""
    mark = heard.mark("Hun spurte hvordan jeg hadde det.", by=heard.speaker(f"Rogn {title}"), counted=7)
    return heard.finding(title, mark), mark


def send(heard: Gathering, *asked: Reviewer) -> Sitting:
    desk = heard.work.desk
    return send_to_review(desk.evaluation, outgoing(desk), asked or make_reviewers(), by=desk.reader)


def read_by_the_municipality(heard: Gathering) -> list[Released]:
    contact = make_contact(heard.work.evaluation)
    return released_to_parties(heard.id, contact, is_party=True)


def test_marks_become_a_finding_and_a_quote_that_those_invited_can_read(heard: Gathering) -> None:
    finding, mark = several(heard)
    quote = heard.quote(finding, mark, "De spurte hvordan jeg hadde det.")
    sitting = send(heard)
    assert read_by_the_municipality(heard) == []
    answer(sitting)
    out = {row.subject: row for row in read_by_the_municipality(heard)}
    assert out[finding.id].content == {"title": "Folk blir tatt imot", "text": CANARY, "theme": "Å bli møtt"}
    assert "7" not in out[finding.id].stands_behind
    assert out[finding.id].stands_behind
    assert out[quote.id].content == {"text": "De spurte hvordan jeg hadde det."}
    assert out[quote.id].parent == finding.id


def test_what_may_not_leave_is_shown_with_the_reason_and_not_sent(heard: Gathering) -> None:
    finding, _ = several(heard)
    few = heard.finding("To sa dette", heard.mark("Vi to.", counted=2))
    going = outgoing(heard.work.desk)
    reasons = {one.finding.id: one.line.stays_because for one in going.lines}
    assert not reasons[finding.id]
    assert reasons[few.id]
    assert (going.new, going.staying) == (1, 1)
    answer(send(heard))
    assert [row.subject for row in read_by_the_municipality(heard)] == [finding.id]


def test_with_six_to_eleven_people_quotes_stay_in() -> None:
    heard = make_gathering(present=(4, 4))
    finding, mark = (
        heard.finding("Folk blir spurt", kept := heard.mark("Hun spurte.", by=heard.speaker("Rogn"), counted=4)),
        kept,
    )
    heard.quote(finding, mark)
    [line] = outgoing(heard.work.desk).lines
    assert not line.line.stays_because
    assert line.quotes[0][1].stays_because


def test_under_six_people_nothing_goes_out() -> None:
    heard = make_gathering(present=(3, 2))
    heard.finding("Folk blir spurt", heard.mark("Hun spurte.", counted=3))
    going = outgoing(heard.work.desk)
    assert going.new == 0
    with pytest.raises(NotPossible, match="nothing new"):
        send(heard)


def test_a_quote_of_somebody_who_took_back_the_yes_is_shown_as_staying_in(heard: Gathering) -> None:
    from tests.listen.gatherings import say

    finding, mark = several(heard)
    heard.quote(finding, mark)
    assert mark.text.segment.participant is not None
    say(mark.text.segment.participant, False)
    [line] = outgoing(heard.work.desk).lines
    assert "not said yes" in str(line.quotes[0][1].stays_because)


def test_a_no_keeps_it_in_and_the_team_reads_why(heard: Gathering) -> None:
    finding, _ = several(heard)
    answer(send(heard), yes=False)
    assert read_by_the_municipality(heard) == []
    remarks = remarks_on(heard.work.desk, [finding.id])
    assert remarks[finding.id].remarks == ["Skriv det mildere.", "Skriv det mildere."]
    assert "no" in progress(finding.id, 1)
    [line] = outgoing(heard.work.desk).lines
    assert "said no to these words" in str(line.line.stays_because)


def progress(subject: UUID, revision: int) -> str:
    return str(progress_of(state_of([subject])[subject], revision).word)


def test_words_written_anew_after_a_no_can_be_sent_once_more(heard: Gathering) -> None:
    finding, _ = several(heard)
    answer(send(heard), yes=False)
    change_finding(heard.id, finding.id, 1, NEWER, by=heard.work.leader)
    answer(send(heard))
    [row] = read_by_the_municipality(heard)
    assert (row.revision, row.content["title"]) == (2, "Folk blir godt tatt imot")


def test_after_two_rounds_of_no_it_stays_in_the_team(heard: Gathering) -> None:
    finding, _ = several(heard)
    answer(send(heard), yes=False)
    change_finding(heard.id, finding.id, 1, NEWER, by=heard.work.leader)
    answer(send(heard), yes=False)
    assert progress(finding.id, 2) == "Stays in the team"


def test_the_word_for_how_far_it_has_come_follows_it(heard: Gathering) -> None:
    finding, _ = several(heard)
    assert progress(finding.id, 1) == "Draft"
    sitting = send(heard)
    assert progress(finding.id, 1) == "In review"
    answer(sitting)
    assert progress(finding.id, 1) == "Released"
    assert progress(finding.id, 2) == "Released, with newer words here"


def test_words_changed_during_the_review_are_sent_in_place_of_the_old_ones(heard: Gathering) -> None:
    finding, _ = several(heard)
    sitting = send(heard)
    change_finding(heard.id, finding.id, 1, NEWER, by=heard.work.leader)
    going = outgoing(heard.work.desk)
    assert going.lines[0].line.has_newer_words
    send_newer_words(known(heard.id), going, finding.id, by=heard.work.leader)
    assert not outgoing(heard.work.desk).lines[0].line.has_newer_words
    answer(sitting)
    assert read_by_the_municipality(heard)[0].revision == 2


def test_new_words_go_nowhere_when_no_review_is_open(heard: Gathering) -> None:
    finding, _ = several(heard)
    with pytest.raises(NotPossible, match="No review is open"):
        send_newer_words(known(heard.id), outgoing(heard.work.desk), finding.id, by=heard.work.leader)


def test_an_item_that_is_not_there_is_not_sent_again(heard: Gathering) -> None:
    several(heard)
    send(heard)
    with pytest.raises(NotAllowed):
        send_newer_words(known(heard.id), outgoing(heard.work.desk), uuid4(), by=heard.work.leader)


def test_what_reviewers_have_seen_is_never_removed(heard: Gathering) -> None:
    finding, mark = several(heard)
    quote = heard.quote(finding, mark)
    send(heard)
    with pytest.raises(NotPossible, match="Reviewers have had this"):
        remove_finding(heard.id, finding.id, by=heard.work.leader)
    with pytest.raises(NotPossible, match="Reviewers have had this"):
        remove_quote(heard.id, quote.id, by=heard.work.leader)


def test_withdrawing_calls_a_released_quote_back(heard: Gathering) -> None:
    finding, mark = several(heard)
    quote = heard.quote(finding, mark)
    answer(send(heard))
    assert quote.id in {row.subject for row in read_by_the_municipality(heard)}
    person = mark.text.segment.participant
    assert person is not None
    withdraw(heard.id, person.id, sheet_text(known(heard.id), "nb"), by=heard.work.leader)
    assert {row.subject for row in read_by_the_municipality(heard)} == {finding.id}
    assert not Quote.objects.exists()
    assert findings_seen(known(heard.id), heard.work.keys)[0].quotes == ()


def test_nobody_on_the_team_reviews_their_own_work(heard: Gathering) -> None:
    several(heard)
    lived, _professional = make_reviewers()
    member = make_interviewer(heard.work.evaluation)
    own = Reviewer(ReviewSide.PROFESSIONAL, member.id, "Kari", "kari@example.org")
    with pytest.raises(NotPossible, match="on the evaluation's team"):
        send(heard, lived, own)


def test_the_pool_offers_nobody_who_is_barred(heard: Gathering) -> None:
    outside = make_account((ROLE[ReviewSide.PROFESSIONAL], heard.work.evaluation.organisation))
    inside = make_interviewer(heard.work.evaluation)
    for account in (outside.id, inside.id):
        PoolMember.objects.create(account_id=account, side=ReviewSide.PROFESSIONAL)
    pool = reviewers_for(heard.work.leader, known(heard.id))
    assert [one.account for one in pool[ReviewSide.PROFESSIONAL]] == [outside.id]


def test_only_the_process_leader_sends(heard: Gathering) -> None:
    several(heard)
    reader = heard.work.reader(make_interviewer(heard.work.evaluation))
    going = outgoing(heard.work.desk)
    for actor in (reader, make_contact(heard.work.evaluation)):
        with pytest.raises(NotAllowed):
            send_to_review(known(heard.id), going, make_reviewers(), by=actor)
        with pytest.raises(NotAllowed):
            reviewers_for(actor, known(heard.id))


def test_nothing_is_sent_in_another_step() -> None:
    heard = make_gathering("collecting")
    several(heard)
    with pytest.raises(NotPossible, match="Process report"):
        send(heard)


def test_the_hand_over_leaves_one_line_that_names_nobody_who_told(heard: Gathering) -> None:
    several(heard)
    before = AuditLine.objects.count()
    send(heard)
    line = AuditLine.objects.order_by("at").last()
    assert AuditLine.objects.count() == before + 1
    assert line is not None
    assert (line.verb, line.details) == ("release.sitting.opened", {"zone": "shared", "items": 1})
