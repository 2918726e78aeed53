"""Whom the team asks to review."""

from collections.abc import Mapping, Sequence
from typing import Any

from medvirk.release.enums import ReviewSide
from medvirk.release.forms import ReviewerForm
from medvirk.release.items import Reviewer


def reviewer_forms(pool: Mapping[ReviewSide, Sequence[Reviewer]], data: Mapping[str, Any] | None) -> list[ReviewerForm]:
    """One form for each side; each keeps to its own fields."""
    forms = []
    for side in ReviewSide:
        form = ReviewerForm(side, pool[side], data)
        form.prefix = side.value
        forms.append(form)
    return forms
