"""Somebody who is chosen on a form and does not stand in Stroomlijn yet: the form asks where they work and goes on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _

from stroomlijn.foundation.access import May, allowed
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.queries.accounts import account_called
from stroomlijn.foundation.text import fold, one_line

from .forms import NOBODY, ColleagueField, OrganisationField
from .operations.people import Details, make_person

WHERE = "-werkt-bij"
"""What the name of the field that asks where somebody works ends with."""


def oneself_as_person(account: Any, back: str) -> str:
    """The address where who administers puts oneself among the people, and goes on at `back`."""
    return f"{reverse('person-new')}?{urlencode({'naam': account.name, 'adres': account.email, 'verder': back})}"


@dataclass(frozen=True, slots=True)
class _New:
    details: Details
    organisation_id: int


class TakesNewColleagues(forms.Form):
    """A form with colleagues that takes somebody new. `by` is the account that fills it in.

    For who administers an unknown name is a question instead of a refusal. After `is_valid` call `take_in` in the
    transaction of the write: then `cleaned_data` has the id of who was added.
    """

    def __init__(self, *words: Any, by: Any = None, **options: Any) -> None:
        super().__init__(*words, **options)
        self._by: Any = by if allowed(by, May.ADMINISTER) else None
        self._new: dict[str, _New] = {}
        for name in self._colleagues():
            if self._by and (typed := self.data.get(name)) and f"{name}{WHERE}" in self.data:
                self._ask_where(name, typed)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in self._colleagues():
            works_at = cleaned.pop(f"{name}{WHERE}", None)
            if not self._by or not self.has_error(name, NOBODY):
                self._ask_no_more(name)
            elif not (typed := self._details(self.data[name])).name:
                self._say(name, _("Er is nog niemand met dit e-mailadres. Typ de naam van je collega."))
            elif works_at is None:
                self._ask_where(name, typed.name)
                told = _("‘%(name)s’ staat nog niet bij de mensen. Klopt de naam, kies dan hieronder waar die werkt.")
                self._say(name, told % {"name": typed.name})
            else:
                del self.errors[name]
                self._new[name] = _New(typed, works_at)
        return cleaned

    def take_in(self, actor: Actor) -> None:
        """Adds who is new. Raises Problem as `make_person` does."""
        for name, new in self._new.items():
            self.cleaned_data[name] = make_person(actor, new.organisation_id, new.details)

    def _colleagues(self) -> list[str]:
        return [name for name, field in self.fields.items() if isinstance(field, ColleagueField)]

    def _details(self, typed: str) -> Details:
        """Who is meant: who has an account, with its address, or somebody by name; of another address no name."""
        if fold(typed) in (fold(self._by.name), fold(self._by.email)):
            return Details(self._by.name, email=self._by.email)
        if account := account_called(one_line(typed)):
            name, email = account
            return Details(name, email=email)
        return Details("" if "@" in typed else one_line(typed))

    def _ask_where(self, name: str, typed: str) -> None:
        who = self._details(typed)
        label = _("Waar werkt ‘%(name)s’?") % {"name": who.name or one_line(typed)}
        told = _("Dan komt die erbij, en ga je hier verder.")
        if who.email:
            told += " " + _("Het account %(email)s hoort er dan bij.") % {"email": who.email}
        asked = OrganisationField(required=False, help_text=told)
        asked.label = label
        asked.may_be_left = False  # type: ignore[attr-defined]
        self.fields[f"{name}{WHERE}"] = asked
        order = [one for one in self.fields if one != f"{name}{WHERE}"]
        order.insert(order.index(name) + 1, f"{name}{WHERE}")
        self.order_fields(order)

    def _ask_no_more(self, name: str) -> None:
        self.fields.pop(f"{name}{WHERE}", None)

    def _say(self, name: str, told: str) -> None:
        del self.errors[name]
        self.add_error(name, told)
