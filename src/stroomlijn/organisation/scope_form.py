"""What a toegangsrol holds for: everything, one process, or what lies in an organisation or traject."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stroomlijn.foundation.access import Role
from stroomlijn.foundation.objects import describe
from stroomlijn.foundation.text import number_in

from .queries.trajecten import all_organisations, trajecten

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


def _scopes() -> list[Any]:
    groups = (
        (_("Organisatie"), "organisation", all_organisations()),
        (_("Traject"), "traject", {one.id: one.name for one in trajecten()}),
    )
    named = [(label, [(f"{kind}:{pk}", name) for pk, name in names.items()]) for label, kind, names in groups if names]
    return [(EVERYTHING, _("Alles")), (PROCESS, _("Eén proces")), *named]
