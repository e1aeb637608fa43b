"""Accounts for people, with a link for each that is shown once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.invitations import Invited, invite_all
from stroomlijn.foundation.operations.recording import audit_many
from stroomlijn.organisation.models import Person
from stroomlijn.organisation.queries.people import working
from stroomlijn.organisation.queries.roles_in_file import roles_in_file

from .connecting import connect_accounts

EMPLOYEE = "medewerker"


@dataclass(frozen=True, slots=True)
class Invitation:
    """The link of one person; without a link they had an account already, which is theirs now."""

    person_id: int
    name: str
    email: str
    link: str


@transaction.atomic
def invite_people(actor: Actor, person_ids: Collection[int], role: str = "") -> list[Invitation]:
    """An account and a link for each of these people who works here, has an address and no account yet, by name.

    Without `role` each gets what the personnel file says, else that of an employee. Raises Problem "nobody-to-invite".
    """
    wanted = Person.objects.filter(working(), pk__in=person_ids, account=None).exclude(email="")
    people = list(wanted.select_for_update(of=("self",)).order_by("name_key", "pk"))
    if not people:
        raise Problem("nobody-to-invite")
    had = set(connect_accounts(actor, [person.pk for person in people]))
    new = [person for person in people if person.pk not in had]
    intended = {} if role else roles_in_file(new)
    roles = {person.pk: role or intended.get(person.pk, EMPLOYEE) for person in new}
    made = invite_all(actor, [Invited(person.email, person.name, roles[person.pk]) for person in new])
    links = {}
    for person, (account_id, link) in zip(new, made, strict=True):
        person.account_id, links[person.pk] = account_id, link
    Person.objects.bulk_update(new, ["account"])
    audit_many(actor, "person-invited", "person", {one.pk: {"role": roles[one.pk]} for one in new})
    return [Invitation(one.pk, one.name, one.email, links.get(one.pk, "")) for one in people]
