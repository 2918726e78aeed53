"""Reads the demo world's texts, which lie beside this file as TOML."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "world"

#: Everybody in the demo who reads notes uses this passphrase. It protects nobody: all of it is invented.
PASSPHRASE = "demo: fem små steiner i lomma"  # noqa: S105


@cache
def read(name: str) -> dict[str, Any]:
    """One file of the demo world: ``organisations``, ``people``, ``botjenesten`` or ``meistring``."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text())
