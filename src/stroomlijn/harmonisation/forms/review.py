"""What people fill in around a toets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.forms import DayField
from stroomlijn.harmonisation.models import Remark
from stroomlijn.harmonisation.operations.review.meetings import MOST, Held
from stroomlijn.harmonisation.queries.review_subjects import Subject
from stroomlijn.organisation.forms import OrganisationField
from stroomlijn.organisation.operations.teams import team_called

from .colleague import AnyColleagueField

NOTE = _("Zet er geen BSN of naam van een inwoner in. Reacties zijn op te vragen onder de Woo.")
WHOLE = ("", _("Het hele concept"))


class QuestionForm(forms.Form):
    """What one wants to know of colleagues, beside the differences that are asked about."""

    question = forms.CharField(
        label=_("Wat wil je van collega's weten?"),
        required=False,
        max_length=500,
        help_text=_("Bijvoorbeeld: kun je zo werken, en wat missen we? Dit staat bovenaan de kaart."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class MeetingForm(forms.Form):
    """A werkoverleg with the card on the table, of a team that is known or of a new one."""

    team = forms.TypedChoiceField(label=_("Team"), coerce=int, required=False, empty_value=None)
    new_team = forms.CharField(label=_("Staat het er niet bij? Typ de naam"), required=False, max_length=200)
    organisation = OrganisationField(required=False, help_text=_("Alleen nodig als je een naam typt."))
    day = DayField(label=_("Datum"))
    colleagues = forms.IntegerField(
        label=_("Hoeveel collega's waren erbij?"),
        min_value=0,
        max_value=MOST,
        initial=0,
        help_text=_("Alleen het aantal, geen namen."),
    )
    by = AnyColleagueField(label=_("Wie neemt de kaart mee?"), required=False)

    def __init__(self, data: Any = None, *, teams: Iterable[tuple[int, str]], **options: Any) -> None:
        super().__init__(data, **options)
        field: Any = self.fields["team"]
        field.choices = [("", _("Kies een team")), *teams]
        for name in ("team", "new_team", "organisation"):  # one team is needed
            self.fields[name].may_be_left = False  # type: ignore[attr-defined]
        if len(field.choices) == 1:
            self._ask_the_first_team()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        chosen, new = given.get("team"), given.get("new_team")
        if chosen and new:
            self.add_error("new_team", _("Kies een team of typ de naam van een nieuw team, niet allebei."))
        elif new and given.get("organisation") is None:
            self.add_error("organisation", _("Kies van welke organisatie dit team is."))
        elif not (chosen or new) and "team" in self.fields:
            self.add_error("team", _("Kies een team, of typ hieronder de naam van een nieuw team."))
        return given

    def held(self, actor: Actor) -> Held:
        """What was filled in; a team that is new is added first, so call it in the transaction of the write."""
        given = self.cleaned_data
        new = given["new_team"]
        team = team_called(actor, given["organisation"], new) if new else given["team"]
        return Held(team, given["day"], given["colleagues"], given["by"])

    def _ask_the_first_team(self) -> None:
        del self.fields["team"]
        new = self.fields["new_team"]
        new.label, new.required = _("Welk team?"), True
        new.help_text = _(
            "Er staan nog geen teams in Stroomlijn. Typ de naam, dan komt dit team erbij. Zet een beheerder er later "
            "mensen in, dan openen zij de kaart zelf."
        )
        self.fields["organisation"].help_text = ""


class OwnRemarkForm(forms.Form):
    """What a colleague says of the card. How long it may be is told in a sentence, so that nothing is cut off."""

    use_required_attribute = False

    subject = forms.ChoiceField(label=_("Waarover?"), required=False)
    text = forms.CharField(
        label=_("Jouw reactie"),
        strip=False,
        help_text=NOTE,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf eerst op wat je wilt zeggen.")},
    )

    def __init__(self, data: Any = None, *, subjects: Iterable[Subject], **options: Any) -> None:
        super().__init__(data, **options)
        field: Any = self.fields["subject"]
        field.choices = [WHOLE, *((one.key, one.words[:90]) for one in subjects)]


class RemarkForm(OwnRemarkForm):
    """What somebody said in a werkoverleg: typed on one line, one after another."""

    text = forms.CharField(
        label=_("Reactie"),
        strip=False,
        help_text=NOTE,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Schrijf eerst op wat er is gezegd.")},
    )
    person = AnyColleagueField(label=_("Van wie?"), required=False)


class OutcomeForm(forms.Form):
    """What was done with reactions, and what whoever said them will read."""

    outcome = forms.ChoiceField(
        label=_("Wat doen jullie ermee?"),
        required=False,
        choices=[one for one in Remark.Outcome.choices if one[0]],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("Uitleg"),
        required=False,
        strip=False,
        help_text=_("Dit leest wie de reactie gaf. Bij ‘Niet overgenomen’ hoort de reden erbij."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
