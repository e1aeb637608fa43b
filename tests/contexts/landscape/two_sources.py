"""Two sources, and a process made from them."""

from __future__ import annotations

import datetime

from tests.contexts.harmonisation.conftest import UDEN, Work, epml
from tests.contexts.stages import stage

from stroomlijn.engines.process_model import Kind, Node, process_to_json
from stroomlijn.engines.process_model import Process as Graph
from stroomlijn.foundation.actor import Actor
from stroomlijn.landscape.models import Process
from stroomlijn.landscape.operations import imports
from stroomlijn.landscape.operations.publishing import NewVersion, PublishedVersion, publish


@stage
def sources(actor: Actor, traject_id: int, work: Work) -> tuple[int, ...]:
    files = [(f"{town}.epml", [epml(f"Melding Wmo voor {town}", *UDEN)]) for town in ("Uden", "Landerd")]
    run = imports.start_import(actor, traject_id, files, organisation_in_name=True)
    work()
    imports.take_over(actor, run.pk)
    work()
    return tuple(Process.objects.order_by("pk").values_list("pk", flat=True))


def published(
    actor: Actor,
    traject_id: int,
    sources: tuple[int, ...],
    begins: datetime.date,
    process_id: int | None = None,
    step: str = "Melding aannemen",
) -> PublishedVersion:
    graph = process_to_json(
        Graph(id="p", name="Melding", nodes=(Node(id="a", kind=Kind.STEP, type="task", label=step),))
    )
    new = NewVersion("Melding behandelen", b"<definitions/>", graph, "", made_from=sources)
    return publish(actor, traject_id, new, process_id=process_id, valid_from=begins)
