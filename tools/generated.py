"""Pages that are written from the code, so that they cannot rot. ``./medvirk write`` writes them."""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def _states() -> str:
    from medvirk.listen.states import as_markdown

    return as_markdown()


PAGES: Mapping[str, Callable[[], str]] = {"docs/reference/states.md": _states}


def _set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "medvirk.config.settings")
    import django

    django.setup()


def differences() -> list[str]:
    """The pages that no longer say what the code says."""
    _set_up()
    return [
        f"{path} is not what the code says; run: ./medvirk write"
        for path, write in PAGES.items()
        if not (ROOT / path).exists() or (ROOT / path).read_text() != write()
    ]


def main() -> int:
    """Write all of them."""
    _set_up()
    for path, write in PAGES.items():
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(write())
    return 0


if __name__ == "__main__":
    sys.exit(main())
