"""Signing in and out, and the one-time link that begins an account."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django import forms
from django.conf import settings
from django.contrib.auth import authenticate, get_user_model, login, logout
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.password_validation import validate_password
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.accounts import usable_link
from stroomlijn.foundation.operations.signing_in import note_failure, note_sign_in, note_sign_out
from stroomlijn.foundation.problems import sentence
from stroomlijn.foundation.sign_in import too_many_attempts
from stroomlijn.organisation.operations import beginning
from stroomlijn.web.demo.visitors import VISITORS

LEFT = "left"
"""Kept for who is not signed in: which account signed out, and where."""

BACKEND = "stroomlijn.foundation.sign_in.AccountBackend"


class SignInForm(forms.Form):
    """E-mail address and password."""

    email = forms.EmailField(label=_("E-mailadres"), widget=forms.EmailInput(attrs={"autocomplete": "username"}))
    password = forms.CharField(
        label=_("Wachtwoord"), widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )


class PasswordForm(forms.Form):
    """A password of one's own choice."""

    password = forms.CharField(
        label=_("Kies een wachtwoord"),
        help_text=_("Minstens 12 tekens. Een zin is makkelijk te onthouden."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *arguments: Any, account: Any = None, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.account = account

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        account = self.account or get_user_model()(email=given.get("email", ""), name=given.get("name", ""))
        if "password" in given:
            try:
                validate_password(given["password"], account)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return given


class BeginForm(PasswordForm):
    """Who the first administrator is."""

    name = forms.CharField(label=_("Je naam"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("E-mailadres"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )
    organisation = forms.CharField(
        label=_("Bij welke organisatie werk je?"),
        max_length=120,
        required=False,
        help_text=_("Je gemeente, bijvoorbeeld. Dan sta je ook bij de mensen en kun je eigenaar van een proces zijn."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    field_order = ["name", "email", "organisation", "password"]


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page. Ten failures in a quarter of an hour for one address, and it waits."""
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        email, origin = form.cleaned_data["email"], request.META.get("REMOTE_ADDR", "")
        if too_many_attempts(email, origin):
            form.add_error(None, _("Dit ging te vaak mis. Wacht een kwartier en probeer het dan opnieuw."))
        elif account := authenticate(request, username=email, password=form.cleaned_data["password"]):
            address = _next(request, account.pk)
            login(request, account)
            note_sign_in(account.pk, origin, "password")
            return redirect(address)
        else:
            note_failure(email, origin)
            form.add_error(None, _("Dit e-mailadres en wachtwoord horen niet bij elkaar."))
    status = 422 if form.errors else 200
    context = {
        "form": form,
        "demo": settings.DEMO,
        "visitors": VISITORS if settings.DEMO else (),
        "nobody": not get_user_model().objects.exists(),
    }
    return render(request, "sign_in.html", context, status=status)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Whoever signs in again in this browser with the same account comes back where they were."""
    actor, left = Actor.of(request), urlsplit(request.META.get("HTTP_REFERER", ""))
    note_sign_out(actor)
    logout(request)
    if left.netloc == request.get_host():
        request.session[LEFT] = [actor.person, urlunsplit(("", "", left.path, left.query, ""))]
    return redirect("sign-in")


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password")
def begin(request: HttpRequest, token: str) -> HttpResponse:
    """A one-time link, once: sets up the first administrator, or the password of an account that was made before."""
    link = usable_link(token)
    if link is None:
        return render(request, "link_used.html", status=404)
    form = (BeginForm if link.account is None else PasswordForm)(request.POST or None, account=link.account)
    if request.method == "POST" and form.is_valid():
        try:
            account = beginning.begin(token, **form.cleaned_data, origin=request.META.get("REMOTE_ADDR", ""))
        except Problem as problem:
            form.add_error(None, sentence(problem.as_remark()))
        else:
            login(request, account, backend=BACKEND)
            note_sign_in(account.pk, request.META.get("REMOTE_ADDR", ""), "link")
            return redirect("home")
    return render(request, "begin.html", {"form": form, "account": link.account}, status=422 if form.errors else 200)


def _next(request: HttpRequest, account_id: int) -> str:
    """The page that was asked for, or that this account left when it signed out; else the first page."""
    account, left = request.session.pop(LEFT, (None, ""))
    target = request.GET.get("next", "") or (left if account == account_id else "")
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if safe else resolve_url("home")
