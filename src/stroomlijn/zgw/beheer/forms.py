"""Forms of the pages about the register."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stroomlijn.zgw.catalogi.resources import BESLUITTYPEN, INFORMATIEOBJECTTYPEN, ZAAKTYPEN
from stroomlijn.zgw.models.words import VERTROUWELIJKHEID
from stroomlijn.zgw.register.api import TITLES
from stroomlijn.zgw.rights.subjects import ABOUT, WITH_LEVEL

from .queries import types
from .scopes import SCOPES

ROOTS = {"zaaktype": ZAAKTYPEN, "informatieobjecttype": INFORMATIEOBJECTTYPEN, "besluittype": BESLUITTYPEN}


class RightsForm(forms.Form):
    """What an application or a role may: scopes, for which types, up to which level."""

    scopes = forms.MultipleChoiceField(label=_("Rechten"), required=False)
    types = forms.MultipleChoiceField(label=_("Voor welke typen?"), required=False)
    level = forms.ChoiceField(
        label=_("Tot en met welke vertrouwelijkheid?"),
        choices=[(one, one.replace("_", " ")) for one in VERTROUWELIJKHEID],
        initial="zaakvertrouwelijk",
        required=False,
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.groups = [
            (TITLES[component], [(f"{component}:{one}", one) for one in scopes]) for component, scopes in SCOPES.items()
        ]
        self.known = [(f"{kind}:{number}", f"{name}, {kind}") for kind, number, name in types()]
        self.fields["scopes"].choices = [one for _name, scopes in self.groups for one in scopes]  # type: ignore[attr-defined]
        self.fields["types"].choices = self.known  # type: ignore[attr-defined]
        self.fields["level"].may_be_left = False  # type: ignore[attr-defined]

    def rights(self, base: str) -> list[dict[str, Any]]:
        """As the standard writes them: one for each type."""
        scopes: dict[str, list[str]] = defaultdict(list)
        for one in self.cleaned_data["scopes"]:
            component, scope = one.split(":")
            scopes[component].append(scope)
        return [right for component, wanted in scopes.items() for right in self._rights(component, wanted, base)]

    def _rights(self, component: str, scopes: list[str], base: str) -> list[dict[str, Any]]:
        right: dict[str, Any] = {"component": component, "scopes": scopes}
        if component not in ABOUT:
            return [right]
        if component in WITH_LEVEL:
            right["maxVertrouwelijkheidaanduiding"] = self.cleaned_data["level"]
        kind = ABOUT[component]
        chosen = [one.split(":")[1] for one in self.cleaned_data["types"] if one.startswith(f"{kind}:")]
        return [{**right, kind: f"{base}{ROOTS[kind].root}/{number}"} for number in chosen] or [right]


class ApplicationForm(RightsForm):
    """A program that will call the register."""

    label = forms.CharField(label=_("Naam"), max_length=100)
    client_id = forms.RegexField(
        r"^[\x21-\x7e]+$",
        label=_("Client id"),
        max_length=50,
        help_text=_("De leverancier zet deze in elke token. Letters, cijfers en tekens, zonder spaties."),
    )
    everything = forms.BooleanField(label=_("Mag alles"), required=False)


class RoleForm(RightsForm):
    """A role of people who use an application."""

    name = forms.RegexField(
        r"^[^\x00-\x1f\x7f]+$",
        label=_("Naam"),
        max_length=100,
        help_text=_("Precies zoals applicaties hem in hun tokens noemen."),
    )


class ServiceForm(forms.Form):
    """A service of others."""

    label = forms.CharField(label=_("Naam"), max_length=100)
    root = forms.CharField(
        label=_("Adres"),
        max_length=499,
        help_text=_("Alles wat met dit adres begint, mag Stroomlijn opvragen en berichten sturen."),
    )
