"""What is filled in to give an inrichtingsopdracht."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from stroomlijn.foundation.forms import DayField
from stroomlijn.landscape.forms.owner import PersonField


class OrderForm(forms.Form):
    """In which system, by whom, and when it must be done."""

    assigned_to = PersonField(label=_("Wie richt het in?"), required=False, help_text=_("Typ een deel van de naam."))
    system = forms.CharField(label=_("Systeem"), max_length=200, required=False)
    due_on = DayField(label=_("Klaar op"), required=False)
