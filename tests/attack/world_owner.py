"""Who looks after a process of a world: a hand-over that waits, a change on many, what is at hand and was read."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account
from stroomlijn.foundation.operations.misses import count_miss
from stroomlijn.landscape.models import Process, Reaction
from stroomlijn.landscape.operations import adopting, bulk, favourites, handing_over, reactions, read_marks, reviewing
from stroomlijn.landscape.queries.bulk_plan import BulkEdit


@dataclass(frozen=True, slots=True)
class Owned:
    """Ids of what there is."""

    hand_over: int
    change: int


def look_after(actor: Actor, process_id: int, person_id: int, mark: str) -> Owned:
    """With `mark` in every field that people fill."""
    care = adopting.Care(None, person_id, f"Bel {mark}", f"Groep {mark}", f"Domein {mark}")
    revision = adopting.set_care(actor, process_id, care).revision
    edit = BulkEdit(values={"contact": f"Bel eerst {mark}"})
    done = bulk.change_many(actor, Account.objects.get(pk=actor.person), {process_id: revision}, edit)
    assert done.change_id is not None, done.refused
    offered = handing_over.offer(actor, process_id, person_id, [f"Afspraken {mark}", "Termijnen"])
    reviewing.reviewed(actor, process_id, clock.today() + datetime.timedelta(365), note=mark)
    favourites.set_favourite(actor, process_id, True)
    read_marks.mark_as_read(actor, Process.objects.get(pk=process_id).versions.latest("order"))
    count_miss(f"zwembad {mark}")
    return Owned(offered.pk, done.change_id)


def answer_one(actor: Actor, process: Process, mark: str) -> None:
    """A second reaction, which was answered."""
    about = reactions.About(process.versions.latest("order").pk)
    said = reactions.react(actor, process, about, f"Klopt de termijn? {mark}")
    reactions.answer(actor, {said.pk: said.revision}, Reaction.State.NIET_OVERGENOMEN, f"De wet zegt het zo {mark}")
