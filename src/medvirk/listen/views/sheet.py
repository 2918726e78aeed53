"""The information sheet, on a page and on paper."""

from uuid import UUID

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from medvirk.foundation.actor import actor_of
from medvirk.listen.enums import ContentLanguage
from medvirk.listen.queries.sheet import sheet_for


@require_safe
def sheet(request: HttpRequest, evaluation: UUID) -> HttpResponse:
    """The sheet in the page's language, with a code that leads to this page."""
    shown = sheet_for(actor_of(request), evaluation, get_language())
    address = settings.SITE_URL + address_of(evaluation, shown.language)
    context = {
        "sheet": shown,
        "address": address,
        "code": qr_code(address),
        "others": [
            (label, code, address_of(evaluation, code))
            for code, label in ContentLanguage.choices
            if code != shown.language
        ],
    }
    return render(request, "listen/sheet/sheet.html", context)


def address_of(evaluation: UUID, language: str) -> str:
    """The path of the sheet in a language."""
    with translation.override(language):
        return reverse("listen:sheet", args=[evaluation])


def qr_code(address: str) -> SafeString:
    """A QR code as SVG, to stand in the page. Not all can use it, so the address stands beside it."""
    drawing = segno.make(address, error="m").svg_inline(scale=4, border=2, omitsize=True, svgclass=None, lineclass=None)
    return mark_safe(drawing)  # noqa: S308 - drawn from an address of our own
