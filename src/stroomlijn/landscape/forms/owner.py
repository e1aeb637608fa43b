"""What an owner fills in: to publish, to set validity, to withdraw, to hand over, to say that it is still right."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stroomlijn.foundation import clock
from stroomlijn.foundation.forms import ConfirmsPast, DateInput, DayField
from stroomlijn.landscape.queries.release import Applies, ReleasePage
from stroomlijn.organisation.forms import ColleagueField
from stroomlijn.organisation.new_colleague import TakesNewColleagues

LINES = forms.Textarea(attrs={"rows": 3})
A_YEAR = datetime.timedelta(days=365)


class PersonField(ColleagueField):
    """Somebody of any organisation, for who chooses an owner."""

    suggestions = "people-suggested"


class ReleaseForm(ConfirmsPast):
    """A publication: how large the change is, from when for whom, what is different, who is asked to read it."""

    small = forms.TypedChoiceField(
        label=_("Hoe groot is de wijziging?"),
        choices=[("0", _("Nieuwe versie")), ("1", _("Kleine wijziging"))],
        coerce=lambda value: value == "1",
        initial="0",
    )
    begins = DayField(label=_("Geldt vanaf"), help_text=_("Tot die dag geldt wat er nu geldt."))
    change_note = forms.CharField(
        label=_("Wat is er anders?"),
        required=False,
        max_length=5_000,
        widget=LINES,
        help_text=_("In gewone woorden, voor wie ermee werkt."),
    )
    transition_rule = forms.CharField(
        label=_("Wat geldt voor zaken die al lopen?"), required=False, max_length=5_000, widget=LINES
    )
    replaces = forms.CharField(
        label=_("Welke processen vervangt dit?"),
        required=False,
        max_length=2_000,
        help_text=_("Nummers of oude codes, met een komma ertussen. Wie de oude code opent, komt hier uit."),
    )
    review_on = DayField(label=_("Wanneer kijken we dit weer na?"), required=False)

    def __init__(self, page: ReleasePage, *words: Any, **options: Any) -> None:
        super().__init__(*words, **options)
        self.page = page
        self.fields["asks"] = forms.MultipleChoiceField(choices=page.werkrollen, required=False)
        for one in page.organisations:
            self.fields[f"for-{one.id}"] = forms.BooleanField(
                label=one.name, required=False, widget=forms.CheckboxInput(attrs={"class": "utrecht-checkbox"})
            )
            self.fields[f"day-{one.id}"] = DayField(
                label=_("Andere dag voor %(name)s") % {"name": one.name}, required=False
            )
        if page.before is None:
            del self.fields["small"]
        if page.replaced_by:
            self.fields["anyway"] = forms.BooleanField(
                label=_("Ik wil dit toch publiceren"),
                error_messages={"required": _("Dit proces is vervangen. Zet het vinkje als je het toch publiceert.")},
                widget=forms.CheckboxInput(attrs={"class": "utrecht-checkbox"}),
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        begins = cleaned.get("begins")
        chosen = [one.id for one in self.page.organisations if cleaned.get(f"for-{one.id}")]
        cleaned["days"] = {one: cleaned.get(f"day-{one}") or begins for one in chosen}
        self.confirm_past(cleaned["days"].values(), after="begins")
        return cleaned

    @property
    def organisations(self) -> Iterable[tuple[Applies, forms.BoundField, forms.BoundField]]:
        return [(one, self[f"for-{one.id}"], self[f"day-{one.id}"]) for one in self.page.organisations]

    @property
    def asked(self) -> Iterable[tuple[str, str, bool]]:
        """Key and name of each werkrol, and whether it is asked to read."""
        chosen = self["asks"].value() or []
        return [(key, name, key in chosen) for key, name in self.page.werkrollen]

    @classmethod
    def first(cls, page: ReleasePage, review_on: datetime.date | None) -> ReleaseForm:
        """As it is shown first."""
        ticked = {f"for-{one.id}": one.chosen for one in page.organisations}
        initial = {
            "begins": clock.today(),
            "review_on": review_on or clock.today() + A_YEAR,
            "asks": sorted(page.touched),
            "replaces": ", ".join(process.number for process in page.replaces),
            "transition_rule": page.version.transition_rule,
            "change_note": page.version.change_note or (page.changes.sentence if page.changes else ""),
        }
        return cls(page, initial={**initial, **ticked})


class PeriodForm(forms.Form):
    """The first and last day of one period; `gone` takes away what has not begun yet."""

    begins = DayField(label=_("Vanaf"))
    ends = DayField(label=_("Tot"), required=False)
    gone = forms.BooleanField(label=_("Haal weg"), required=False)


class NewPeriodForm(forms.Form):
    """A period to add: which version, for whom, from when."""

    use_required_attribute = False  # it stands folded away: the browser would wait for a field that nobody sees

    version = forms.TypedChoiceField(label=_("Versie"), coerce=int)
    organisation = forms.TypedChoiceField(label=_("Organisatie"), coerce=int)
    begins = DayField(label=_("Vanaf"))
    ends = DayField(label=_("Tot"), required=False)

    def __init__(self, versions: Iterable[tuple[int, str]], names: dict[int, str], *words: Any, **options: Any) -> None:
        super().__init__(*words, **options)
        self.fields["version"].choices = list(versions)  # type: ignore[attr-defined]
        self.fields["organisation"].choices = list(names.items())  # type: ignore[attr-defined]


class WithdrawForm(forms.Form):
    """Why it is withdrawn, and where its code leads from now on."""

    use_required_attribute = False  # an empty field is no mistake before it was sent

    version = forms.ChoiceField(label=_("Wat trek je in?"))
    why = forms.CharField(
        label=_("Waarom trek je dit in?"),
        max_length=2_000,
        widget=LINES,
        help_text=_("Collega’s lezen dit bij het proces. Schrijf geen namen van inwoners op."),
    )
    successor = forms.CharField(
        label=_("Door welk proces is het vervangen?"),
        required=False,
        max_length=60,
        help_text=_("Nummer of code. Wie dit proces opent, komt dan daar uit."),
    )

    def __init__(self, versions: Iterable[tuple[str, str]], *words: Any, **options: Any) -> None:
        super().__init__(*words, **options)
        self.fields["version"].choices = [("alles", _("Het hele proces")), *versions]  # type: ignore[attr-defined]


class CareForm(TakesNewColleagues):
    """Who looks after a process."""

    owner = PersonField(label=_("Eigenaar"), required=False, help_text=_("Naam of e-mailadres."))
    coordinator = PersonField(label=_("Coördinator"), required=False)
    contact = forms.CharField(
        label=_("Wie bel je met een vraag?"),
        required=False,
        max_length=200,
        help_text=_("Bijvoorbeeld: Team Toegang, 0413 28 19 11."),
    )
    domain = forms.CharField(label=_("Domein"), required=False, max_length=100)
    cluster = forms.CharField(label=_("Groep in de bibliotheek"), required=False, max_length=100)


class HandOverForm(TakesNewColleagues):
    """To whom a process goes, and what they must know."""

    to = PersonField(label=_("Aan wie draag je over?"), help_text=_("Naam of e-mailadres."))
    items = forms.CharField(
        label=_("Wat neem je samen door?"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Eén punt per regel. De nieuwe eigenaar vinkt ze af."),
    )
    review_on = DayField(label=_("Wanneer kijkt de nieuwe eigenaar het na?"), required=False)


class ReviewForm(forms.Form):
    """It is still right; when somebody looks again."""

    next_on = DayField(label=_("Wanneer kijken we weer?"), widget=DateInput())
    note = forms.CharField(label=_("Waar heb je naar gekeken?"), required=False, max_length=2_000, widget=LINES)
