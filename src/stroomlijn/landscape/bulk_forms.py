"""What is changed on many processes at once: each field counts only when it is ticked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from stroomlijn.foundation.forms import DayField

from .owner_forms import PersonField
from .queries.bulk_plan import BulkEdit

DIRECT = {"cluster": "cluster", "domain": "domain", "contact": "contact", "review_on": "review_on"}
PEOPLE = {"owner": "owner_id", "coordinator": "coordinator_id"}
YES_NO = [("ja", _("Ja")), ("nee", _("Nee"))]


class BulkForm(forms.Form):
    """The change. A field that is ticked and left empty is made empty."""

    owner = PersonField(label=_("Eigenaar"), required=False)
    coordinator = PersonField(label=_("Coördinator"), required=False)
    cluster = forms.CharField(label=_("Groep"), required=False, max_length=100)
    domain = forms.CharField(label=_("Domein"), required=False, max_length=100)
    contact = forms.CharField(label=_("Wie bel je?"), required=False, max_length=200)
    review_on = DayField(label=_("Nakijken vóór"), required=False)
    begins = DayField(label=_("Geldt vanaf"), required=False)
    ends = DayField(label=_("Geldt tot"), required=False)
    is_public = forms.ChoiceField(label=_("Openbaar"), choices=YES_NO, required=False, initial="nee")

    def __init__(self, *words: Any, **options: Any) -> None:
        super().__init__(*words, **options)
        ticked = self.data.getlist("zet") if isinstance(self.data, QueryDict) else []
        self.chosen = {name for name in ticked if name in self.fields}

    @property
    def rows(self) -> Iterable[tuple[forms.BoundField, bool]]:
        """Each field, and whether it is ticked."""
        return [(self[name], name in self.chosen) for name in self.fields]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "begins" in self.chosen and not cleaned.get("begins") and "begins" not in self.errors:
            self.add_error("begins", _("Kies een dag."))
        return cleaned

    @property
    def edit(self) -> BulkEdit:
        """The change that was asked for; call it once the form is valid."""
        given = self.cleaned_data
        values = {field: given[name] for name, field in (DIRECT | PEOPLE).items() if name in self.chosen}
        if "is_public" in self.chosen:
            values["is_public"] = given["is_public"] == "ja"
        return BulkEdit(
            values=values,
            begins=given.get("begins"),
            ends=given.get("ends"),
            sets_begin="begins" in self.chosen,
            sets_end="ends" in self.chosen,
            readable=self.data.get("leesbaar") == "1",
        )
