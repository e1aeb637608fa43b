"""Who owns a process, who coordinates it and whom one calls."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit, tell
from stroomlijn.foundation.operations.undoing import keep_for_undo, take_up_undo
from stroomlijn.foundation.revision import refuse_stale
from stroomlijn.foundation.text import storable
from stroomlijn.landscape import events
from stroomlijn.landscape.models import HandOver, Process
from stroomlijn.organisation.queries.people import people, person_of

ADOPTED = "process-adopted"


@dataclass(frozen=True, slots=True)
class Care:
    """How a process is looked after, by ids of people."""

    owner_id: int | None
    coordinator_id: int | None
    contact: str
    cluster: str
    domain: str


@transaction.atomic
def adopt(actor: Actor, process_id: int) -> int:
    """Who acts becomes the owner of a process that has none, or of which the owner left; returns what undoes it.

    Raises Problem "no-person" for an account of nobody who works here, and "has-owner" with the name.
    """
    process = Process.objects.select_for_update().get(pk=process_id)
    person = person_of(actor.account_id)
    if person is None:
        raise Problem("no-person")
    owner = people([process.owner_id]).get(process.owner_id) if process.owner_id else None
    if owner is not None and owner.works_here:
        raise Problem("has-owner", name=owner.name)
    before = {"owner": process.owner_id, "offered": list(_offered([process.pk]).values_list("pk", flat=True))}
    _give_to(process, person.id)
    end_hand_overs([process.pk])
    audit(actor, "process-adopted", "process", process.pk, owner=person.id)
    tell(actor, events.PROCESS_ADOPTED, "process", process.pk)
    return keep_for_undo(actor, ADOPTED, process.pk, **before, revision=process.revision)


@transaction.atomic
def undo_adopt(actor: Actor, undo_id: int) -> Process:
    """The process has the owner it had, and what was being handed over still is.

    Raises Problem "adopted-changed-since" when it was changed or handed over since, and "undone-already".
    """
    kept = take_up_undo(undo_id)
    process = Process.objects.select_for_update().get(pk=kept.object_id)
    if process.revision != kept.before["revision"] or _offered([process.pk]).exists():
        raise Problem("adopted-changed-since", process=process.name)
    _give_to(process, kept.before["owner"])
    HandOver.objects.filter(pk__in=kept.before["offered"]).update(state=HandOver.State.OFFERED)
    audit(actor, "adoption-undone", "process", process.pk, owner=process.owner_id)
    tell(actor, events.PROCESSES_CHANGED, "process", process.pk)
    return process


@transaction.atomic
def set_care(actor: Actor, process_id: int, care: Care, *, seen: int | None = None) -> Process:
    """Writes down who looks after a process. Raises Problem "changed-meanwhile" and "person-unknown"."""
    process = Process.objects.select_for_update().get(pk=process_id)
    refuse_stale(process, seen)
    _refuse_strangers(process, care)
    before = {name: getattr(process, name) for name in _FIELDS}
    for name in _FIELDS:
        value = getattr(care, name)
        setattr(process, name, storable(value).strip() if isinstance(value, str) else value)
    process.revision += 1
    process.save(update_fields=[*_FIELDS, "revision"])
    if process.owner_id != before["owner_id"]:
        end_hand_overs([process.pk])
    changed = {
        name: [before[name], getattr(process, name)] for name in _FIELDS if before[name] != getattr(process, name)
    }
    audit(actor, "process-care-set", "process", process.pk, changed=changed)
    tell(actor, events.PROCESSES_CHANGED, "process", process.pk)
    return process


def end_hand_overs(processes: Iterable[int]) -> None:
    """An offer falls when the process gets an owner in another way."""
    _offered(processes).update(state=HandOver.State.WITHDRAWN)


def _offered(processes: Iterable[int]) -> QuerySet[HandOver]:
    return HandOver.objects.filter(process__in=processes, state=HandOver.State.OFFERED)


def _give_to(process: Process, owner_id: int | None) -> None:
    process.owner_id = owner_id
    process.revision += 1
    process.save(update_fields=["owner", "revision"])


_FIELDS = ("owner_id", "coordinator_id", "contact", "cluster", "domain")


def _refuse_strangers(process: Process, care: Care) -> None:
    """Who is chosen anew works here; who was owner or coordinator and left may stay named."""
    chosen = {care.owner_id, care.coordinator_id} - {process.owner_id, process.coordinator_id, None}
    known = people(one for one in chosen if one is not None)
    for one in chosen:
        person = known.get(one or 0)
        if person is None or not person.works_here:
            raise Problem("person-unknown", name=person.name if person else "")
