"""What people choose for the documents of a group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stroomlijn.foundation.forms import DayField
from stroomlijn.foundation.text import number_in
from stroomlijn.harmonisation.models import DocumentChoice
from stroomlijn.harmonisation.operations.documents.choosing import Chosen

from .colleague import AnyColleagueField


class DocumentChoiceForm(forms.Form):
    """Which one stays, or is rewritten (by whom, when), or that none is needed (why)."""

    use_required_attribute = False

    choice = forms.ChoiceField(
        label=_("Wat wordt het?"), widget=forms.RadioSelect, error_messages={"required": _("Kies wat het wordt.")}
    )
    owner = AnyColleagueField(label=_("Wie herschrijft het?"), required=False)
    due_on = DayField(label=_("Klaar op"), required=False)
    reason = forms.CharField(
        label=_("Waarom?"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Dit blijft bewaard en kan worden opgevraagd onder de Woo."),
    )

    def __init__(self, data: Any = None, *, documents: Sequence[int], **options: Any) -> None:
        super().__init__(data, **options)
        outcome = DocumentChoice.Outcome
        found = [f"{kind}:{pk}" for kind in (outcome.STAYS, outcome.REWRITE) for pk in documents]
        field: Any = self.fields["choice"]
        field.choices = [(value, value) for value in [*found, outcome.DROPPED]]

    def chosen(self) -> Chosen:
        """The choice, as the operation takes it."""
        outcome, _colon, document = self.cleaned_data["choice"].partition(":")
        return Chosen(
            outcome=outcome,
            stays=number_in(document),
            owner=self.cleaned_data["owner"],
            due_on=self.cleaned_data["due_on"],
            reason=self.cleaned_data["reason"],
        )
