"""The pages of interviews, participants and notes, as somebody meets them in a browser without scripts."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from pytest_django import DjangoAssertNumQueries

from medvirk.foundation.audit.models import AuditLine
from medvirk.listen.enums import Purpose
from medvirk.listen.models import Interview, Participant, Segment
from medvirk.listen.views import device
from medvirk.people.models import Employment
from tests.factories import make_actor
from tests.listen.evenings import Evening, account_of, make_collecting, make_evening
from tests.listen.making import make_contact, make_panel_member, signed_in

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
MOST_QUERIES = 15
VTT = """WEBVTT

00:01.000 --> 00:02.000
<v Kari>Hva er viktig for deg?

00:03.000 --> 00:04.000
<v Ola>At noen spør.
"""


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def evening() -> Evening:
    return make_evening()


@pytest.fixture
def client(evening: Evening) -> Client:
    """The writer's phone."""
    return signed_in(evening.writer)


def address(evening: Evening, name: str, *args: UUID) -> str:
    return reverse(f"listen:{name}", args=[*evening.ids, *args])


def of_participant(evening: Evening, name: str, person: Participant) -> str:
    return reverse(f"listen:{name}", args=[evening.ids[0], person.id])


def write(client: Client, evening: Evening, words: str = "Det hjelper", **fields: Any) -> Any:
    note = {"id": str(uuid4()), "version": 0, "words": words, **fields}
    return client.post(address(evening, "write_notes"), note, follow=True)


def bring(client: Client, evening: Evening, content: bytes, name: str = "notat.txt", **fields: Any) -> Any:
    file = SimpleUploadedFile(name, content)
    form = {"upload": str(uuid4()), "present": 5, "file": file, **fields}
    return client.post(address(evening, "bring_in"), form, follow=True)


def test_an_interview_is_planned_on_a_page() -> None:
    work, interviewer = make_collecting()
    client = signed_in(work.leader)
    plan = {
        "kind": "group",
        "audience": "next_of_kin",
        "day": timezone.localdate(),
        "language": "nn",
        "asks": str(work.leader.id),
        "writes": str(interviewer.id),
    }
    page = client.post(reverse("listen:new_interview", args=[work.evaluation.id]), plan, follow=True).content.decode()
    assert "Interview 1" in page
    assert "next of kin" in page
    assert Interview.objects.get().language == "nn"


def test_somebody_employed_in_the_service_cannot_be_chosen() -> None:
    work, interviewer = make_collecting()
    name = account_of(interviewer).name
    client = signed_in(work.leader)
    page = reverse("listen:new_interview", args=[work.evaluation.id])
    assert f">{name}</option>" in client.get(page).content.decode()
    Employment.objects.create(account=account_of(interviewer), service=work.evaluation.affected.get().service)
    assert f">{name}</option>" not in client.get(page).content.decode()


def test_a_plan_can_be_changed(evening: Evening, client: Client) -> None:
    page = client.get(address(evening, "edit_interview")).content.decode()
    assert "Save the change" in page
    crew = {member.part: str(member.account_id) for member in evening.interview.crew.all()}
    plan = {"kind": "group", "audience": "users", "day": "2026-03-04", "language": "nb", **crew}
    assert "4. March 2026" in client.post(address(evening, "edit_interview"), plan, follow=True).content.decode()


def test_a_participant_is_registered_by_a_suggested_pseudonym(evening: Evening, client: Client) -> None:
    form = client.get(address(evening, "new_participant")).content.decode()
    suggested = re.search(r'name="pseudonym" value="([^"]+)"', form)
    assert suggested
    fields = {"pseudonym": suggested[1], "take_part": "on", "quote": "on", "sheet_language": "nb"}
    page = client.post(address(evening, "new_participant"), fields, follow=True).content.decode()
    assert suggested[1] in page
    assert "May be quoted" in page


def test_without_a_yes_to_taking_part_nothing_is_stored(evening: Evening, client: Client) -> None:
    fields = {"pseudonym": "Bekk", "quote": "on", "sheet_language": "nb"}
    assert client.post(address(evening, "new_participant"), fields).status_code == 200
    assert not Participant.objects.exists()


def test_what_somebody_says_yes_to_can_be_changed(evening: Evening, client: Client) -> None:
    person = evening.joins("Bekk", Purpose.QUOTE)
    page = of_participant(evening, "consent", person)
    assert "checked" in client.get(page).content.decode()
    fields = {"take_part": "on", "sheet_language": "nb"}
    assert "Not to be quoted" in client.post(page, fields, follow=True).content.decode()
    assert person.consents.count() == len(Purpose) + 1


def test_withdrawing_says_what_happens_and_a_get_changes_nothing(evening: Evening, client: Client) -> None:
    person = evening.joins("Bekk")
    page = client.get(of_participant(evening, "withdraw", person)).content.decode()
    assert "cannot be undone" in page
    person.refresh_from_db()
    assert person.withdrawn_on is None
    page = client.post(of_participant(evening, "withdraw", person), follow=True).content.decode()
    assert "What they said is gone" in page
    assert "Go through the rest of the notes" in page


def test_going_through_the_rest_after_a_withdrawal(evening: Evening) -> None:
    person = evening.joins("Bekk")
    evening.write("Det Bekk sa")
    evening.hand_in()
    reader = evening.work.browser()
    reader.post(of_participant(evening, "withdraw", person))
    page = reader.get(of_participant(evening, "look_through", person)).content.decode()
    assert "Det Bekk sa" in page
    assert AuditLine.objects.filter(verb="listen.notes.read").count() == 1
    take_out = re.search(r'action="([^"]*look-through/[^"]+)"', page)
    assert take_out
    assert "no such passages left" in reader.post(take_out[1], follow=True).content.decode()
    page = reader.post(of_participant(evening, "look_through", person), follow=True).content.decode()
    assert "Go through the rest of the notes" not in page


def test_notes_are_written_beside_the_theme_guide(evening: Evening, client: Client) -> None:
    page = client.get(address(evening, "write_notes")).content.decode()
    assert "Tema 1" in page
    assert "Hva tenker du om 1?" in page
    page = write(client, evening, "Det hjelper <å> bli spurt", recognised=4).content.decode()
    assert "Det hjelper &lt;å&gt; bli spurt" in page
    assert "4 recognised it" in page
    assert str(Segment.objects.get().section) == str(evening.section)


def test_a_note_can_stand_under_another_section_or_none(evening: Evening, client: Client) -> None:
    note = {"id": str(uuid4()), "version": 0, "words": "Noe annet"}
    client.post(address(evening, "write_notes") + "?section=none", note)
    assert Segment.objects.get().section is None
    page = client.get(address(evening, "write_notes") + f"?section={evening.work.sections[1]}").content.decode()
    assert "Nothing yet under this part" in page


def test_sending_the_same_note_twice_stores_it_once(evening: Evening, client: Client) -> None:
    note = {"id": str(uuid4()), "version": 0, "words": "Én gang"}
    for _ in range(2):
        assert client.post(address(evening, "write_notes"), note).status_code == 302
    assert Segment.objects.count() == 1


@pytest.mark.parametrize(
    "fields",
    [{"words": "  \n "}, {"recognised": 99}, {"recognised": "x"}, {"participant": str(uuid4())}, {"id": "x"}],
)
def test_a_note_with_a_mistake_is_kept_on_the_page_and_not_stored(
    evening: Evening, client: Client, fields: dict[str, Any]
) -> None:
    response = write(client, evening, **{"words": "Dette ble sagt", **fields})
    assert response.status_code == 200
    assert fields.get("words", "Dette ble sagt").strip() in response.content.decode()
    assert not Segment.objects.exists()


def test_the_devices_cookie_is_for_this_interview_alone(evening: Evening, client: Client) -> None:
    cookie = client.get(address(evening, "write_notes")).cookies[device.cookie_name(evening.interview.id)]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_another_device_sees_that_a_note_is_there_but_not_what_it_says(evening: Evening, client: Client) -> None:
    write(client, evening, "Det hjelper")
    other = signed_in(evening.writer)
    page = other.get(address(evening, "write_notes")).content.decode()
    assert "Det hjelper" not in page
    assert "Written on another device" in page
    segment = Segment.objects.get()
    assert other.get(address(evening, "edit_note", segment.id)).status_code == 409
    assert other.post(address(evening, "remove_note", segment.id)).status_code == 409
    assert Segment.objects.exists()


def test_a_broken_device_cookie_is_as_good_as_none(evening: Evening, client: Client) -> None:
    client.cookies[device.cookie_name(evening.interview.id)] = "æ!not base64"
    assert client.get(address(evening, "write_notes")).status_code == 200
    client.cookies[device.cookie_name(evening.interview.id)] = "c2hvcnQ="
    assert write(client, evening).status_code == 200
    assert Segment.objects.count() == 1


def test_a_note_is_corrected_and_removed_on_its_device(evening: Evening, client: Client) -> None:
    write(client, evening, "Først")
    segment = Segment.objects.get()
    page = client.get(address(evening, "edit_note", segment.id)).content.decode()
    assert "Først" in page
    note = {"id": str(segment.id), "version": 1, "words": "Siden"}
    assert "Siden" in client.post(address(evening, "edit_note", segment.id), note, follow=True).content.decode()
    client.post(address(evening, "remove_note", segment.id))
    assert not Segment.objects.exists()


def test_handing_in_takes_the_device_key_away(evening: Evening, client: Client) -> None:
    write(client, evening, "Det hjelper")
    evening.tell()
    assert "Hand in the notes" in client.get(address(evening, "interview")).content.decode()
    page = client.post(address(evening, "hand_in"), follow=True).content.decode()
    assert "The notes are handed in" in page
    assert device.cookie_name(evening.interview.id) not in {n for n, c in client.cookies.items() if c.value}
    assert client.get(address(evening, "write_notes")).status_code == 302


def test_handing_in_too_early_says_what_to_do(evening: Evening, client: Client) -> None:
    write(client, evening)
    assert "how many took part" in client.post(address(evening, "hand_in"), follow=True).content.decode()


def test_a_reader_who_has_unlocked_hands_in_for_a_lost_phone(evening: Evening, client: Client) -> None:
    write(client, evening)
    evening.tell()
    lost = signed_in(evening.work.leader).post(address(evening, "hand_in"), follow=True).content.decode()
    assert "1 note was written on another device" in lost
    assert (
        "The notes are handed in"
        in evening.work.browser().post(address(evening, "hand_in"), follow=True).content.decode()
    )


def test_how_it_was_recorded_is_told_afterwards(evening: Evening, client: Client) -> None:
    told = {"present": 5, "recorded_on": "opptaker 3", "recorded_by": "Kari", "recording_deleted_on": "2026-03-04"}
    page = client.post(address(evening, "afterwards"), told, follow=True).content.decode()
    assert "On opptaker 3, by Kari. Deleted on 4. March 2026." in page


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"present": 2}, "three to seven"),
        ({"present": 9}, "less than or equal to 7"),
        ({"present": 5, "recorded_on": "x"}, "Write who had the device"),
        ({"present": 5, "recording_deleted_on": "2026-03-04"}, "which device"),
        ({"present": 5, "recorded_on": "x", "recorded_by": "y", "recording_deleted_on": "2999-01-01"}, "not come yet"),
    ],
)
def test_what_cannot_be_so_is_refused_with_a_reason(
    evening: Evening, client: Client, told: dict[str, Any], says: str
) -> None:
    assert says in client.post(address(evening, "afterwards"), told).content.decode()


def test_a_file_is_brought_in_a_paragraph_a_note(evening: Evening, client: Client) -> None:
    page = bring(client, evening, "Første avsnitt.\n\nAndre avsnitt.".encode()).content.decode()
    assert "2 paragraphs are brought in" in page
    notes = client.get(address(evening, "write_notes") + "?section=none").content.decode()
    assert "Første avsnitt." in notes


def test_a_file_can_belong_to_one_section(evening: Evening, client: Client) -> None:
    bring(client, evening, b"Et avsnitt.", section=str(evening.section))
    assert Segment.objects.get().section == evening.section


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("notat.txt", b"", "empty"),
        ("notat.pdf", b"%PDF-1.7", "cannot be read here"),
        ("notat.docx", b"not a document", "of another kind"),
        ("notat.txt", b"\x00\x01\x02\x03\xff\xfe", ""),
        ("notat.txt", b"x" * (5 * 1024 * 1024 + 1), "larger than 5"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_whole(
    evening: Evening, client: Client, name: str, content: bytes, says: str
) -> None:
    response = bring(client, evening, content, name)
    assert response.status_code == 200
    assert says in response.content.decode()
    assert not Segment.objects.exists()


def test_voices_of_a_file_are_matched_and_their_names_are_not_stored(evening: Evening, client: Client) -> None:
    person = evening.joins("Bekk")
    page = bring(client, evening, VTT.encode(), "samtale.vtt").content.decode()
    assert "Who is who in the file" in page
    assert ">Ola" in page
    client.post(address(evening, "voices"), {"voice-0": "", "voice-1": str(person.id)})
    assert Segment.objects.get(voice=1).participant == person
    assert "Ola" not in client.get(address(evening, "write_notes") + "?section=none").content.decode()


def test_voices_from_another_device_are_refused(evening: Evening, client: Client) -> None:
    person = evening.joins("Bekk")
    bring(client, evening, VTT.encode(), "samtale.vtt")
    other = signed_in(evening.writer)
    assert other.post(address(evening, "voices"), {"voice-1": str(person.id)}).status_code == 409
    assert client.post(address(evening, "voices"), {"voice-1": "x"}).status_code == 409


def test_the_card_says_what_must_be_said_before_consent(evening: Evening, client: Client) -> None:
    page = client.get(reverse("listen:interviewers_card", args=[evening.ids[0]])).content.decode()
    for words in ("Say this before anybody says yes", "duty to avert", "113", "116 123", "look after yourselves"):
        assert words in page


PAGES = ("interview", "edit_interview", "afterwards", "write_notes", "new_participant", "bring_in")


@pytest.mark.parametrize("name", PAGES)
def test_the_service_its_panel_and_strangers_find_no_interview(evening: Evening, name: str) -> None:
    evaluation = evening.work.evaluation
    other = make_evening()
    for outsider in (make_contact(evaluation), make_panel_member(evaluation), make_actor(), other.work.leader):
        browser = signed_in(outsider)
        assert browser.get(address(evening, name)).status_code == 404
        assert browser.post(address(evening, name), {}).status_code in (404, 405)


@pytest.mark.parametrize("name", PAGES)
def test_somebody_employed_in_the_service_finds_no_interview(evening: Evening, name: str) -> None:
    service = evening.work.evaluation.affected.get().service
    Employment.objects.create(account=account_of(evening.writer), service=service)
    assert signed_in(evening.writer).get(address(evening, name)).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_an_interview_is_found_in_its_own_evaluation_alone(evening: Evening, name: str) -> None:
    other = make_evening()
    wrong = reverse(f"listen:{name}", args=[other.ids[0], evening.interview.id])
    assert signed_in(other.work.leader).get(wrong).status_code == 404


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_page_opens_in_every_language(evening: Evening, client: Client, language: str) -> None:
    person = evening.joins("Bekk")
    with translation.override(language):
        pages = [address(evening, name) for name in PAGES]
        pages += [of_participant(evening, name, person) for name in ("consent", "withdraw")]
        pages += [
            reverse(f"listen:{name}", args=[evening.ids[0]])
            for name in ("interviews", "new_interview", "interviewers_card", "reading", "passphrase")
        ]
    for page in pages:
        assert client.get(page).status_code == 200, page


@pytest.mark.parametrize("name", ["interview", "write_notes"])
def test_the_number_of_queries_does_not_grow_with_the_notes(
    evening: Evening, client: Client, name: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    counted = []
    for number in (1, 5):
        for place in range(number):
            evening.write("Noe", evening.joins(f"Pseudonym {number}-{place}"))
        with django_assert_max_num_queries(MOST_QUERIES) as queries:
            client.get(address(evening, name))
        counted.append(len(queries))
    assert counted[0] == counted[1]


def test_the_list_of_interviews_has_few_queries(
    evening: Evening, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in (2, 3, 4, 5):
        Interview.objects.create(
            evaluation=evening.work.evaluation,
            number=number,
            kind="group",
            audience="users",
            language="nb",
            day=timezone.localdate(),
        )
    with django_assert_max_num_queries(MOST_QUERIES):
        client.get(reverse("listen:interviews", args=[evening.ids[0]]))
