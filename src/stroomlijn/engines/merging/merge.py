"""n processes and decisions to one generic process: a pure function that can be played again at any time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from stroomlijn.engines.matching.values import Member
from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Process, Source

from .assembly import assemble
from .connecting import connect
from .consequences import handoffs_of, step_neighbours, with_consequences
from .deciding import Decided, decide, ranking
from .differences import find_differences
from .frame import Frame
from .own import own_values
from .regions import regions
from .sources import in_order
from .table import alignment
from .union import Union, unite
from .values import Alignment, Choice, Difference, Merge, OptionKind

NOTHING: Mapping[str, Choice] = MappingProxyType({})


def merge(
    members: Sequence[Member],
    decisions: Mapping[str, Choice] = NOTHING,
    *,
    together: Iterable[tuple[Source, Source]] = (),
    apart: Iterable[tuple[Source, Source]] = (),
) -> Merge:
    """The generic process of the members, with all that they differ in.

    With nothing decided it holds every source whole: `project` gives each of them back. A decision that names an
    unknown difference or option, or gives no text where it must, is not applied and stands in `refused`. The order of
    the members does not matter.
    Raises Problem("merge-no-members").
    """
    sources = in_order(members)
    if not sources:
        raise Problem("merge-no-members")
    union = unite(sources, together, apart)
    parts = regions(union)
    order = ranking(union)
    differences = find_differences(union, parts, order)
    decided, refused = _checked(differences, decisions)
    draft = decide(union, parts, differences, decided, order)
    connect(draft)
    process, around = assemble(draft, differences, decided, order)
    table = alignment(union, process)
    return Merge(
        process=process,
        base=sources[order[0]].key,
        differences=_presented(union, differences, decided, process, table),
        alignment=table,
        elements=_elements(process, around),
        own=own_values(draft, process, around),
        refused=refused,
    )


def _checked(differences: Mapping[str, Difference], decisions: Mapping[str, Choice]) -> tuple[Decided, tuple[str, ...]]:
    decided, refused = {}, []
    for difference_id, choice in sorted(decisions.items()):
        options = differences[difference_id].options if difference_id in differences else ()
        option = next((option for option in options if option.id == choice.option), None)
        if option is None or (option.kind is OptionKind.NEW and not choice.value.strip()):
            refused.append(difference_id)
        else:
            decided[difference_id] = (option.kind, choice)
    return decided, tuple(refused)


def _presented(
    union: Union, differences: Mapping[str, Difference], decided: Decided, process: Process, table: Alignment
) -> tuple[Difference, ...]:
    """The differences with their rows, consequences and choices, along the flow."""
    position = {row.id: number for number, row in enumerate(table.rows)}
    ends = {flow.id: (flow.source, flow.target) for flow in union.flows.values()}
    neighbours = step_neighbours(process)
    handoffs = {source.key: handoffs_of(source.process) for source in union.sources}
    found = []
    for difference in differences.values():
        near = [node for element in difference.elements for node in ends.get(element, (element,))]
        rows = tuple(sorted({node for node in near if node in position}, key=position.__getitem__))
        choice = decided[difference.id][1] if difference.id in decided else None
        found.append(with_consequences(replace(difference, rows=rows, choice=choice), process, neighbours, handoffs))
    return tuple(
        sorted(found, key=lambda one: (min(map(position.__getitem__, one.rows), default=-1), one.type, one.id))
    )


def _elements(process: Process, around: Frame) -> dict[str, tuple[Source, ...]]:
    elements = {node.id: node.sources for node in process.nodes} | {flow.id: flow.sources for flow in process.flows}
    around_them = [
        *(lane.id for lane in process.lanes),
        *(pool.id for pool in process.pools),
        *(message.id for message in process.messages),
        *(artifact.id for artifact in process.artifacts),
    ]
    return elements | {element: around.sources.get(element, ()) for element in around_them}
