"""What the tests of reports share: the fonts that the set-up brings, and one report made in each form."""

from pathlib import Path

import pytest
from django.conf import settings

from medvirk.foundation.report import render_pdf, render_web, render_word

from . import sample


@pytest.fixture(scope="session")
def fonts() -> Path:
    return Path(settings.FONTS)


@pytest.fixture(scope="session")
def short_pdf(fonts: Path) -> bytes:
    return render_pdf(sample.short(), fonts)


@pytest.fixture(scope="session")
def long_pdf(fonts: Path) -> bytes:
    return render_pdf(sample.long(), fonts)


@pytest.fixture(scope="session")
def short_word(fonts: Path) -> bytes:
    return render_word(sample.short(), fonts)


@pytest.fixture(scope="session")
def short_page() -> str:
    return render_web(sample.short())
