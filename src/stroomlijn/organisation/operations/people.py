"""Every write of one person: made, changed, left and come back."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.accounts import switch_account
from stroomlijn.foundation.operations.recording import audit
from stroomlijn.foundation.revision import refuse_stale
from stroomlijn.foundation.text import fold, one_line
from stroomlijn.organisation.models import Person

from .connecting import connect_accounts

MOST_NAME_KEY = 200


@dataclass(frozen=True, slots=True)
class Details:
    """What one fills in about a person."""

    name: str
    number: str = ""
    email: str = ""
    phone: str = ""
    function: str = ""

    def cleaned(self) -> dict[str, str]:
        """As it is kept: on one line, the address in lower case."""
        values = {field: one_line(value) for field, value in asdict(self).items()}
        return values | {"email": values["email"].lower(), "name_key": fold(values["name"])[:MOST_NAME_KEY]}


@transaction.atomic
def make_person(
    actor: Actor, organisation_id: int, details: Details, *, teams: Sequence[int] = (), werkrollen: Sequence[int] = ()
) -> int:
    """Somebody new; the account with their address is theirs. Raises Problem for a number or address that is taken."""
    values = details.cleaned()
    _refuse_taken(values, organisation_id)
    person = Person.objects.create(organisation_id=organisation_id, **values)
    person.teams.set(teams)
    person.werkrollen.set(werkrollen)
    audit(actor, "person-made", "person", person.pk, name=person.name)
    connect_accounts(actor, [person.pk])
    return person.pk


@transaction.atomic
def edit_person(
    actor: Actor,
    person_id: int,
    details: Details,
    *,
    teams: Sequence[int],
    werkrollen: Sequence[int],
    seen: int | None = None,
) -> None:
    """Raises Problem when somebody else changed them since `seen`, or a number or address is taken."""
    person = Person.objects.select_for_update().get(pk=person_id)
    refuse_stale(person, seen)
    values = details.cleaned()
    _refuse_taken(values, person.organisation_id, person_id)
    changed = {field: value for field, value in values.items() if getattr(person, field) != value}
    for field, value in changed.items():
        setattr(person, field, value)
    person.revision += 1
    person.save()
    person.teams.set(teams)
    person.werkrollen.set(werkrollen)
    audit(actor, "person-changed", "person", person_id, fields=sorted(changed.keys() - {"name_key"}))
    connect_accounts(actor, [person_id])


@transaction.atomic
def leave(actor: Actor, person_id: int, on: datetime.date) -> None:
    """From `on` this person does not work here; their account is closed on that day.

    Raises Problem "last-administrator" when nobody else administers.
    """
    person = Person.objects.select_for_update().get(pk=person_id)
    person.left_on = on
    person.revision += 1
    person.save(update_fields=["left_on", "revision"])
    audit(actor, "person-left", "person", person_id, on=on.isoformat())
    if person.account_id is not None and on <= clock.today():
        switch_account(actor, person.account_id, on=False)


@transaction.atomic
def come_back(actor: Actor, person_id: int) -> None:
    """This person works here (again); they may sign in if they left before."""
    person = Person.objects.select_for_update().get(pk=person_id)
    if person.left_on is None:
        return
    was_gone = person.left_on <= clock.today()
    person.left_on = None
    person.revision += 1
    person.save(update_fields=["left_on", "revision"])
    audit(actor, "person-returned", "person", person_id)
    if person.account_id is not None and was_gone:
        switch_account(actor, person.account_id, on=True)


def _refuse_taken(values: dict[str, str], organisation_id: int, but: int = 0) -> None:
    others = Person.objects.exclude(pk=but)
    number, email = values["number"], values["email"]
    if number and (other := others.filter(organisation=organisation_id, number=number).first()):
        raise Problem("person-number-taken", value=number, name=other.name)
    if email and (other := others.filter(email=email).first()):
        raise Problem("person-email-taken", value=email, name=other.name)
