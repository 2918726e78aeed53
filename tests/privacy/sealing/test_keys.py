"""Keys, wrapped keys, passphrases, secrets and codes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.bindings import crypto_box_seed_keypair

from medvirk.privacy.sealing import (
    CannotOpen,
    Cost,
    PassphraseProblem,
    Unopened,
    WrongPassphrase,
    generate_key_pair,
    key_pair_from_private,
    key_pair_from_secret,
    new_code,
    new_evaluation_code,
    new_link_secret,
    passphrase_problem,
    read_evaluation_code,
    secret_hash,
    unwrap_with_key,
    unwrap_with_passphrase,
    wrap_with_key,
    wrap_with_passphrase,
)

CHEAP = Cost(operations=1, memory=8192)
KEYS = generate_key_pair()


def test_printing_a_pair_never_shows_the_private_half() -> None:
    assert repr(KEYS.private) not in repr(KEYS)
    assert "private" not in repr(KEYS)


def test_two_pairs_differ_and_the_public_half_follows_from_the_private() -> None:
    assert generate_key_pair() != generate_key_pair()
    assert key_pair_from_private(KEYS.private) == KEYS


def test_a_secret_always_makes_the_same_pair_and_its_hash_tells_nothing_of_it() -> None:
    secret = new_link_secret()
    pair = key_pair_from_secret(secret.encode())
    assert pair == key_pair_from_secret(secret.encode())
    assert pair != key_pair_from_secret(new_link_secret().encode())
    assert pair.private != crypto_box_seed_keypair(bytes.fromhex(secret_hash(secret)))[1]


def test_a_secret_that_could_be_guessed_makes_no_key() -> None:
    with pytest.raises(ValueError, match="16"):
        key_pair_from_secret(b"fifteen bytes..")


@pytest.mark.parametrize("key", [b"", b"x" * 31, b"x" * 33])
def test_keys_of_another_length_are_refused(key: bytes) -> None:
    with pytest.raises(ValueError, match="32"):
        key_pair_from_private(key)
    with pytest.raises(ValueError, match="32"):
        wrap_with_key(KEYS.private, key, b"")
    with pytest.raises(ValueError, match="32"):
        wrap_with_passphrase(key, "fire ulike ord her", cost=CHEAP)


@given(st.text(max_size=40))
def test_the_passphrase_that_locked_unlocks(passphrase: str) -> None:
    wrapped = wrap_with_passphrase(KEYS.private, passphrase, cost=CHEAP, context=b"reader 3")
    assert unwrap_with_passphrase(wrapped, passphrase, context=b"reader 3") == KEYS.private


def test_another_passphrase_or_another_owner_does_not() -> None:
    wrapped = wrap_with_passphrase(KEYS.private, "fire ulike ord her", cost=CHEAP, context=b"reader 3")
    for passphrase, context in (("fire ulike ord der", b"reader 3"), ("fire ulike ord her", b"reader 4")):
        with pytest.raises(WrongPassphrase):
            unwrap_with_passphrase(wrapped, passphrase, context=context)


def test_letters_typed_on_another_machine_are_the_same_letters() -> None:
    wrapped = wrap_with_passphrase(KEYS.private, "bl\u00e5b\u00e6r p\u00e5 fjellet", cost=CHEAP)
    assert unwrap_with_passphrase(wrapped, "bla\u030ab\u00e6r\u00a0pa\u030a fjellet") == KEYS.private


def test_every_changed_bit_of_a_wrapped_key_is_refused() -> None:
    wrapped = wrap_with_passphrase(KEYS.private, "fire ulike ord her", cost=CHEAP)
    cost_fields = range(3 * 8, 15 * 8)
    for bit in set(range(len(wrapped) * 8)) - set(cost_fields):
        changed = bytearray(wrapped)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(CannotOpen):
            unwrap_with_passphrase(bytes(changed), "fire ulike ord her")


def test_a_forged_cost_is_refused_before_it_costs_anything() -> None:
    wrapped = wrap_with_passphrase(KEYS.private, "fire ulike ord her", cost=CHEAP)
    forged = wrapped[:7] + b"\xff" * 8 + wrapped[15:]
    with pytest.raises(CannotOpen) as refused:
        unwrap_with_passphrase(forged, "fire ulike ord her")
    assert refused.value.reason is Unopened.NOT_AN_ENVELOPE


def test_a_cheaper_cost_written_over_the_real_one_does_not_open() -> None:
    wrapped = wrap_with_passphrase(KEYS.private, "fire ulike ord her", cost=Cost(2, 8192))
    with pytest.raises(WrongPassphrase):
        unwrap_with_passphrase(wrapped[:3] + (1).to_bytes(4, "big") + wrapped[7:], "fire ulike ord her")


def test_the_usual_cost_is_moderate_and_its_bounds_hold() -> None:
    assert Cost() == Cost(3, 256 * 1024 * 1024)
    for operations, memory in ((0, 8192), (17, 8192), (1, 8191), (1, (1 << 30) + 1)):
        with pytest.raises(ValueError, match="cost"):
            Cost(operations, memory)


def test_the_usual_cost_locks_and_unlocks() -> None:
    wrapped = wrap_with_passphrase(KEYS.private, "fire ulike ord her")
    assert unwrap_with_passphrase(wrapped, "fire ulike ord her") == KEYS.private


def test_a_key_locked_with_a_key_opens_with_that_key_and_context_alone() -> None:
    session, other = b"s" * 32, b"t" * 32
    wrapped = wrap_with_key(KEYS.private, session, b"session 9")
    assert unwrap_with_key(wrapped, session, b"session 9") == KEYS.private
    for key, context in ((other, b"session 9"), (session, b"session 8")):
        with pytest.raises(CannotOpen) as refused:
            unwrap_with_key(wrapped, key, context)
        assert refused.value.reason is Unopened.NOT_FOR_THIS_KEY


@given(st.binary(max_size=120))
def test_noise_is_no_wrapped_key(noise: bytes) -> None:
    for wrapped in (noise, b"MK\x01" + noise):
        with pytest.raises(CannotOpen):
            unwrap_with_key(wrapped, b"s" * 32, b"")
    with pytest.raises(CannotOpen):
        unwrap_with_passphrase(noise, "fire ulike ord her")


def test_one_kind_of_wrap_is_never_taken_for_the_other() -> None:
    with_key = wrap_with_key(KEYS.private, b"s" * 32, b"")
    with_passphrase = wrap_with_passphrase(KEYS.private, "fire ulike ord her", cost=CHEAP)
    with pytest.raises(CannotOpen):
        unwrap_with_key(with_passphrase, b"s" * 32, b"")
    with pytest.raises(CannotOpen):
        unwrap_with_passphrase(with_key, "fire ulike ord her")


@pytest.mark.parametrize(
    ("passphrase", "problem"),
    [
        ("", PassphraseProblem.TOO_SHORT),
        ("elleve tegn", PassphraseProblem.TOO_SHORT),
        ("aaaaaaaaaaaaaaaa", PassphraseProblem.TOO_ALIKE),
        ("abababababcdcdcd", PassphraseProblem.TOO_ALIKE),
        ("hemlighemlighemlig", PassphraseProblem.REPEATED),
        ("abcdefghijklmnop", PassphraseProblem.SEQUENCE),
        ("0987654321234567", PassphraseProblem.SEQUENCE),
        ("qwertyuiopåasdf", PassphraseProblem.SEQUENCE),
        ("Passord123456", PassphraseProblem.ORDINARY),
        ("sommer2026sommer", PassphraseProblem.ORDINARY),
        ("blåbær under gammel bro", None),
        ("passord er ikke nok for meg", None),
        ("Xk7!pQ2z#mR9", None),
    ],
)
def test_a_weak_passphrase_is_refused_with_its_problem(passphrase: str, problem: PassphraseProblem | None) -> None:
    assert passphrase_problem(passphrase) is problem


def test_link_secrets_are_long_safe_in_an_address_and_never_the_same() -> None:
    secrets = {new_link_secret() for _ in range(50)}
    assert len(secrets) == 50
    assert all(re.fullmatch(r"[\w-]{43}", secret, re.ASCII) for secret in secrets)


def test_a_secrets_hash_is_stable_and_its_own() -> None:
    assert secret_hash("en hemmelighet") == secret_hash("en hemmelighet")
    assert secret_hash("en hemmelighet") != secret_hash("en hemmelighet ")
    assert re.fullmatch(r"[0-9a-f]{64}", secret_hash("\ud800"))


def test_codes_have_their_digits_and_keep_leading_zeros() -> None:
    assert {len(new_code()) for _ in range(100)} == {6}
    assert re.fullmatch(r"\d", new_code(1))
    with pytest.raises(ValueError, match="digit"):
        new_code(0)


def test_an_evaluation_code_can_be_typed_in_any_manner() -> None:
    code = new_evaluation_code()
    assert re.fullmatch(r"[a-z]+-[a-z]+-\d{4}", code)
    for typed in (code.upper(), code.replace("-", " "), f" {code.replace('-', ' – ')}. "):
        assert read_evaluation_code(typed) == code
