"""The pages of quotes: the original beside the writer's own version."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from medvirk.listen import states
from medvirk.listen.actions import quote as actions
from medvirk.listen.actions.reading import record_reading
from medvirk.listen.forms.quote import QuoteForm
from medvirk.listen.models import Quote
from medvirk.listen.queries.excerpt import excerpt_of, excerpts_of
from medvirk.listen.queries.finding import words_of
from medvirk.listen.queries.pointers import known_words, pointers_in
from medvirk.listen.queries.quote import quote_to_write, quotes_of
from medvirk.listen.queries.reading import Desk
from medvirk.listen.queries.review import remarks_on
from medvirk.listen.views.desk import reads_sealed
from medvirk.listen.views.frame import accepted, attempt
from medvirk.listen.views.workbench import trail_to, work_page


@reads_sealed
@require_safe
def quotes(request: HttpRequest, desk: Desk, finding: UUID) -> HttpResponse:
    """What a finding rests on, and the quotes that have been made of it."""
    evaluation, found = desk.evaluation, words_of(desk, finding)
    record_reading(evaluation, "quotes", by=desk.reader)
    context = {
        "finding": found,
        "excerpts": excerpts_of(desk, finding),
        "quotes": [quote for quote in quotes_of(evaluation, desk.keys) if quote.finding == finding],
        "may_write": states.is_open_for(evaluation, states.Work.FINDINGS),
    }
    trail = trail_to(evaluation, found, _("Marks and quotes"))
    return work_page(request, "quote/quotes.html", evaluation, trail, desk=desk, **context)


@require_http_methods(["GET", "POST"])
@reads_sealed
def write_new(request: HttpRequest, desk: Desk, finding: UUID, excerpt: UUID) -> HttpResponse:
    """Rewrite a mark so that it can stand alone."""
    evaluation, found = desk.evaluation, words_of(desk, finding)
    original = excerpt_of(desk, excerpt)
    form = QuoteForm(request.POST or None, initial={"text": original.words})
    made: list[Quote] = []

    def do() -> None:
        text = form.cleaned_data["text"]
        made.append(actions.add_quote(evaluation.id, finding, excerpt, text, by=desk.reader))

    if request.method == "POST" and accepted(form, do):
        messages.success(request, _("The quote is saved. Look at what is marked in it."))
        return redirect("listen:quote", evaluation.id, made[0].id)
    record_reading(evaluation, "quote", by=desk.reader)
    pointers = pointers_in(original.words, known_words(evaluation))
    context = {"original": original, "pointers": pointers, "form": form, "desk": desk}
    trail = trail_to(evaluation, found, _("A new quote"))
    return work_page(request, "quote/new.html", evaluation, trail, **context)


@require_http_methods(["GET", "POST"])
@reads_sealed
def quote(request: HttpRequest, desk: Desk, quote: UUID) -> HttpResponse:
    """The original, the quote as it stands with what may point to somebody, and a new version."""
    evaluation = desk.evaluation
    found = quote_to_write(desk, quote)
    shown = words_of(desk, found.finding)
    form = QuoteForm(request.POST or None, initial={"text": found.text, "revision": found.revision})

    def do() -> None:
        actions.change_quote(evaluation.id, quote, form.before, form.cleaned_data["text"], by=desk.reader)

    if request.method == "POST" and accepted(form, do):
        messages.success(request, _("The quote is saved. Look at what is marked in it."))
        return redirect("listen:quote", evaluation.id, quote)
    record_reading(evaluation, "quote", by=desk.reader)
    context = {
        "quote": found,
        "finding": shown,
        "original": excerpt_of(desk, found.row.excerpt_id),
        "pointers": pointers_in(found.text, known_words(evaluation)),
        "remarks": remarks_on(desk, [quote]).get(quote),
        "form": form,
        "may_write": states.is_open_for(evaluation, states.Work.FINDINGS),
    }
    trail = trail_to(evaluation, shown, _("Quote"))
    return work_page(request, "quote/quote.html", evaluation, trail, desk=desk, **context)


@require_POST
@reads_sealed
def remove(request: HttpRequest, desk: Desk, quote: UUID) -> HttpResponse:
    """Remove a quote that no reviewer has seen."""
    finding = quote_to_write(desk, quote).finding
    done = _("The quote is removed. The mark is still there.")
    attempt(request, lambda: actions.remove_quote(desk.evaluation.id, quote, by=desk.reader), done)
    return redirect("listen:quotes", desk.evaluation.id, finding)
