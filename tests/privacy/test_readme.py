"""The library's README tells the truth: its examples run and give what they say."""

import re
from pathlib import Path
from uuid import uuid4

import medvirk.privacy
from medvirk.privacy import disclosure, sealing
from medvirk.privacy.disclosure import Figure, Form, HowMany, Reason, Refusal

README = (Path(medvirk.privacy.__path__[0]) / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


def test_the_sealing_example_opens_what_it_seals() -> None:
    names = {**vars(sealing), "uuid4": uuid4}
    exec(BLOCKS[0], names)  # noqa: S102 (our own README)
    assert names["open_sealed"](names["sealed"], names["place"], names["keys"]) == "Ingen spurte meg."
    assert names["unwrap_with_passphrase"](names["wrapped"], "fire ord som ingen gjetter") == names["keys"].private


def test_the_disclosure_examples_answer_as_their_comments_say() -> None:
    lines = BLOCKS[1].splitlines()
    named = [f"answer_{number} = {line}" if line[:9] != "standing " else line for number, line in enumerate(lines)]
    names = dict(vars(disclosure))
    exec("\n".join(named), names)  # noqa: S102 (our own README)
    assert names["answer_0"] == Refusal(Reason.TOO_FEW_PARTICIPANTS, 12)
    assert names["answer_2"].how_many is HowMany.SEVERAL
    assert names["answer_3"] == Figure(Form.NUMBER, 14, 30)
    assert names["answer_4"][0][1] == Refusal(Reason.SMALL_CELL, 11)


def test_the_readme_fits_two_screens() -> None:
    assert len(README.splitlines()) <= 60
