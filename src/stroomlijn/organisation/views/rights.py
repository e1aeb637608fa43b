"""Toegangsrollen of a person: given for everything or for something, and taken away."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from stroomlijn.foundation.access import access_account
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.accounts import give_role
from stroomlijn.foundation.operations.roles import take_role
from stroomlijn.organisation.access import access_person
from stroomlijn.organisation.scope_form import ScopeForm

from .person import page


@require_POST
def give(request: HttpRequest, person_id: int) -> HttpResponse:
    """A toegangsrol for the account of this person."""
    person = access_person(request.user, person_id)
    if person.account_id is None:
        raise Http404
    form = ScopeForm(request.POST)
    if not form.is_valid():
        return page(request, person, scope=form)
    kind, number = form.cleaned_data["scope"]
    account = access_account(request.user, person.account_id)
    give_role(Actor.of(request), account, form.cleaned_data["role"], scope_kind=kind, scope_id=number)
    messages.success(request, _("De toegangsrol is gegeven."))
    return redirect("person", person_id)


@require_POST
def take(request: HttpRequest, person_id: int, grant_id: int) -> HttpResponse:
    person = access_person(request.user, person_id)
    if person.account_id is None:
        raise Http404
    take_role(Actor.of(request), person.account_id, grant_id)
    messages.success(request, _("De toegangsrol is weggehaald."))
    return redirect("person", person_id)
