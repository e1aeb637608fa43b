"""What differs between two graphs, as JSON: one mechanism for undo, redo and finding out that somebody was earlier.

A delta is `{"changes": [change, ...]}`. A change names an element by part ("nodes", "flows", "lanes", "pools",
"messages", "artifacts", "facts", or "process" for what the process itself says) and id, and holds what it was
(`before`) and what it becomes (`after`): None where the element is not there, the whole element where it comes or
goes, only the fields that differ where it stays. `behind` is the element that it follows, before and after, where
its place in the order changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Process, element_from_json, element_to_json

from .order import Moves, moves_between, reordered
from .references import check_types, dangling

Delta = dict[str, Any]
_PARTS = ("pools", "lanes", "nodes", "flows", "messages", "artifacts")
_HEADER = ("name", "documentation", "language")


@dataclass(frozen=True, slots=True)
class _Fact:
    id: str
    value: str


@dataclass(frozen=True, slots=True)
class _Header:
    id: str
    name: str
    documentation: str
    language: str


def difference(before: Process, after: Process) -> Delta:
    """The delta that makes `before` into `after`. Both must have the same id; ids of elements must be unique."""
    return {"changes": [change for part in ("process", "facts", *_PARTS) for change in _changes(before, after, part)]}


def invert(delta: Delta) -> Delta:
    """The delta that takes it back."""
    return {"changes": [_inverted(change) for change in delta["changes"]]}


def apply_delta(process: Process, delta: Delta) -> Process:
    """The graph with the changes.

    Raises Problem `edit-overtaken` when something that it changes is not as it was, or is needed by something newer,
    and `edit-command-unreadable` for what is no delta.
    """
    made = process
    try:
        for part in dict.fromkeys(change["part"] for change in delta["changes"]):
            made = _applied(made, part, [change for change in delta["changes"] if change["part"] == part])
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise Problem("edit-command-unreadable") from error
    if loose := dangling(made) - dangling(process):
        raise Problem("edit-overtaken", min(loose))
    return made


def is_empty(delta: Delta) -> bool:
    """Whether it changes nothing."""
    return not delta["changes"]


def _changes(before: Process, after: Process, part: str) -> Iterator[dict[str, Any]]:
    old, new = _shelf(before, part), _shelf(after, part)
    if old == new and list(old) == list(new):
        return
    moves = moves_between(list(old), list(new))
    for element_id in dict.fromkeys((*old, *new)):
        change = _change(old.get(element_id), new.get(element_id))
        if change is not None or element_id in moves:
            change = change or {"before": {}, "after": {}}
            place = {"behind": list(moves[element_id])} if element_id in moves else {}
            yield {"part": part, "id": element_id, **change, **place}


def _change(old: Any, new: Any) -> dict[str, Any] | None:
    if old == new:
        return None
    before, after = (None if each is None else element_to_json(each) for each in (old, new))
    if before is not None and after is not None:
        fields = [name for name in dict.fromkeys((*before, *after)) if before.get(name) != after.get(name)]
        before, after = ({name: each.get(name) for name in fields} for each in (before, after))
    return {"before": before, "after": after}


def _inverted(change: Mapping[str, Any]) -> dict[str, Any]:
    turned = {**change, "before": change["after"], "after": change["before"]}
    if "behind" in change:
        turned["behind"] = change["behind"][::-1]
    return turned


def _applied(process: Process, part: str, changes: list[dict[str, Any]]) -> Process:
    shelf = _shelf(process, part)
    moves: Moves = {}
    for change in changes:
        element_id = change["id"]
        if not isinstance(element_id, str):
            raise TypeError("id")
        made = _made(part, shelf.pop(element_id, None) if change["after"] is None else shelf.get(element_id), change)
        if made is not None:
            shelf[element_id] = made
        if "behind" in change:
            was, becomes = change["behind"]
            moves[element_id] = (was, None if becomes is None else str(becomes))
    order = reordered(list(_shelf(process, part)), moves, shelf.keys())
    return _with(process, part, [shelf[element_id] for element_id in order])


def _made(part: str, now: Any, change: Mapping[str, Any]) -> Any:
    """The element as it becomes; None when it goes."""
    before, after = change["before"], change["after"]
    found = None if now is None else element_to_json(now)
    whole = before is None or after is None
    if (before is None and after is None) or (part == "process" and whole):
        raise TypeError("change")
    if (found is None) != (before is None):
        raise Problem("edit-overtaken", change["id"])
    if found is not None and any(found.get(name) != value for name, value in before.items()):
        raise Problem("edit-overtaken", change["id"])
    if found is not None and whole and found.keys() - before.keys():
        raise Problem("edit-overtaken", change["id"])
    if after is None:
        return None
    merged = after if whole else {**(found or {}), **after}
    made = _element(part, {name: value for name, value in merged.items() if value is not None})
    if made.id != change["id"]:
        raise ValueError("id")
    return made


def _shelf(process: Process, part: str) -> dict[str, Any]:
    if part == "process":
        return {"": _Header("", process.name, process.documentation, process.language)}
    if part == "facts":
        return {name: _Fact(name, value) for name, value in process.facts}
    if part not in _PARTS:
        raise KeyError(part)
    return {element.id: element for element in getattr(process, part)}


def _element(part: str, data: dict[str, Any]) -> Any:
    if part == "process":
        return _Header("", **{name: str(data.get(name, "")) for name in _HEADER})
    if part == "facts":
        return _Fact(data.get("id", ""), str(data.get("value", "")))
    element = element_from_json(part, data)
    check_types(element)
    return element


def _with(process: Process, part: str, elements: list[Any]) -> Process:
    if part == "process":
        return replace(process, **{name: getattr(elements[0], name) for name in _HEADER})
    if part == "facts":
        return replace(process, facts=tuple((fact.id, fact.value) for fact in elements))
    changed: dict[str, Any] = {part: tuple(elements)}
    return replace(process, **changed)
