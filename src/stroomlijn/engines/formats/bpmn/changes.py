"""What can be changed in a BPMN file while everything else in it stays as it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Flow, Node, Process, Source

from .own import ATTRIBUTES, LISTS

FIELDS = (*ATTRIBUTES, *LISTS, "sources")


@dataclass(frozen=True, slots=True)
class Rename:
    """A new name for a node, flow, lane, pool, message, artifact or process, by id."""

    element: str
    name: str


@dataclass(frozen=True, slots=True)
class Document:
    """A new description of a node or process; "" takes it away."""

    element: str
    text: str


@dataclass(frozen=True, slots=True)
class Condition:
    """A new formal condition of a flow; "" takes it away."""

    element: str
    text: str


@dataclass(frozen=True, slots=True)
class Describe:
    """A new value of one of FIELDS for a node, or of "sources" for a flow: what Node holds under that name."""

    element: str
    field: str
    value: str | float | tuple[str, ...] | tuple[Source, ...] | None


@dataclass(frozen=True, slots=True)
class SetFacts:
    """New facts of a process, all of them."""

    element: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SetLanguage:
    """A new language of a process."""

    element: str
    language: str


Change = Rename | Document | Condition | Describe | SetFacts | SetLanguage


def changes_between(before: Process, after: Process) -> tuple[Change, ...]:
    """The changes that make `before` into `after`.

    Raises Problem `bpmn-not-patchable` when they differ in what no patch can do: elements added, removed or moved.
    Such a process is written anew.
    """
    return tuple(_changes(before, after))


def header_changes(before: Process, after: Process) -> Iterator[Change]:
    """The changes in what the process says of itself."""
    if after.name != before.name:
        yield Rename(before.id, after.name)
    if after.documentation != before.documentation:
        yield Document(before.id, after.documentation)
    if after.facts != before.facts:
        yield SetFacts(before.id, after.facts)
    if after.language != before.language:
        yield SetLanguage(before.id, after.language)


def value_changes(old: Any, new: Any) -> tuple[list[Change], dict[str, Any]]:
    """The changes in what an element says, and the old values of the fields that they change."""
    kept: dict[str, Any] = {}
    changes: list[Change] = []

    def note(field: str, change: Change) -> None:
        if getattr(new, field) != getattr(old, field):
            kept[field] = getattr(old, field)
            changes.append(change)

    name = "label" if hasattr(old, "label") else "name"
    note(name, Rename(old.id, getattr(new, name)))
    if isinstance(old, Node):
        note("documentation", Document(old.id, new.documentation))
    if isinstance(old, Flow):
        note("condition", Condition(old.id, new.condition))
    for field in FIELDS if isinstance(old, Node) else ("sources",) if isinstance(old, Flow) else ():
        note(field, Describe(old.id, field, getattr(new, field)))
    return changes, kept


def _changes(before: Process, after: Process) -> Iterator[Change]:
    yield from header_changes(before, after)
    if before.id != after.id:
        raise Problem("bpmn-not-patchable", after.id)
    for part in ("nodes", "flows", "lanes", "pools", "messages", "artifacts"):
        yield from _part_changes(getattr(before, part), getattr(after, part))


def _part_changes(before: tuple[Any, ...], after: tuple[Any, ...]) -> Iterator[Change]:
    if [item.id for item in before] != [item.id for item in after]:
        odd = {item.id for item in before} ^ {item.id for item in after}
        raise Problem("bpmn-not-patchable", ", ".join(sorted(odd)[:3]))
    for old, new in zip(before, after, strict=True):
        changes, kept = value_changes(old, new)
        if replace(new, **kept) != old:
            raise Problem("bpmn-not-patchable", old.id)
        yield from changes
