"""Handing a process over: the owner offers it with what the next one must know; in force once they accept."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.messages import send_message
from stroomlijn.foundation.operations.recording import audit, tell
from stroomlijn.foundation.revision import refuse_stale
from stroomlijn.foundation.text import storable
from stroomlijn.landscape import events
from stroomlijn.landscape.models import HandOver, Process
from stroomlijn.organisation.queries.people import accounts_acting_for, people

State = HandOver.State


@transaction.atomic
def offer(
    actor: Actor, process_id: int, to_person: int, items: Sequence[str], review_on: datetime.date | None = None
) -> HandOver:
    """Offers the process to somebody, who gets a message. Until they accept nothing changes.

    Raises Problem "hand-over-open" when it is being handed over, "hand-over-to-owner", "person-unknown" for who does
    not work here (any more), and "review-in-the-past".
    """
    process = Process.objects.select_for_update().get(pk=process_id)
    receiver = people([to_person]).get(to_person)
    if receiver is None or not receiver.works_here:
        raise Problem("person-unknown", name=receiver.name if receiver else "")
    if process.owner_id == to_person:
        raise Problem("hand-over-to-owner", name=receiver.name)
    if review_on is not None and review_on <= clock.today():
        raise Problem("review-in-the-past")
    before = HandOver.objects.filter(process=process, state=State.OFFERED).select_related("to").first()
    if before is not None:
        raise Problem("hand-over-open", name=before.to.name)
    offered = HandOver.objects.create(
        process=process,
        to_id=to_person,
        items=[{"text": text, "done": False} for item in items if (text := storable(item).strip())],
        review_on=review_on,
        offered_by_id=actor.person,
    )
    audit(actor, "hand-over-offered", "process", process.pk, to=to_person)
    _tell_person(
        actor, to_person, offered, _("%(name)s wordt aan jou overgedragen") % {"name": process.name}, "offered"
    )
    return offered


@transaction.atomic
def tick(actor: Actor, hand_over_id: int, done: Collection[int], *, seen: int | None = None) -> HandOver:
    """The receiver ticks what was gone through together, by place in the list."""
    offered = _open(hand_over_id)
    refuse_stale(offered, seen)
    offered.items = [{**item, "done": place in done} for place, item in enumerate(offered.items)]
    offered.revision += 1
    offered.save(update_fields=["items", "revision"])
    audit(actor, "hand-over-ticked", "process", offered.process_id, done=sorted(done))
    return offered


@transaction.atomic
def accept(actor: Actor, hand_over_id: int) -> HandOver:
    """The receiver becomes the owner, and who offered it gets a message. Raises Problem "hand-over-gone".

    What was not gone through stays in the audit line.
    """
    offered = _open(hand_over_id)
    process = offered.process
    before, process.owner_id = process.owner_id, offered.to_id
    process.review_on = offered.review_on or process.review_on
    process.revision += 1
    process.save(update_fields=["owner", "review_on", "revision"])
    offered.state, offered.accepted_at = State.ACCEPTED, clock.now()
    offered.revision += 1
    offered.save(update_fields=["state", "accepted_at", "revision"])
    left = [item["text"] for item in offered.items if not item["done"]]
    audit(actor, "process-handed-over", "process", process.pk, before=before, owner=offered.to_id, not_ticked=left)
    tell(actor, events.PROCESS_HANDED_OVER, "process", process.pk)
    told = _("%(name)s is overgenomen door %(person)s") % {"name": process.name, "person": offered.to.name}
    send_message(actor, [offered.offered_by_id], told, key=f"hand-over-{offered.pk}-accepted", url=_address(offered))
    return offered


@transaction.atomic
def take_back(actor: Actor, hand_over_id: int) -> HandOver:
    """Withdraws an offer; the owner stays. Raises Problem "hand-over-gone" once it was accepted."""
    offered = _open(hand_over_id)
    offered.state = State.WITHDRAWN
    offered.revision += 1
    offered.save(update_fields=["state", "revision"])
    audit(actor, "hand-over-withdrawn", "process", offered.process_id, to=offered.to_id)
    told = _("%(name)s wordt toch niet aan jou overgedragen") % {"name": offered.process.name}
    _tell_person(actor, offered.to_id, offered, told, "withdrawn")
    return offered


def _open(hand_over_id: int) -> HandOver:
    """Locked, after its process: who sets an owner locks the process first and then ends what was offered."""
    process = Process.objects.select_for_update(of=("self",)).get(hand_overs=hand_over_id)
    offered = HandOver.objects.select_for_update(of=("self",)).select_related("to").get(pk=hand_over_id)
    offered.process = process
    if offered.state != State.OFFERED:
        raise Problem("hand-over-gone")
    return offered


def _tell_person(actor: Actor, person_id: int, offered: HandOver, title: str, what: str) -> None:
    key = f"hand-over-{offered.pk}-{what}"
    send_message(actor, accounts_acting_for(person_id), title, key=key, url=_address(offered))


def _address(offered: HandOver) -> str:
    return f"/processen/PROC-{offered.process_id}/overdragen"
