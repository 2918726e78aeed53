"""Sign in, sign out, my page."""

from uuid import UUID

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from medvirk.foundation.actor import NotPossible, actor_of
from medvirk.people import actions
from medvirk.people.enums import REVIEWERS
from medvirk.people.forms import AddressForm, CodeForm
from medvirk.people.models import Account, SignInTicket
from medvirk.people.queries import account_of

_TICKET = "sign_in_ticket"


@never_cache
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for a link. The answer is the same whether the address is known or not."""
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        account = Account.objects.filter(email__iexact=form.cleaned_data["email"], is_active=True).first()
        request.session.pop(_TICKET, None)
        if account:
            ticket = actions.send_ticket(account, by=actor_of(request), site=settings.SITE_URL)
            request.session[_TICKET] = str(ticket.id)
        return redirect("people:enter_code")
    return render(request, "people/account/sign_in.html", {"form": form})


@never_cache
@require_http_methods(["GET", "POST"])
def enter_code(request: HttpRequest) -> HttpResponse:
    """Sign in with the code, in the browser that asked for it."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _welcome(request, _account_by_code(request, form.cleaned_data["code"]))
        except NotPossible as refusal:
            form.add_error("code", str(refusal.reason))
    return render(request, "people/account/code.html", {"form": form})


def _account_by_code(request: HttpRequest, code: str) -> Account:
    ticket = SignInTicket.objects.filter(id=str(request.session.get(_TICKET, UUID(int=0)))).first()
    if ticket is None:
        raise NotPossible(actions.WRONG_CODE)
    try:
        return actions.use_code(ticket, code, by=actor_of(request))
    except NotPossible:
        actions.count_wrong_code(ticket)
        raise


@never_cache
@require_http_methods(["GET", "POST"])
def use_link(request: HttpRequest, secret: str) -> HttpResponse:
    """A GET only asks: mail programs open links by themselves. The button signs in."""
    if request.method == "POST":
        return _welcome(request, actions.use_link(secret, by=actor_of(request)))
    return render(request, "people/account/link.html")


def _welcome(request: HttpRequest, account: Account) -> HttpResponse:
    login(request, account)
    return redirect("people:me")


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out and go to the front page."""
    logout(request)
    return redirect("home:front")


@never_cache
def me(request: HttpRequest) -> HttpResponse:
    """My page: what I am, and what waits for me."""
    account = account_of(actor_of(request))
    if account is None:
        return redirect("people:sign_in")
    memberships = account.memberships.select_related("organisation")
    reviews = any(membership.role in REVIEWERS for membership in memberships)
    context = {"account": account, "memberships": memberships, "reviews": reviews}
    return render(request, "people/account/me.html", context)
