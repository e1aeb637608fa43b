"""What is filled in when the steering group decided, and when its process is published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from stroomlijn.foundation.forms import ConfirmsPast, DayField
from stroomlijn.harmonisation.models import Meeting
from stroomlijn.harmonisation.queries.steering import OUTCOMES
from stroomlijn.landscape.forms.owner import PersonField
from stroomlijn.organisation.forms import NOBODY
from stroomlijn.organisation.new_colleague import TakesNewColleagues

APPLIES = [("ja", _("Ja, daar werken ze straks ook zo")), ("nee", _("Nee, daar verandert niets"))]
Answers = list[tuple[str, Any]]
NOW = "owner-now"
"""The name of the field with those whom the processes name as their owner."""
LINES = forms.Textarea(attrs={"rows": 3})


class VerdictForm(forms.Form):
    """What the steering group decided of a process, in which meeting, and why."""

    use_required_attribute = False

    outcome = forms.ChoiceField(choices=[(str(one), words) for one, (words, _effect) in OUTCOMES.items()])
    condition = forms.CharField(
        label=_("Voorwaarde"), required=False, max_length=300, help_text=_("Alleen als de stuurgroep er een stelt.")
    )
    advice = forms.CharField(label=_("Advies"), required=False, max_length=10_000, widget=LINES)
    reason = forms.CharField(label=_("Waarom"), max_length=10_000, widget=LINES)
    meeting = forms.TypedChoiceField(label=_("Vergadering"), required=False, coerce=int, empty_value=None)

    def __init__(self, meetings: Sequence[Meeting], *words: Any, **options: Any) -> None:
        super().__init__(*words, **options)
        named = [(one.pk, f"{one.title}, {date_format(one.day, 'j F Y')}") for one in meetings]
        self.fields["meeting"].choices = [("", _("Buiten een vergadering")), *named]  # type: ignore[attr-defined]
        if named:
            self.fields["meeting"].initial = named[0][0]


class PublicationForm(ConfirmsPast, TakesNewColleagues):
    """How the process will be known, from when it applies, what goes with it, and who looks after it."""

    use_required_attribute = False

    name = forms.CharField(label=_("Naam van het proces"), max_length=300)
    valid_from = DayField(
        label=_("Geldt vanaf"),
        help_text=_(
            "Tot die dag ziet iedereen de oude werkwijze. Ligt de dag later, dan staan ook de processen waar dit uit "
            "is gemaakt zolang in de bibliotheek."
        ),
    )
    owner = PersonField(
        label=_("Proceseigenaar"), required=False, help_text=_("Typ een deel van de naam of het e-mailadres.")
    )
    change_note = forms.CharField(
        label=_("Wat is er anders?"), required=False, max_length=5_000, widget=LINES, help_text=_("In gewone woorden.")
    )
    transition_rule = forms.CharField(
        label=_("Wat geldt voor zaken die al lopen?"), required=False, max_length=5_000, widget=LINES
    )

    decided_by = forms.CharField(
        label=_("Wie heeft dit besloten?"),
        required=False,
        max_length=200,
        help_text=_("Er is geen stuurgroep. In het besluitenregister staat dan wie het besloot."),
    )

    def __init__(
        self,
        left_out: Mapping[int, str],
        *words: Any,
        adopted: bool,
        owners: Mapping[str, Sequence[str]],
        own: Mapping[int, str],
        **options: Any,
    ) -> None:
        """`owners` are those whom the processes themselves name, each with the organisations that do; `own` is the
        organisation of who publishes when it has no processes in the group."""
        super().__init__(*words, **options)
        if owners:
            self._propose(owners)
        if adopted:
            del self.fields["decided_by"]
        self._asked = {f"geldt-{pk}": pk for pk in (*left_out, *own)}
        for pk, named in left_out.items():
            dropped = _("Alle processen van deze organisatie in deze groep zijn weggelaten.")
            self._ask_whether_it_applies(pk, named, [("", _("Kies")), *APPLIES], help_text=dropped)
        for pk, named in own.items():
            new = _("Dit is jouw organisatie. In deze groep zit geen proces van %(name)s.") % {"name": named}
            self._ask_whether_it_applies(pk, named, APPLIES, help_text=new, initial="ja")

    def _propose(self, owners: Mapping[str, Sequence[str]]) -> None:
        """Asks to choose among those whom the processes name, or to type another; who is chosen is as if typed."""
        named = [(name, f"{name} ({', '.join(organisations)})") for name, organisations in owners.items()]
        self.fields[NOW] = forms.ChoiceField(
            label=_("Wie is nu eigenaar?"),
            required=False,
            choices=[("", _("Iemand anders, of later kiezen")), *named],
            help_text=_("Kies iemand die nu in de processen staat, of typ hieronder iemand anders."),
        )
        self.order_fields(["name", "valid_from", NOW, "owner"])
        if self.data.get(NOW) in owners and not self.data.get("owner"):
            self.data = {**self.data.dict(), "owner": self.data[NOW], NOW: ""}  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get(NOW):
            self.add_error(
                "owner", _("Je koos al een eigenaar in de lijst. Kies daar ‘Iemand anders’, of maak dit leeg.")
            )
        if self.has_error("owner", NOBODY):
            told = _("Of laat dit leeg en publiceer. De eigenaar kies je later, op de pagina van het proces.")
            self.add_error("owner", told)
        self.confirm_past([cleaned.get("valid_from")], after="valid_from")
        return cleaned

    def _ask_whether_it_applies(self, organisation_id: int, name: str, answers: Answers, **options: Any) -> None:
        label = _("Geldt dit ook in %(name)s?") % {"name": name}
        self.fields[f"geldt-{organisation_id}"] = forms.ChoiceField(label=label, choices=answers, **options)

    def also(self) -> dict[int, bool]:
        """By id of an organisation without part in the process: whether it applies there."""
        return {pk: self.cleaned_data[name] == "ja" for name, pk in self._asked.items()}
