"""What people fill in to begin a process."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stroomlijn.landscape.queries.places import Place

from .imports import LANGUAGES


class NewProcessForm(forms.Form):
    """What a new process is called and where it belongs; if wanted a file to begin from."""

    name = forms.CharField(
        label=_("Hoe heet het proces?"),
        required=False,
        max_length=300,
        help_text=_("Bijvoorbeeld ‘Melding Wmo aannemen’. Begin je met een bestand, dan mag dit leeg blijven."),
    )
    place = forms.ChoiceField(label=_("Waar hoort het bij?"), required=False)
    organisation = forms.CharField(label=_("Van welke organisatie is het?"), required=False, max_length=120)
    language = forms.ChoiceField(label=_("In welke taal schrijf je het?"), choices=LANGUAGES, initial="nl")
    file = forms.FileField(
        label=_("Begin met een bestand"),
        required=False,
        help_text=_("Een werkboek (xlsx, ods, csv) of tekening (BPMN) met één proces. Zonder bestand begin je leeg."),
    )

    def __init__(self, *args: Any, places: Sequence[Place], may_add: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        self._places = {place.key: place for place in places}
        self.fields["place"].choices = [(place.key, place.name) for place in places]  # type: ignore[attr-defined]
        for one in ("name", "place", "organisation"):  # one of several is needed: clean() says which
            self.fields[one].may_be_left = False  # type: ignore[attr-defined]
        if places and may_add:
            self.fields["organisation"].label = _("Of van een organisatie die er niet bij staat")
        if not places:
            del self.fields["place"]
            self.fields["organisation"].required = True
        if not may_add:
            del self.fields["organisation"]

    def clean_place(self) -> Place | None:
        return self._places.get(self.cleaned_data["place"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("name", "").strip() and not cleaned.get("file"):
            self.add_error("name", _("Vul in hoe het proces heet."))
        if not cleaned.get("place") and not cleaned.get("organisation") and "organisation" not in self.errors:
            self.add_error(
                next(iter({"place", "organisation"} & set(self.fields))), _("Vul in waar het proces bij hoort.")
            )
        return cleaned
