"""The translation check finds what is missing."""

from pathlib import Path

import pytest

from tools import messages


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(messages, "SOURCE", tmp_path / "src")
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    home = tmp_path / "src/garden"
    (home / "templates").mkdir(parents=True)
    (home / "apps.py").write_text("")
    (tmp_path / "src/foundation").mkdir()
    (tmp_path / "src/config").mkdir()
    return home


def write_catalogue(room: Path, language: str, *entries: str) -> None:
    path = messages.catalogue_path(room, language)
    path.parent.mkdir(parents=True, exist_ok=True)
    header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    path.write_text(header + "\n" + "\n\n".join(entries) + "\n")


def test_texts_are_found_in_code_and_templates(room: Path) -> None:
    (room / "views.py").write_text('from x import pgettext as _p\nA = _("Hello")\nB = pgettext("step", "Draft")\n')
    (room / "templates/a.html").write_text(
        '{% load i18n %}{% translate "Garden" %}'
        "{% blocktranslate trimmed with n=name %}\n  Hi, {{ n }}\n{% endblocktranslate %}"
    )
    found = set(messages.messages_in(room))
    assert found == {("Hello", None), ("Draft", "step"), ("Garden", None), ("Hi, %(n)s", None)}


def test_a_text_without_translation_is_a_gap(room: Path) -> None:
    (room / "views.py").write_text('A = _("Hello")\n')
    write_catalogue(room, "nb", 'msgid "Hello"\nmsgstr "Hei"')
    write_catalogue(room, "nn", 'msgid "Hello"\nmsgstr ""')
    assert [gap.split(":")[0] for gap in messages.gaps()] == ["src/garden/locale/nn/LC_MESSAGES/django.po"]


def test_an_uncertain_translation_is_a_gap(room: Path) -> None:
    (room / "views.py").write_text('A = _("Hello")\n')
    for language in ("nb", "nn"):
        write_catalogue(room, language, '#, fuzzy\nmsgid "Hello"\nmsgstr "Hei"')
    assert len(messages.gaps()) == 2


def test_placeholders_must_be_the_same(room: Path) -> None:
    (room / "views.py").write_text('A = _("Hello, %(name)s")\n')
    for language in ("nb", "nn"):
        write_catalogue(room, language, 'msgid "Hello, %(name)s"\nmsgstr "Hei, %(namn)s"')
    assert len(messages.gaps()) == 2


def test_two_rooms_do_not_say_the_same_in_two_ways(room: Path) -> None:
    other = room.parent / "kitchen"
    other.mkdir()
    (other / "apps.py").write_text('A = _("Hello")\n')
    (room / "views.py").write_text('A = _("Hello")\n')
    for language in ("nb", "nn"):
        write_catalogue(room, language, 'msgid "Hello"\nmsgstr "Hei"')
        write_catalogue(other, language, 'msgid "Hello"\nmsgstr "God dag"')
    assert len(messages.gaps()) == 2


def test_merging_keeps_translations_and_adds_new_texts(room: Path) -> None:
    write_catalogue(room, "nb", 'msgid "Hello"\nmsgstr "Hei"', 'msgid "Old"\nmsgstr "Gammel"')
    (room / "views.py").write_text('A = _("Hello")\nB = _("New")\n')
    messages.write_merged(room, "nb")
    text = messages.catalogue_path(room, "nb").read_text()
    assert 'msgstr "Hei"' in text
    assert 'msgid "New"' in text
    assert "Gammel" not in text
