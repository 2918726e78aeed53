"""The fonts that a document is set in, read from a folder, and what they can show.

PDF/A and PDF/UA refuse a character that no font can show. So the folder is asked first, and such a character
becomes an empty box: visible, and honest about something missing. Nothing of the machine's own fonts is used;
the same report looks the same everywhere.
"""

import struct
import unicodedata
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

import typst

MISSING = "□"
_UPRIGHT = "normal"
# Characters that have no shape of their own; the typesetter handles them without a glyph.
_SHAPELESS = frozenset({"Cf"})
_VARIATION_SELECTORS = range(0xFE00, 0xFE10)
_PRIVATE = frozenset({"Co"})


class FontsMissingError(RuntimeError):
    """The folder holds no font; the message says what to do."""


class Fonts:
    """The fonts in one folder: the family with most faces leads, the others fill in what it lacks."""

    def __init__(self, folder: Path) -> None:
        self.typst = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
        faces: dict[str, list[Path]] = defaultdict(list)
        for face in self.typst.fonts():
            if face.style == _UPRIGHT and face.path and face.index == 0:
                faces[face.family].append(Path(face.path))
        if not faces:
            raise FontsMissingError(f"There is no font in {folder}. Run the set-up again; it brings the fonts.")
        self.families = tuple(sorted(faces, key=lambda family: (-len(faces[family]), family)))
        self._covered = _covered(faces)
        self._shown = _Shown(self._covered)

    def shown(self, text: str) -> str:
        """Return `text` with composed letters, and a box for each character that no font here can show."""
        return unicodedata.normalize("NFC", text).translate(self._shown)


@lru_cache(maxsize=4)
def fonts_in(folder: Path) -> Fonts:
    """Return the fonts in `folder`, read once for each process."""
    return Fonts(folder)


class _Shown(dict[int, str | int]):
    """A translation table that decides about a character when it first meets it."""

    def __init__(self, covered: frozenset[int]) -> None:
        super().__init__()
        self.covered = covered

    def __missing__(self, point: int) -> str | int:
        category = unicodedata.category(chr(point))
        kept = point in self.covered or category in _SHAPELESS or point in _VARIATION_SELECTORS
        self[point] = point if (kept and category not in _PRIVATE) or point < ord(" ") else MISSING
        return self[point]


def _covered(faces: dict[str, list[Path]]) -> frozenset[int]:
    """What can be shown in every weight: a family shows a character only if all its upright faces do."""
    families = (frozenset.intersection(*(_characters(path) for path in paths)) for paths in faces.values())
    return frozenset().union(*families)


def _characters(path: Path) -> frozenset[int]:
    """Read which characters a TrueType or OpenType file maps to a glyph (its ``cmap`` table)."""
    data = path.read_bytes()
    start = _table(data, b"cmap")
    count = struct.unpack_from(">H", data, start + 2)[0]
    found: set[int] = set()
    for number in range(count):
        platform, _, offset = struct.unpack_from(">HHL", data, start + 4 + 8 * number)
        if platform in (0, 3):
            found.update(_subtable(data, start + offset))
    return frozenset(found)


def _table(data: bytes, name: bytes) -> int:
    count = struct.unpack_from(">H", data, 4)[0]
    for number in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", data, 12 + 16 * number)
        if tag == name:
            return int(offset)
    raise FontsMissingError(f"A font file lacks its {name.decode()} table; fetch the fonts again.")


def _subtable(data: bytes, start: int) -> set[int]:
    form = struct.unpack_from(">H", data, start)[0]
    if form == 12:
        return _segmented_wide(data, start)
    return _segmented(data, start) if form == 4 else set()


def _segmented_wide(data: bytes, start: int) -> set[int]:
    groups = struct.unpack_from(">L", data, start + 12)[0]
    found: set[int] = set()
    for number in range(groups):
        first, last, glyph = struct.unpack_from(">LLL", data, start + 16 + 12 * number)
        found.update(range(first if glyph else first + 1, last + 1))
    return found


def _segmented(data: bytes, start: int) -> set[int]:
    size = struct.unpack_from(">H", data, start + 6)[0]
    columns = [start + 14, start + 16 + size, start + 16 + 2 * size, start + 16 + 3 * size]
    found: set[int] = set()
    for number in range(0, size, 2):
        last, first, delta, offset = (struct.unpack_from(">H", data, column + number)[0] for column in columns)
        for point in range(first, last + 1):
            place = columns[3] + number + offset + 2 * (point - first)
            glyph = struct.unpack_from(">H", data, place)[0] if offset else point
            if glyph and (glyph + delta) & 0xFFFF:
                found.add(point)
    return found - {0xFFFF}
