"""The pages of the theme tree."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from medvirk.listen import states
from medvirk.listen.actions import theme as actions
from medvirk.listen.forms.theme import NameForm, NewThemeForm, UnderForm
from medvirk.listen.queries.reading import Desk
from medvirk.listen.queries.theme import ThemeSeen, can_hold, theme_in, theme_tree
from medvirk.listen.views.desk import reads_sealed
from medvirk.listen.views.frame import accepted, attempt, page

_STEPS = {"up": -1, "down": 1}


@require_http_methods(["GET", "POST"])
@reads_sealed
def themes(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The whole tree, and a form to add a theme."""
    tree = theme_tree(desk)
    form = NewThemeForm(request.POST or None, tree=tree, places=can_hold(tree, None))

    def do() -> None:
        actions.add_theme(desk.evaluation.id, form.cleaned_data["name"], form.parent, by=desk.reader)

    if request.method == "POST" and accepted(form, do):
        messages.success(request, _("The theme is added."))
        return redirect("listen:themes", desk.evaluation.id)
    may_write = states.is_open_for(desk.evaluation, states.Work.FINDINGS)
    context = {"tree": tree, "form": form, "may_write": may_write}
    return page(request, "theme/tree.html", desk.evaluation, (_("Themes"), None), **context)


@require_http_methods(["GET", "POST"])
@reads_sealed
def write_theme(request: HttpRequest, desk: Desk, theme: UUID) -> HttpResponse:
    """Give a theme another name."""
    tree = theme_tree(desk)
    found = theme_in(tree, theme)
    form = _name_form(tree, found, request)

    def do() -> None:
        revision = form.cleaned_data["revision"] or 0
        actions.rename_theme(desk.evaluation.id, theme, revision, form.cleaned_data["name"], by=desk.reader)

    if request.method == "POST" and accepted(form, do):
        messages.success(request, _("The theme has its new name."))
        return redirect("listen:themes", desk.evaluation.id)
    return _theme_page(request, desk, found, form, _under_form(tree, found))


@require_POST
@reads_sealed
def place_theme(request: HttpRequest, desk: Desk, theme: UUID) -> HttpResponse:
    """Put a theme, with those under it, under another one."""
    tree = theme_tree(desk)
    found = theme_in(tree, theme)
    form = _under_form(tree, found, request)
    if accepted(form, lambda: actions.put_theme_under(desk.evaluation.id, theme, form.parent, by=desk.reader)):
        messages.success(request, _("Moved."))
        return redirect("listen:themes", desk.evaluation.id)
    return _theme_page(request, desk, found, _name_form(tree, found), form)


@require_POST
@reads_sealed
def move_theme(request: HttpRequest, desk: Desk, theme: UUID) -> HttpResponse:
    """Move a theme one place."""
    step = _STEPS.get(request.POST.get("step", ""), 0)
    attempt(request, lambda: actions.move_theme(desk.evaluation.id, theme, step, by=desk.reader), _("Moved."))
    return redirect(f"{reverse('listen:themes', args=[desk.evaluation.id])}#theme-{theme}")


@require_POST
@reads_sealed
def remove_theme(request: HttpRequest, desk: Desk, theme: UUID) -> HttpResponse:
    """Remove a theme that nothing hangs on; the message keeps its name."""
    name = theme_in(theme_tree(desk), theme).name
    said = _("Removed: “%(name)s”. If that was a slip, add it again.") % {"name": name}
    attempt(request, lambda: actions.remove_theme(desk.evaluation.id, theme, by=desk.reader), said)
    return redirect("listen:themes", desk.evaluation.id)


def _name_form(tree: list[ThemeSeen], theme: ThemeSeen, request: HttpRequest | None = None) -> NameForm:
    initial = {"name": theme.name, "revision": theme.revision}
    return NameForm(request.POST or None if request else None, initial=initial, tree=tree, theme=theme)


def _under_form(tree: list[ThemeSeen], theme: ThemeSeen, request: HttpRequest | None = None) -> UnderForm:
    data = request.POST if request else None
    return UnderForm(data, initial={"under": str(theme.parent or "")}, places=can_hold(tree, theme))


def _theme_page(
    request: HttpRequest, desk: Desk, theme: ThemeSeen, name_form: NameForm, under_form: UnderForm
) -> HttpResponse:
    trail = ((_("Themes"), reverse("listen:themes", args=[desk.evaluation.id])), (theme.name, None))
    sent = name_form if name_form.is_bound else under_form
    context = {"theme": theme, "name_form": name_form, "under_form": under_form, "form": sent}
    return page(request, "theme/write.html", desk.evaluation, *trail, **context)
