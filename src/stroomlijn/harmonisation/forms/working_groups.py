"""What is filled in about working groups: who is in them, their themes, and what they rest on."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stroomlijn.foundation import clock
from stroomlijn.foundation.forms import DayField
from stroomlijn.harmonisation.models import Membership, WorkingGroup
from stroomlijn.organisation.forms import ColleagueField
from stroomlijn.organisation.new_colleague import TakesNewColleagues

DISCIPLINES = ("Toegang", "BO", "Consulent", "Kwaliteit", "Applicatie", "Beleid", "HR", "JZ", "ICT")


class MemberField(ColleagueField):
    """Somebody of any organisation, for who says who is in a working group."""

    suggestions = "working-group-people"


class WorkingGroupForm(forms.Form):
    """What a working group is."""

    name = forms.CharField(label=_("Naam"), max_length=200, help_text=_("Bijvoorbeeld: Werkgroep Wmo."))
    kind = forms.ChoiceField(label=_("Soort"), choices=WorkingGroup.Kind.choices)
    purpose = forms.CharField(
        label=_("Opdracht"), required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 3})
    )


class SeatForm(forms.Form):
    """From which discipline somebody is, and what they do in the group."""

    disciplines = DISCIPLINES
    discipline = forms.CharField(
        label=_("Discipline"),
        max_length=100,
        required=False,
        help_text=_("Bijvoorbeeld toegang, backoffice, consulent, kwaliteit, applicatie of beleid."),
        widget=forms.TextInput(attrs={"list": "disciplines", "autocomplete": "off"}),
    )
    part = forms.ChoiceField(label=_("Rol in de groep"), choices=Membership.Part.choices)


class MemberForm(TakesNewColleagues, SeatForm):
    """Somebody new in the group, who may be new in Stroomlijn too."""

    person = MemberField(label=_("Wie?"), help_text=_("Typ een deel van de naam of het e-mailadres."))
    begins = DayField(label=_("Vanaf"), initial=clock.today)
    field_order = ["person", "discipline", "part", "begins"]


class ReplaceForm(TakesNewColleagues):
    """A colleague who takes a seat."""

    person = MemberField(label=_("Wie komt ervoor in de plaats?"), help_text=_("Typ een deel van de naam."))
    begins = DayField(label=_("Vanaf"), initial=clock.today)


class ThemeForm(forms.Form):
    """A question that a working group discusses."""

    question = forms.CharField(label=_("Thema"), max_length=300, help_text=_("Schrijf het als een vraag."))
    leader_id = forms.TypedChoiceField(label=_("Wie trekt dit?"), required=False, coerce=int, empty_value=None)
    group_id = forms.TypedChoiceField(label=_("Hoort bij het proces"), required=False, coerce=int, empty_value=None)
    notes = forms.CharField(
        label=_("Wat is er besproken?"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Noem geen namen van inwoners. Wat je hier schrijft, kan onder de Woo opgevraagd worden."),
    )

    def __init__(
        self, *arguments: Any, people: list[tuple[int, str]], groups: list[tuple[int, str]], **more: Any
    ) -> None:
        super().__init__(*arguments, **more)
        self.fields["leader_id"].choices = [("", _("Nog niemand")), *people]  # type: ignore[attr-defined]
        self.fields["group_id"].choices = [("", _("Alle processen")), *groups]  # type: ignore[attr-defined]


class AgreementForm(forms.Form):
    """What was agreed on a theme, and why."""

    agreement = forms.CharField(
        label=_("Wat spreken jullie af?"), max_length=5_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    reason = forms.CharField(
        label=_("Waarom?"), required=False, max_length=5_000, widget=forms.Textarea(attrs={"rows": 2})
    )


class PremiseForm(forms.Form):
    """A choice that others make and that decisions here rest on."""

    name = forms.CharField(label=_("Uitgangspunt"), max_length=200, help_text=_("Bijvoorbeeld: teamindeling."))
    made_by = forms.CharField(label=_("Wie kiest dit?"), max_length=200, required=False)
    expected_on = DayField(label=_("Verwacht op"), required=False)
    outcome = forms.CharField(
        label=_("Wat is er gekozen?"),
        required=False,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Laat dit leeg zolang het niet bekend is. Bij een andere keuze vragen we opnieuw wat erop rust."),
    )
