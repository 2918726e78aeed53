"""Sealed values open for their readers, in their place, unchanged; otherwise never."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medvirk.privacy.sealing import (
    WITHDRAWN,
    CannotOpen,
    KeyPair,
    Place,
    Unopened,
    fingerprint,
    generate_key_pair,
    is_tombstone,
    key_pair_from_private,
    open_key,
    open_sealed,
    seal,
    seal_key_to,
    tombstone,
)
from medvirk.privacy.sealing.values import _seal_bytes

TEAM = generate_key_pair()
OTHER = generate_key_pair()
PLACE = Place(UUID(int=1), "segment", UUID(int=2), "text", 1)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
PLACES = st.builds(Place, st.uuids(), NAMES, st.uuids(), NAMES, st.integers(0, 2**64 - 1))


def reason_for(sealed: bytes, place: Place, keys: KeyPair) -> Unopened:
    """Return why a value stays closed."""
    with pytest.raises(CannotOpen) as refused:
        open_sealed(sealed, place, keys)
    return refused.value.reason


@given(TEXTS, PLACES)
def test_what_was_sealed_opens_unchanged_in_its_place(text: str, place: Place) -> None:
    assert open_sealed(seal(text, place, TEAM.public), place, TEAM) == text


@given(PLACES, PLACES)
def test_a_sealed_text_opens_in_no_other_place(place: Place, elsewhere: Place) -> None:
    sealed = seal("Ingen spurte meg.", place, TEAM.public)
    if place == elsewhere:
        assert open_sealed(sealed, elsewhere, TEAM) == "Ingen spurte meg."
    else:
        assert reason_for(sealed, elsewhere, TEAM) is Unopened.MOVED_OR_CHANGED


@given(PLACES, PLACES)
def test_two_places_never_share_their_bytes(one: Place, other: Place) -> None:
    assert (one.associated_data() == other.associated_data()) == (one == other)


@pytest.mark.parametrize(
    "elsewhere",
    [
        replace(PLACE, evaluation=uuid4()),
        replace(PLACE, model="quote"),
        replace(PLACE, row=uuid4()),
        replace(PLACE, field="memo"),
        replace(PLACE, text_version=2),
        replace(PLACE, model="segmentt", field="ext"),
    ],
)
def test_each_part_of_the_place_matters(elsewhere: Place) -> None:
    sealed = seal("Ingen spurte meg.", PLACE, TEAM.public)
    assert reason_for(sealed, elsewhere, TEAM) is Unopened.MOVED_OR_CHANGED


def test_every_single_changed_bit_is_refused_for_every_reader() -> None:
    sealed = seal("Hei", PLACE, TEAM.public, OTHER.public)
    for bit in range(len(sealed) * 8):
        changed = bytearray(sealed)
        changed[bit // 8] ^= 1 << bit % 8
        for keys in (TEAM, OTHER):
            with pytest.raises(CannotOpen):
                open_sealed(bytes(changed), PLACE, keys)


@settings(max_examples=50)
@given(st.data())
def test_a_text_cut_short_or_made_longer_is_refused(data: st.DataObject) -> None:
    sealed = seal("Hei", PLACE, TEAM.public)
    at = data.draw(st.integers(0, len(sealed) - 1))
    for changed in (sealed[:at], sealed + sealed[: at + 1]):
        with pytest.raises(CannotOpen):
            open_sealed(changed, PLACE, TEAM)


@given(st.binary(max_size=400))
def test_whatever_bytes_come_in_the_answer_is_a_refusal(noise: bytes) -> None:
    for sealed in (noise, b"MV\x01" + noise):
        with pytest.raises(CannotOpen):
            open_sealed(sealed, PLACE, TEAM)


def test_every_recipient_opens_and_nobody_else_does() -> None:
    third = generate_key_pair()
    sealed = seal("Vi vil bli spurt.", PLACE, TEAM.public, OTHER.public)
    assert {open_sealed(sealed, PLACE, keys) for keys in (TEAM, OTHER)} == {"Vi vil bli spurt."}
    assert reason_for(sealed, PLACE, third) is Unopened.NOT_FOR_THIS_KEY


def test_equal_texts_never_look_equal() -> None:
    assert seal("Ja", PLACE, TEAM.public) != seal("Ja", PLACE, TEAM.public)


def test_an_envelope_says_what_it_is_not() -> None:
    sealed = seal("Hei", PLACE, TEAM.public)
    assert reason_for(b"", PLACE, TEAM) is Unopened.NOT_AN_ENVELOPE
    assert reason_for(b"MV\x02" + sealed[3:], PLACE, TEAM) is Unopened.NOT_AN_ENVELOPE
    assert reason_for(WITHDRAWN, PLACE, TEAM) is Unopened.WITHDRAWN


def test_bytes_that_are_no_text_are_refused_even_when_rightly_sealed() -> None:
    sealed = _seal_bytes(b"\xff", PLACE.associated_data(), (TEAM.public,))
    assert reason_for(sealed, PLACE, TEAM) is Unopened.NOT_AN_ENVELOPE


@pytest.mark.parametrize("recipients", [(), (TEAM.public,) * 256, (b"short",)])
def test_sealing_to_nobody_or_to_nonsense_is_an_error(recipients: tuple[bytes, ...]) -> None:
    with pytest.raises(ValueError, match=r"recipient|32 bytes"):
        seal("Hei", PLACE, *recipients)  # type: ignore[arg-type]


@pytest.mark.parametrize("version", [-1, 2**64])
def test_a_place_refuses_impossible_text_versions(version: int) -> None:
    with pytest.raises(OverflowError):
        replace(PLACE, text_version=version).associated_data()


def test_a_participants_key_opens_with_the_evaluations_key_and_its_own_context() -> None:
    participant = generate_key_pair()
    sealed = seal_key_to(participant.private, TEAM.public, b"participant 7")
    opened = open_key(sealed, TEAM, b"participant 7")
    assert key_pair_from_private(opened) == participant
    for keys, context in ((OTHER, b"participant 7"), (TEAM, b"participant 8")):
        with pytest.raises(CannotOpen):
            open_key(sealed, keys, context)
    assert reason_for(sealed, PLACE, TEAM) is Unopened.MOVED_OR_CHANGED


def test_a_key_of_the_wrong_length_is_never_sealed() -> None:
    with pytest.raises(ValueError, match="32"):
        seal_key_to(b"short", TEAM.public, b"")


def test_a_fingerprint_follows_the_ciphertext() -> None:
    sealed = seal("Hei", PLACE, TEAM.public)
    assert fingerprint(sealed) == fingerprint(bytes(sealed))
    assert len(fingerprint(sealed)) == 64
    assert fingerprint(sealed) != fingerprint(sealed + b"x")


@given(st.integers(1, 500))
def test_a_tombstone_keeps_the_length_and_is_known_as_one(length: int) -> None:
    assert len(tombstone(length)) == length
    assert is_tombstone(tombstone(length))


def test_no_other_text_is_a_tombstone() -> None:
    assert tombstone(0) == ""
    assert not is_tombstone("")
    assert not is_tombstone(tombstone(2) + "a")
    with pytest.raises(ValueError, match="negative"):
        tombstone(-1)


def test_a_refusal_says_no_more_than_its_reason() -> None:
    with pytest.raises(CannotOpen) as refused:
        open_sealed(seal("hemmelig", PLACE, TEAM.public), PLACE, OTHER)
    assert str(refused.value) == "not_for_this_key"
    assert refused.value.__cause__ is None
