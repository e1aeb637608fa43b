"""Who may sign in, and what they may do."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.access import May, Role, access_account, require
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.accounts import invite, new_link, switch_account
from stroomlijn.foundation.paging import page_number, page_of
from stroomlijn.foundation.problems import sentence
from stroomlijn.foundation.queries.accounts import accounts_with

ROWS = 50


class InviteForm(forms.Form):
    """Somebody who will use the product."""

    name = forms.CharField(label=gettext_lazy("Naam"), max_length=200)
    email = forms.EmailField(label=gettext_lazy("E-mailadres"), max_length=254)
    role = forms.ChoiceField(label=gettext_lazy("Wat mag deze persoon?"), choices=Role.choices, initial="medewerker")


@require_http_methods(["GET", "HEAD", "POST"])
def accounts(request: HttpRequest) -> HttpResponse:
    """All accounts, and the form for a new one. The link of a new account is shown here once, to be passed on."""
    require(request.user, May.ADMINISTER)
    form, link = InviteForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            link = invite(Actor.of(request), **form.cleaned_data)
        except Problem as problem:
            form.add_error("email", sentence(problem.as_remark()))
        else:
            form = InviteForm()
    return _page(request, form, link)


@require_POST
def fresh_link(request: HttpRequest, account_id: int) -> HttpResponse:
    """A new one-time link for somebody who lost it, or forgot the password."""
    account = access_account(request.user, account_id)
    return _page(request, InviteForm(), new_link(Actor.of(request), account.pk))


@require_POST
def switch(request: HttpRequest, account_id: int) -> HttpResponse:
    """Lets an account sign in, or no longer."""
    account = access_account(request.user, account_id)
    on = request.POST.get("aan") == "1"
    switch_account(Actor.of(request), account.pk, on=on)
    told = _("%(name)s kan weer inloggen.") if on else _("%(name)s kan niet meer inloggen.")
    messages.success(request, told % {"name": account.name})
    back = request.POST.get("terug", "")
    own = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return redirect(back if own else "accounts")


def _page(request: HttpRequest, form: InviteForm, link: str) -> HttpResponse:
    wanted, number = request.GET.get("naam", "").strip()[:200], page_number(request)
    rows, total = accounts_with(wanted, (number - 1) * ROWS, ROWS)
    context = {
        "form": form,
        "link": request.build_absolute_uri(link) if link else "",
        "accounts": rows,
        "page": page_of(total, number, ROWS),
        "wanted": wanted,
    }
    return render(request, "accounts.html", context, status=422 if form.errors else 200)
