"""What is filled in about a meeting: its plan, and the points of its agenda."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from stroomlijn.foundation import clock
from stroomlijn.foundation.forms import TEXTBOX, DayField
from stroomlijn.harmonisation.models import Meeting

from .working_groups import MemberField


class MeetingForm(forms.Form):
    """A workshop or meeting, and when it is."""

    title = forms.CharField(label=_("Waar gaat het over?"), max_length=200)
    kind = forms.ChoiceField(label=_("Soort"), choices=Meeting.Kind.choices)
    day = DayField(label=_("Dag"), initial=clock.today)
    begins = forms.TimeField(
        label=_("Begint om"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time", "class": TEXTBOX}, format="%H:%M"),
    )
    place = forms.CharField(label=_("Waar"), max_length=200, required=False)


class GuestForm(forms.Form):
    """Somebody who is asked to come and is no member."""

    person = MemberField(label=_("Wie nodig je nog meer uit?"))


class PointForm(forms.Form):
    """The words of a point of the agenda, its minutes and what was said."""

    title = forms.CharField(max_length=300, required=False)
    minutes = forms.IntegerField(required=False, min_value=0, max_value=480)
    notes = forms.CharField(required=False, max_length=20_000)
