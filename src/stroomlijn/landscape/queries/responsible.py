"""Who is responsible for a process, and so hears what must be done about it: its owner, else whoever is nearest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from stroomlijn.foundation.access import May, Scope
from stroomlijn.foundation.queries.accounts import accounts_who_may
from stroomlijn.landscape.models import Process
from stroomlijn.organisation.queries.people import PersonValue, accounts_acting_for, people


class LookedAfter(Protocol):
    """A process, or what is known of one: who owns and who coordinates it."""

    owner_id: int | None
    coordinator_id: int | None


class Capacity(StrEnum):
    """As what somebody is responsible."""

    OWNER = "owner"
    COORDINATOR = "coordinator"
    ANALYSTS = "analysts"
    ADMINISTRATORS = "administrators"


@dataclass(frozen=True, slots=True)
class Responsible:
    """By name when that is one person, and all accounts that act for them. `left` owned it and left."""

    capacity: Capacity
    name: str
    accounts: tuple[int, ...]
    left: str


def responsible_for(process: Process) -> Responsible:
    """The owner with their deputies, else the coordinator, else the analysts of the traject, else administrators."""
    known = people_of([process])
    owner = known.get(process.owner_id or 0)
    left = owner.name if owner is not None and not owner.works_here else ""
    for capacity, person_id in ((Capacity.OWNER, process.owner_id), (Capacity.COORDINATOR, process.coordinator_id)):
        accounts = accounts_acting_for(person_id) if person_id is not None else []
        if accounts and person_id is not None:
            return Responsible(capacity, known[person_id].name, tuple(accounts), left)
    administrators = accounts_who_may(May.ADMINISTER)
    scope = Scope("traject", process.landscape.traject_id)
    # An analyst works on processes and answers for them; who only plans, or only owns, is another.
    analysing = set(accounts_who_may(May.HARMONISE, scope)) & set(accounts_who_may(May.PUBLISH, scope))
    analysts = sorted(analysing - set(administrators))
    if analysts:
        return Responsible(Capacity.ANALYSTS, "", tuple(analysts), left)
    return Responsible(Capacity.ADMINISTRATORS, "", tuple(administrators), left)


def people_of(processes: Iterable[LookedAfter]) -> dict[int, PersonValue]:
    """The owners and coordinators of many processes."""
    ids = {one for process in processes for one in (process.owner_id, process.coordinator_id) if one is not None}
    return people(ids) if ids else {}


def is_looked_after(person_id: int | None, known: Mapping[int, PersonValue]) -> bool:
    """Whether this person works here and can sign in, so that what is asked reaches somebody."""
    person = known.get(person_id or 0)
    return person is not None and person.works_here and person.account_id is not None
