"""What is changed on many processes at once: what is filled in, and what is ticked to be made empty."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from stroomlijn.foundation.forms import SELECT, TEXTBOX, ConfirmsPast, DayField
from stroomlijn.landscape.queries.bulk_plan import BulkEdit
from stroomlijn.organisation.new_colleague import TakesNewColleagues

from .owner import PersonField

DIRECT = {"cluster": "cluster", "domain": "domain", "contact": "contact", "review_on": "review_on"}
PEOPLE = {"owner": "owner_id", "coordinator": "coordinator_id"}
YES_NO = [("", _("zoals het is")), ("ja", _("Ja")), ("nee", _("Nee"))]
NEVER_EMPTY = ("begins", "is_public")


class BulkForm(ConfirmsPast, TakesNewColleagues):
    """The change. What is left empty stays as it is, unless it is ticked under `leeg`.

    Who is new is asked after, and a first day that has passed too, as where one process is changed.
    """

    owner = PersonField(label=_("Eigenaar"), required=False)
    coordinator = PersonField(label=_("Coördinator"), required=False)
    cluster = forms.CharField(label=_("Groep"), required=False, max_length=100)
    domain = forms.CharField(label=_("Domein"), required=False, max_length=100)
    contact = forms.CharField(label=_("Wie bel je?"), required=False, max_length=200)
    review_on = DayField(label=_("Nakijken vóór"), required=False)
    begins = DayField(label=_("Geldt vanaf"), required=False)
    ends = DayField(label=_("Geldt tot"), required=False)
    is_public = forms.ChoiceField(label=_("Openbaar"), choices=YES_NO, required=False)

    def __init__(self, *words: Any, **options: Any) -> None:
        super().__init__(*words, **options)
        ticked = self.data.getlist("leeg") if isinstance(self.data, QueryDict) else []
        self.emptied = {name for name in ticked if name in self.fields and name not in NEVER_EMPTY}
        self.chosen = self.emptied | {name for name in self.fields if self.data.get(name, "").strip()}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.confirm_past([cleaned.get("begins")], after="begins")
        return cleaned

    @property
    def rows(self) -> Iterable[tuple[forms.BoundField, bool, bool]]:
        """Each field, whether it can be made empty, and whether it will be."""
        can_be_empty = self.base_fields.keys() - {*NEVER_EMPTY}
        for field in self.fields.values():
            field.widget.attrs["form"] = "wijziging"  # the fields stand beside the list, in the form of the list
            field.widget.attrs.setdefault("class", _looks(field.widget))
        return [(self[name], name in can_be_empty, name in self.emptied) for name in self.fields]

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


def _looks(widget: forms.Widget) -> str:
    if isinstance(widget, forms.CheckboxInput):
        return "utrecht-checkbox"
    return SELECT if isinstance(widget, forms.Select) else TEXTBOX
