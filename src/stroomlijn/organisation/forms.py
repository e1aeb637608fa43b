"""What administrators fill in about people, teams and werkrollen."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.access import Role
from stroomlijn.foundation.forms import DayField
from stroomlijn.foundation.problems import sentence
from stroomlijn.foundation.text import fold, number_in

from .models import Organisation
from .queries.people import PersonValue, people_named, werkrol_key
from .queries.register import team_ids, werkrol_ids
from .queries.trajecten import all_organisations

NOBODY = "person-unknown"
"""The code of the error on a colleague of whom nobody has heard."""


class OrganisationField(forms.ChoiceField):
    """One of the organisations, chosen already when there is only one; gives its id."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            label=gettext_lazy("Organisatie"),
            choices=lambda: _organisations(),
            initial=lambda: only_organisation(),
            **options,
        )

    def clean(self, value: Any) -> int | None:
        return number_in(super().clean(value) or "")


class PersonForm(forms.Form):
    """Somebody who works here. Teams and werkrollen by name, as the registers know them."""

    name = forms.CharField(label=gettext_lazy("Naam"), max_length=200)
    function = forms.CharField(label=gettext_lazy("Functie"), max_length=200, required=False)
    number = forms.CharField(label=gettext_lazy("Personeelsnummer"), max_length=40, required=False)
    email = forms.EmailField(label=gettext_lazy("E-mailadres"), max_length=254, required=False)
    phone = forms.CharField(
        label=gettext_lazy("Telefoon van het werk"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("Collega’s zien dit nummer bij processen waarvan deze persoon eigenaar is."),
    )
    teams = forms.CharField(
        label=gettext_lazy("Teams"), max_length=2_000, required=False, help_text=gettext_lazy("Met een ; ertussen.")
    )
    werkrollen = forms.CharField(
        label=gettext_lazy("Werkrollen"),
        max_length=4_000,
        required=False,
        help_text=gettext_lazy("Met een ; ertussen. Zo weet Stroomlijn welke processen van deze persoon zijn."),
    )

    def __init__(self, *arguments: Any, of: int | None = None, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.of = of

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        organisation = self.of or given.get("organisation")
        if "teams" in given:
            known = team_ids(organisation) if organisation else {}
            given["teams"] = self._known("teams", given["teams"], known, fold)
        if "werkrollen" in given:
            given["werkrollen"] = self._known("werkrollen", given["werkrollen"], werkrol_ids(), werkrol_key)
        return given

    def _known(self, field: str, text: str, register: dict[str, tuple[int, str]], key: Any) -> list[int]:
        from stroomlijn.engines.people.values import list_in

        names = list_in(text)
        for name in names:
            if key(name) not in register:
                near = difflib.get_close_matches(key(name), register, n=3)
                told = _("‘%(name)s’ staat niet in het register.") % {"name": name[:100]}
                meant = ", ".join(dict.fromkeys(register[one][1] for one in near))
                self.add_error(field, f"{told} {_('Bedoel je: %(names)s?') % {'names': meant}}" if meant else told)
        return [register[key(name)][0] for name in names if key(name) in register]


class NewPersonForm(PersonForm):
    """The same for somebody new: of which organisation too."""

    organisation = OrganisationField()
    field_order = ["organisation"]


class ColleagueField(forms.CharField):
    """Somebody by name or e-mail address, with suggestions while one types; gives their id.

    `organisation` limits whom one can choose; `current` is who stands there and may stay, also when they left. The
    page has a <datalist id="collegas">, which the address `suggestions` fills.
    """

    suggestions = "person-suggestions"
    organisation: int | None = None
    current: PersonValue | None = None

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=254, **options)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        suggesting = {"hx-get": reverse_lazy(self.suggestions), "hx-target": "#collegas", "hx-swap": "innerHTML"}
        when = {"hx-trigger": "input changed delay:150ms", "list": "collegas", "autocomplete": "off"}
        return super().widget_attrs(widget) | suggesting | when

    def clean(self, value: Any) -> int | None:
        text = super().clean(value)
        if not text:
            return None
        if self.current is not None and fold(self.current.name) == fold(text):
            return self.current.id
        named = people_named(text)
        found = [one for one in named if self.organisation in (None, one.organisation_id)]
        if len(found) == 1:
            return found[0].id
        problem = _nobody_chosen(text, found, named)
        raise forms.ValidationError(sentence(problem.as_remark()), code=problem.code)


def _nobody_chosen(text: str, found: Sequence[PersonValue], named: Sequence[PersonValue]) -> Problem:
    """Why `text` chooses nobody: several are `found`, or who is `named` so works elsewhere, or nobody is."""
    names = list(dict.fromkeys(one.name for one in found or named))
    if found:
        return Problem("person-several", names=", ".join(names[:5]))
    if named:
        return Problem("deputy-elsewhere", name=names[0] if len(names) == 1 else text)
    return Problem(NOBODY, name=text)


class DeputyForm(forms.Form):
    """Who acts for somebody, and when."""

    by = ColleagueField(
        label=gettext_lazy("Wie vervangt?"),
        help_text=gettext_lazy("Typ een deel van de naam of het e-mailadres."),
    )
    begins = DayField(label=gettext_lazy("Vanaf"))
    ends = DayField(label=gettext_lazy("Tot en met"), required=False)

    def __init__(self, *arguments: Any, organisation: int, **more: Any) -> None:
        super().__init__(*arguments, **more)
        colleague = self.fields["by"]
        assert isinstance(colleague, ColleagueField)
        colleague.organisation = organisation


class LeaveForm(forms.Form):
    """From which day somebody does not work here any more."""

    on = DayField(label=gettext_lazy("Uit dienst vanaf"))


class TeamForm(forms.Form):
    """A team. Its leader is somebody of the same organisation."""

    name = forms.CharField(label=gettext_lazy("Naam"), max_length=200)
    department = forms.CharField(label=gettext_lazy("Afdeling"), max_length=200, required=False)
    leader = ColleagueField(label=gettext_lazy("Teamleider"), required=False)

    def __init__(self, *arguments: Any, organisation: int | None = None, **more: Any) -> None:
        super().__init__(*arguments, **more)
        if organisation is not None:
            leader = self.fields["leader"]
            assert isinstance(leader, ColleagueField)
            leader.organisation = organisation


class OrganisationForm(forms.Form):
    """An organisation and what it is."""

    name = forms.CharField(label=gettext_lazy("Naam"), max_length=120)
    kind = forms.ChoiceField(label=gettext_lazy("Soort"), choices=Organisation.Kind.choices)


class NewTeamForm(forms.Form):
    """A new team and whose it is."""

    organisation = OrganisationField()
    name = forms.CharField(label=gettext_lazy("Naam"), max_length=200)
    department = forms.CharField(label=gettext_lazy("Afdeling"), max_length=200, required=False)


class NewWerkrolForm(forms.Form):
    """A new werkrol."""

    name = forms.CharField(label=gettext_lazy("Naam"), max_length=200)


class WerkrolForm(NewWerkrolForm):
    """A werkrol with the names that processes use for it as well."""

    description = forms.CharField(
        label=gettext_lazy("Wat doet deze rol?"), max_length=5_000, required=False, widget=forms.Textarea({"rows": 3})
    )
    other_names = forms.CharField(
        label=gettext_lazy("Andere namen"),
        max_length=10_000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=gettext_lazy("Eén per regel. Zo vinden processen met een oude naam deze rol."),
    )


class PeopleFileForm(forms.Form):
    """A file of the personnel administration, and whose people are in it."""

    organisation = OrganisationField(required=False)
    new_organisation = forms.CharField(label=gettext_lazy("Of een nieuwe: de naam"), max_length=120, required=False)
    chosen = forms.FileField(
        label=gettext_lazy("Bestand"), allow_empty_file=True, help_text=gettext_lazy("csv, xlsx of ods, hooguit 10 MB.")
    )

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        for one in ("organisation", "new_organisation"):  # one of the two is needed
            self.fields[one].may_be_left = False  # type: ignore[attr-defined]
        if not all_organisations():
            del self.fields["organisation"]
            new = self.fields["new_organisation"]
            new.label, new.required = _("Van welke organisatie zijn deze mensen?"), True

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if "organisation" in self.fields and not given.get("organisation") and not given.get("new_organisation"):
            self.add_error("organisation", _("Kies van welke organisatie deze mensen zijn."))
        return given


class InviteForm(forms.Form):
    """What the invited may do; nothing chosen is what the personnel file says, else that of an employee."""

    role = forms.ChoiceField(
        label=gettext_lazy("Wat mogen zij?"),
        required=False,
        choices=[("", gettext_lazy("Zoals in het personeelsbestand, anders medewerker")), *Role.choices],
    )


def only_organisation() -> int | None:
    """The id of the organisation when there is only one."""
    known = list(all_organisations())
    return known[0] if len(known) == 1 else None


def _organisations() -> list[tuple[str, str]]:
    return [("", _("Kies …")), *((str(pk), name) for pk, name in all_organisations().items())]
