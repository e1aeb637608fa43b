"""Colleagues for the tests of working groups: people of Uden and Landerd, with accounts where they sign in."""

from __future__ import annotations

from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.models import Account
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.organisation.models import Person
from stroomlijn.organisation.operations.people import Details, make_person
from stroomlijn.organisation.operations.trajecten import organisation_named


def colleague(actor: Actor, name: str, town: str = "Uden") -> int:
    return make_person(actor, organisation_named(actor, town), Details(name))


def account_of(person_id: int, role: str = "medewerker") -> Account:
    """An account for somebody, who may read what was published and nothing else."""
    person = Person.objects.get(pk=person_id)
    account = make_account(
        PRODUCT, email=f"p{person_id}@voorbeeld.nl", name=person.name, password="een lang wachtwoord"
    )
    give_role(PRODUCT, account, role)
    Person.objects.filter(pk=person_id).update(account=account)
    return account


def owner_of(traject_id: int) -> Account:
    """Somebody who owns the processes of a traject."""
    account = make_account(PRODUCT, email="olga@voorbeeld.nl", name="Olga")
    give_role(PRODUCT, account, "proceseigenaar", scope_kind="traject", scope_id=traject_id)
    return account
