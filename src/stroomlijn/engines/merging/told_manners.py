"""What is said of a step that was kept in several manners under a condition: in which it is done how, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from stroomlijn.engines.process_model import Node, Process, Source, conditions_of, only_when

from .attributes import FIELDS
from .values import DifferenceType, Merge, Row

TOLD = (
    DifferenceType.NAME,
    DifferenceType.ROLE,
    DifferenceType.SYSTEM,
    DifferenceType.DOCUMENT,
    DifferenceType.TERM,
)


@dataclass(frozen=True, slots=True)
class ToldManner:
    """One manner: what is said of the step in it and not in the others, by type of difference, and when it is done so.

    `when` reads 'alleen als het spoed is', or is the question and its answer.
    """

    says: dict[DifferenceType, str]
    when: str


def told_manners(merge: Merge) -> dict[str, tuple[ToldManner, ...]]:
    """By id of a row of the alignment its manners; a step that is done in one is not in it."""
    made: dict[Source, list[Node]] = defaultdict(list)
    for node in merge.process.steps:
        for source in node.sources:
            made[source].append(node)
    found = {row.id: _told(merge.process, _of_row(merge, row, made)) for row in merge.alignment.rows if row.element}
    return {row: told for row, told in found.items() if told}


def _of_row(merge: Merge, row: Row, made: dict[Source, list[Node]]) -> list[Node]:
    cells = [Source(*key, own) for key, own in zip(merge.alignment.columns, row.cells, strict=True) if own]
    nodes = {node.id: node for cell in cells for node in made[cell]}
    return [node for node in nodes.values() if set(cells).issuperset(node.sources)]


def _told(process: Process, nodes: Sequence[Node]) -> tuple[ToldManner, ...]:
    texts = {type_: [_text(node, type_) for node in nodes] for type_ in TOLD}
    apart = {type_: said for type_, said in texts.items() if len(set(said)) > 1}
    if not apart:
        return ()
    conditions = conditions_of(process)
    asked = [" ".join(conditions[node.id][0]) if conditions.get(node.id) else "" for node in nodes]
    return tuple(
        ToldManner({type_: said[place] for type_, said in apart.items()}, only_when(process, node) or asked[place])
        for place, node in enumerate(nodes)
    )


def _text(node: Node, type_: DifferenceType) -> str:
    value = getattr(node, FIELDS[type_])
    return value if isinstance(value, str) else "; ".join(value)
