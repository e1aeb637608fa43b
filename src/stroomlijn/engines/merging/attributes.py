"""What sources say otherwise: of a step its name, role, system, documents, term, duration; what a choice asks; a
condition."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from stroomlijn.engines.process_model import Flow, Kind, Node
from stroomlijn.engines.process_model.durations import minutes, written_minutes

from .identity import digest
from .union import Union, UnionNode
from .values import Difference, DifferenceType, Option, OptionKind

FIELDS: dict[DifferenceType, str] = {
    DifferenceType.NAME: "label",
    DifferenceType.QUESTION: "label",
    DifferenceType.ROLE: "role",
    DifferenceType.SYSTEM: "system",
    DifferenceType.DOCUMENT: "documents",
    DifferenceType.TERM: "lead_time",
    DifferenceType.DURATION: "duration",
}
"""The field of a node that a difference is about."""

MOST_BESIDE = 3
"""Ways that can be kept beside one another; more of them is no process that people can read."""

_WORD = re.compile(r"[^\W\d_]{2,}")

KEEP = Option("keep", OptionKind.KEEP)
CONDITION = Option("condition", OptionKind.CONDITION)
NEW = Option("new", OptionKind.NEW)


def attribute_differences(union: Union) -> Iterator[Difference]:
    """One difference per step or event and field of which sources say different things, and per choice of which they
    ask another question; saying nothing is none."""
    for node in union.nodes.values():
        for kind, field in FIELDS.items():
            asks = kind is DifferenceType.QUESTION
            if asks is not (node.kind is Kind.GATEWAY):
                continue
            values = {number: question(own) if asks else getattr(own, field) for number, own in node.members.items()}
            if kind is DifferenceType.ROLE:
                values = {number: union.role(role) for number, role in values.items()}
            yield from _difference(union, kind, node.id, name_of(node), values)


def condition_differences(union: Union) -> Iterator[Difference]:
    """Flows that sources share under different conditions."""
    for flow in union.flows.values():
        values = {number: condition(own[0]) for number, own in flow.members.items() if len(own) == 1}
        label = name_of(union.nodes[flow.target]) or name_of(union.nodes[flow.source])
        yield from _difference(union, DifferenceType.CONDITION, flow.id, label, values)


def question(gateway: Node) -> str:
    """What is asked at a choice; a sign such as 'x' or '∧' asks nothing."""
    return gateway.label if _WORD.search(gateway.label) else ""


def condition(flow: Flow) -> str:
    """The condition as people read it."""
    return flow.label or flow.condition


def majority(own: Sequence[Node | Flow], field: str) -> Any:
    """What most of them say, leaving out those that say nothing; of equals the first in the alphabet."""
    return commonest([getattr(one, field) for one in own])


def commonest(said: Sequence[Any]) -> Any:
    """What is said most often, leaving out nothing; of equals the first in the alphabet."""
    values = [value for value in said if value]
    return min(values, key=lambda value: (-values.count(value), str(value)), default="")


def said_by_most(said: Sequence[str]) -> str:
    """What is said most often, leaving out nothing; of equals the first, as it is proposed."""
    values = [value for value in said if value]
    return max(values, key=values.count, default="")


def name_of(node: UnionNode) -> str:
    """The name that most sources give it."""
    return str(majority(list(node.members.values()), "label"))


def value_of(kind: DifferenceType, text: str) -> Any:
    """What a text means in the field that a difference of this type is about; None where it means nothing there."""
    if kind is DifferenceType.DURATION:
        return minutes(text)
    if kind is DifferenceType.DOCUMENT:
        return tuple(part.strip() for part in text.split(";") if part.strip())
    return text


def said(value: Any) -> str:
    """A value as text; several documents are separated by semicolons."""
    if isinstance(value, int | float):
        return written_minutes(value)
    return "; ".join(value) if isinstance(value, tuple) else str(value or "")


def _difference(
    union: Union, kind: DifferenceType, element: str, label: str, values: Mapping[int, Any]
) -> Iterator[Difference]:
    texts = {number: text for number, value in values.items() if (text := said(value).strip())}
    if len({same(text) for text in texts.values()}) < 2:
        return
    found = _variants(union, texts)
    label = found[0].text if kind is DifferenceType.QUESTION else label
    yield Difference(digest(kind, element), kind, label, (element,), (), _options(union, kind, element, found))


def _options(union: Union, kind: DifferenceType, element: str, variants: Sequence[Option]) -> tuple[Option, ...]:
    """With all of them together, where that says something, and each of them under a condition, where it can stand."""
    if kind is DifferenceType.DOCUMENT:
        variants = (KEEP, *variants)
    elif kind is DifferenceType.CONDITION:
        variants = (*variants, KEEP)
    elif kind in (DifferenceType.QUESTION, DifferenceType.DURATION):
        return (*variants, NEW)
    number = sum(option.kind is OptionKind.VARIANT for option in variants)
    beside = kind is not DifferenceType.CONDITION and number <= MOST_BESIDE and union.can_repeat(element)
    return (*variants, *((CONDITION,) if beside else ()), NEW)


def same(text: str) -> str:
    """Capitals and spaces make no difference."""
    return " ".join(text.casefold().split())


def _variants(union: Union, texts: Mapping[int, str]) -> tuple[Option, ...]:
    """One option per distinct text, those of most sources first."""
    return variants(union, texts, same, lambda text: text)


def variants(
    union: Union, contents: Mapping[int, Any], key: Callable[[Any], Any], text: Callable[[Any], str]
) -> tuple[Option, ...]:
    """One option per distinct content, that of most sources first; of equals that of the first in `contents`."""
    grouped: dict[Any, list[int]] = defaultdict(list)
    for number, content in contents.items():
        grouped[key(content)].append(number)
    ordered = sorted(grouped.items(), key=lambda pair: -len(pair[1]))
    return tuple(
        Option(
            id=f"v{digest(kind if isinstance(kind, str) else sorted(kind, key=repr), length=8)}",
            kind=OptionKind.VARIANT,
            text=text(contents[numbers[0]]),
            members=tuple(union.sources[number].key for number in sorted(numbers)),
        )
        for kind, numbers in ordered
    )
