"""What of each zaak is asked for in `_zoek`: beside it with `expand`, or value by value with `fields` (zrc-029)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from stroomlijn.zgw.register.expanding import DEEPEST
from stroomlijn.zgw.register.refusals import invalid
from stroomlijn.zgw.register.resource import Resource
from stroomlijn.zgw.wire.faults import Invalid, fault

ALL = "*"


@dataclass(frozen=True)
class Selection:
    """
    names    of the values that are shown; None for all of them
    parts    what is shown of those values that hold others, by their names
    beside   which of those are resources, shown in `_expand`
    """

    names: frozenset[str] | None = None
    parts: Mapping[str, Selection] = field(default_factory=dict)
    beside: frozenset[str] = frozenset()
    expand: str = ""

    def of(self, shown: Mapping[str, Any]) -> Mapping[str, Any]:
        if self.names is None and not self.parts:
            return shown
        found = {name: value for name, value in shown.items() if self.names is None or name in self.names}
        for name in self.parts.keys() - self.beside:
            found[name] = self._part(name, shown.get(name))
        if self.beside:
            around = shown.get("_expand", {})
            found["_expand"] = {name: self._part(name, around.get(name)) for name in self.parts if name in self.beside}
        return found

    def _part(self, name: str, value: Any) -> Any:
        if isinstance(value, msgspec.Raw):
            value = msgspec.json.decode(value)
        if isinstance(value, list):
            return [self.parts[name].of(one) for one in value]
        return self.parts[name].of(value) if isinstance(value, dict) else value


def selection(resource: Resource, body: Mapping[str, Any]) -> Selection:
    """Raises `Invalid` when both are there, or a name is not one of the resource."""
    expand, fields = body.get("expand") or "", body.get("fields")
    if not isinstance(expand, str):
        raise Invalid([fault("expand", "invalid")])
    if fields is None:
        return Selection(expand=expand)
    if expand:
        raise invalid("fields", "invalid", "Kies: “expand” of “fields”, niet allebei.")
    found = _selected(resource, fields, "fields")
    return Selection(found.names, found.parts, found.beside, ",".join(_paths(found)))


def _selected(resource: Resource | None, fields: Any, path: str) -> Selection:
    """`resource` is None in a group of values, whose names are its own."""
    if not isinstance(fields, list) or path.count(".") > DEEPEST:
        raise Invalid([fault(path, "not_a_list")])
    names, parts = set(), {}
    for one in fields:
        if isinstance(one, str):
            names.add(_known(resource, one, path))
        elif isinstance(one, dict):
            for name, inside in one.items():
                target = resource.targets.get(_known(resource, name, path)) if resource else None
                parts[name] = _selected(target, inside, f"{path}.{name}")
        else:
            raise Invalid([fault(path, "invalid")])
    beside = frozenset(name for name in parts if resource and name in resource.targets)
    return Selection(None if ALL in names else frozenset(names), parts, beside)


def _known(resource: Resource | None, name: str, path: str) -> str:
    if resource and name not in {ALL, "url", "uuid", *(one.name for one in resource.attributes)}:
        raise Invalid([fault(path, "invalid_choice", value=name[:100])])
    return name


def _paths(chosen: Selection) -> Sequence[str]:
    return [path for name in chosen.beside for path in _below(name, chosen.parts[name])]


def _below(name: str, chosen: Selection) -> Iterator[str]:
    yield name
    yield from (f"{name}.{path}" for path in _paths(chosen))
