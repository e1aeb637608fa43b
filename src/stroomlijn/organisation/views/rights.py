"""Toegangsrollen of a person: given for everything or for something, and taken away."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from stroomlijn.foundation.access import Role, access_account
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.objects import describe
from stroomlijn.foundation.operations.accounts import give_role
from stroomlijn.foundation.operations.roles import take_role
from stroomlijn.foundation.text import number_in
from stroomlijn.organisation.access import access_person
from stroomlijn.organisation.queries.directory import team_names
from stroomlijn.organisation.queries.trajecten import all_organisations, trajecten

EVERYTHING = "installation"
PROCESS = "process"


class ScopeForm(forms.Form):
    """A toegangsrol and what it holds for; gives `scope` as kind and id."""

    role = forms.ChoiceField(label=gettext_lazy("Toegangsrol"), choices=Role.choices, initial="medewerker")
    scope = forms.ChoiceField(label=gettext_lazy("Voor"), choices=lambda: _scopes())
    process = forms.CharField(
        label=gettext_lazy("Proces"),
        max_length=30,
        required=False,
        help_text=gettext_lazy("Alleen bij ‘Eén proces’: het nummer, zoals PROC-12."),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        kind, _colon, number = given.get("scope", "").partition(":")
        if kind == PROCESS:
            number = given.get("process", "").strip().upper().removeprefix("PROC-")
            found = number_in(number)
            if found is None or not describe([(PROCESS, found)]):
                self.add_error("process", _("Dit proces is er niet. Vul het nummer in, zoals PROC-12."))
        given["scope"] = (kind, number_in(number))
        return given


@require_POST
def give(request: HttpRequest, person_id: int) -> HttpResponse:
    """A toegangsrol for the account of this person."""
    from .person import page

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


def _scopes() -> list[Any]:
    groups = (
        (_("Organisatie"), "organisation", all_organisations()),
        (_("Traject"), "traject", {one.id: one.name for one in trajecten()}),
        (_("Team"), "team", team_names()),
    )
    named = [(label, [(f"{kind}:{pk}", name) for pk, name in names.items()]) for label, kind, names in groups if names]
    return [(EVERYTHING, _("Alles")), (PROCESS, _("Eén proces")), *named]
