"""The source processes of a traject, filtered on what is known of them and on what people chose."""

from __future__ import annotations

from dataclasses import dataclass

from stroomlijn.landscape.queries.inventory import Inventory, inventory

from .groups import processes_in
from .landscapes import processes_in_suite, processes_lacking, processes_shared

IN_SUITE = {"ja": True, "nee": False, "onbekend": None}
SHARED = {"samen": True, "alleen": False}


@dataclass(frozen=True, slots=True)
class ProcessFilter:
    """Which processes to show; what is empty leaves nothing out.

    stage    as `processes_in` takes it
    suite    a key of IN_SUITE
    lacks    a word of `source_facts.LACKS`
    shared   a key of SHARED: whether more organisations have its group
    """

    text: str = ""
    organisation_id: int | None = None
    stage: str = ""
    suite: str = ""
    lacks: str = ""
    shared: str = ""


def process_page(traject_id: int, chosen: ProcessFilter, *, offset: int = 0, limit: int = 50) -> Inventory:
    """The processes that match, by name."""
    return inventory(
        traject_id,
        text=chosen.text,
        organisation_id=chosen.organisation_id,
        only=_only(traject_id, chosen),
        offset=offset,
        limit=limit,
    )


def process_ids(traject_id: int, chosen: ProcessFilter) -> list[int]:
    """All processes that match."""
    return [row.id for row in process_page(traject_id, chosen, limit=1_000_000).rows]


def _only(traject_id: int, chosen: ProcessFilter) -> set[int] | None:
    """The ids that every filter on choices and facts leaves; None when there is no such filter."""
    left: list[set[int]] = []
    if (reached := processes_in(traject_id, chosen.stage)) is not None:
        left.append(set(reached))
    if chosen.suite in IN_SUITE:
        left.append(processes_in_suite(traject_id, IN_SUITE[chosen.suite]))
    if chosen.lacks:
        left.append(processes_lacking(traject_id, chosen.lacks))
    if chosen.shared in SHARED:
        left.append(processes_shared(traject_id, SHARED[chosen.shared]))
    return set.intersection(*left) if left else None
