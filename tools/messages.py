"""Translations without gettext's programs: find all texts, merge them into the catalogues, compile, and report gaps.

Each room has its own catalogue in bokmål and nynorsk; texts in the code are English.
"""

import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src/medvirk"
LANGUAGES = ("nb", "nn")
KEYWORDS = {
    "gettext": None,
    "gettext_lazy": None,
    "_": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
Message = tuple[str, str | tuple[str, ...], str | None]


def homes() -> list[Path]:
    """The folders that have a catalogue of their own: every room, every package of the foundation, the addresses."""
    rooms = [p for p in SOURCE.iterdir() if (p / "apps.py").exists()]
    return sorted(
        [SOURCE / "config", *rooms] + [p for p in (SOURCE / "foundation").iterdir() if (p / "apps.py").exists()]
    )


def catalogue_path(home: Path, language: str) -> Path:
    """Where a room's translations to one language lie."""
    return home / "locale" / language / "LC_MESSAGES" / "django.po"


def catalogues() -> list[Path]:
    """All catalogues there are."""
    return [path for home in homes() for lang in LANGUAGES if (path := catalogue_path(home, lang)).exists()]


def compile_all() -> None:
    """Write the compiled file beside each catalogue."""
    for path in catalogues():
        with path.open("rb") as po, path.with_suffix(".mo").open("wb") as mo:
            write_mo(mo, read_po(po))


def messages_in(home: Path) -> dict[tuple[str | tuple[str, ...], str | None], str]:
    """All texts to translate in a folder, each with the file where it stands first."""
    found: dict[tuple[str | tuple[str, ...], str | None], str] = {}
    for path in sorted([*home.rglob("*.py"), *home.rglob("*.html"), *home.rglob("*.txt"), *home.rglob("*.svg")]):
        if "migrations" in path.parts or "locale" in path.parts:
            continue
        for message, context in _extract(path):
            found.setdefault((message, context), str(path.relative_to(SOURCE)))
    return found


def _extract(path: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    text = path.read_text()
    if path.suffix != ".py":
        text = templatize(text, origin=str(path))
    # Babel's types describe another of its generators: these rows are (line, function, texts, comments).
    rows: Iterator[tuple[int, Any, Any, Any]] = extract_python(
        BytesIO(text.encode()), KEYWORDS, [], {"encoding": "utf-8"}
    )
    for _line, function, message, _comments in rows:
        if function is not None and message:
            yield from _arranged(function, message)


def _arranged(function: str, message: str | tuple[str, ...]) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    """Singular, plural and context of one call, from its arguments."""
    arguments = list(message) if isinstance(message, tuple | list) else [message]
    context = str(arguments.pop(0)) if "pgettext" in function else None
    texts = tuple(str(a) for a in arguments if isinstance(a, str))
    if texts and texts[0]:
        yield (texts[:2] if function.startswith("n") and len(texts) > 1 else texts[0]), context


def merge(home: Path, language: str) -> Catalog:
    """The room's catalogue with exactly the texts that stand in its code; translations that exist are kept."""
    path = catalogue_path(home, language)
    old = read_po(path.open("rb")) if path.exists() else Catalog()
    new = Catalog(locale=language, project="Medvirk", fuzzy=False, header_comment="# Translations of Medvirk.")
    for (message, context), where in sorted(messages_in(home).items(), key=lambda item: (item[1], str(item[0]))):
        kept = old.get(message if isinstance(message, str) else message[0], context)
        flags = [flag for flag in (kept.flags if kept else ()) if "format" in flag]
        new.add(message, kept.string if kept else "", context=context, locations=[(where, 1)], flags=flags)
    return new


def write_merged(home: Path, language: str) -> None:
    """Bring a catalogue up to date with the code."""
    catalogue = merge(home, language)
    if not len(catalogue):
        return
    path = catalogue_path(home, language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as po:
        write_po(po, catalogue, width=110, omit_header=False, include_lineno=False)
    text = path.read_text()
    # Dates and tool versions change without the translation changing.
    path.write_text(
        re.sub(
            r'^"(POT-Creation-Date|PO-Revision-Date|Generated-By|Last-Translator|Language-Team|Report-Msgid-Bugs-To|Project-Id-Version).*\n',
            "",
            text,
            flags=re.M,
        )
    )


def gaps() -> list[str]:
    """What keeps the translations from being complete: untranslated, uncertain, left over, or said in two ways."""
    wrong: list[str] = []
    said: dict[tuple[str, str | None, str], tuple[str, str]] = {}
    for home in homes():
        texts = messages_in(home)
        for language in LANGUAGES:
            wrong += _gaps_in(home, language, texts, said)
    return wrong


def _gaps_in(
    home: Path,
    language: str,
    texts: dict[tuple[str | tuple[str, ...], str | None], str],
    said: dict[tuple[str, str | None, str], tuple[str, str]],
) -> list[str]:
    path = catalogue_path(home, language)
    name = str(path.relative_to(ROOT))
    catalogue = read_po(path.open("rb")) if path.exists() else Catalog()
    wrong = []
    for (message, context), where in texts.items():
        key = message if isinstance(message, str) else message[0]
        entry = catalogue.get(key, context)
        string = entry.string if entry else ""
        if entry is None or not (all(string) if isinstance(string, tuple | list) else string):
            wrong.append(f"{name}: not translated ({where}): {key[:70]!r}")
        elif entry.fuzzy:
            wrong.append(f"{name}: marked uncertain: {key[:70]!r}")
        else:
            wrong += _placeholders(name, key, message, string)
            first = said.setdefault((key, context, language), (str(string), name))
            if first[0] != str(string):
                wrong.append(f"{name}: {key[:60]!r} is {string!r} here and {first[0]!r} in {first[1]}")
    return wrong


_PLACEHOLDER = re.compile(r"%\((\w+)\)s|\{(\w+)\}")


def _placeholders(name: str, key: str, message: object, string: object) -> list[str]:
    """Every named placeholder of the text is in its translation, and no other."""
    wanted = {m.group(0) for m in _PLACEHOLDER.finditer(" ".join(message) if isinstance(message, tuple) else key)}
    texts = string if isinstance(string, tuple | list) else [string]
    has = {m.group(0) for t in texts for m in _PLACEHOLDER.finditer(str(t))}
    return [f"{name}: placeholders differ: {key[:60]!r}: {sorted(wanted ^ has)}"] if wanted != has else []


def main() -> int:
    """``python -m tools.messages``: bring all catalogues up to date and list the gaps."""
    for home in homes():
        for language in LANGUAGES:
            write_merged(home, language)
    for gap in (missing := gaps()):
        print(gap)
    print(f"{len(missing)} gaps")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
