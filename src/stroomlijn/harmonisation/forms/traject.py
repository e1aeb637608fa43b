"""What people fill in to begin a traject."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from stroomlijn.foundation.forms import DateInput


class TrajectForm(forms.Form):
    """A new traject."""

    name = forms.CharField(label=_("Naam"), max_length=200, help_text=_("Bijvoorbeeld: Sociaal domein Maashorst."))
    purpose = forms.CharField(
        label=_("Waarom"), required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=2_000
    )
    starts_on = forms.DateField(label=_("Dag 1"), required=False, widget=DateInput(), help_text=_("Als die er al is."))
