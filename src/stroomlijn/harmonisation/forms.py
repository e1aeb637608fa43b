"""What people fill in to begin a traject and to publish."""

from __future__ import annotations

import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from stroomlijn.foundation import clock

FIRST_DAY = datetime.date(2000, 1, 1)


class DateInput(forms.DateInput):
    """A date as the browser's own field takes it."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class TrajectForm(forms.Form):
    """A new traject."""

    name = forms.CharField(label=_("Naam"), max_length=200, help_text=_("Bijvoorbeeld: Sociaal domein Maashorst."))
    purpose = forms.CharField(
        label=_("Waarom"), required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=2_000
    )
    starts_on = forms.DateField(label=_("Dag 1"), required=False, widget=DateInput(), help_text=_("Als die er al is."))


class PublishForm(forms.Form):
    """How the process will be known, and from when it applies."""

    name = forms.CharField(label=_("Naam van het proces"), max_length=300)
    valid_from = forms.DateField(label=_("Geldt vanaf"), widget=DateInput())

    def clean_valid_from(self) -> datetime.date:
        """A day that a process can begin on; a slip of the pen in the year is no such day."""
        begins: datetime.date = self.cleaned_data["valid_from"]
        if not FIRST_DAY <= begins <= _last_day():
            raise forms.ValidationError(_("Kies een dag vanaf 1 januari 2000 en hooguit honderd jaar vooruit."))
        return begins


def _last_day() -> datetime.date:
    today = clock.today()
    return datetime.date(today.year + 100, today.month, min(today.day, 28))
