"""Values that hold others: lists, and groups of named values (gegevensgroepen)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from stroomlijn.zgw.wire.faults import fault
from stroomlijn.zgw.wire.names import snake

from .kind import WRONG, Faults, Kind, Schema, refuse
from .values import Choice, Text


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of values of one kind."""

    item: Kind
    empty: bool = True

    def read(self, value: object, name: str, faults: Faults) -> Any:
        if not isinstance(value, list):
            return refuse(faults, fault(name, "not_a_list"))
        if not value and not self.empty:
            return refuse(faults, fault(name, "empty"))
        before = len(faults)
        found = [self.item.read(one, f"{name}.{place}", faults) for place, one in enumerate(value)]
        return WRONG if len(faults) > before else found

    def schema(self) -> Schema:
        return {"type": "array", "items": self.item.schema(), **({} if self.empty else {"minItems": 1})}


@dataclass(frozen=True, slots=True)
class Named:
    """Values of one kind under names of the caller's own choice."""

    item: Kind
    longest_name: int = 100

    def read(self, value: object, name: str, faults: Faults) -> Any:
        if not isinstance(value, dict):
            return refuse(faults, fault(name, "invalid"))
        before = len(faults)
        label = Text(self.longest_name)
        found = {
            label.read(key, name, faults): self.item.read(one, f"{name}.{key}", faults) for key, one in value.items()
        }
        return WRONG if len(faults) > before else found

    def schema(self) -> Schema:
        return {"type": "object", "additionalProperties": self.item.schema()}


@dataclass(frozen=True, slots=True)
class Part:
    """A named value inside a group or a body; `write_only` for what is taken and never shown."""

    name: str
    kind: Kind
    required: bool = True
    null: bool = False
    default: Any = None
    read_only: bool = False
    write_only: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A group of values (gegevensgroep), kept and given whole."""

    parts: tuple[Part, ...]

    def read(self, value: object, name: str, faults: Faults) -> Any:
        if not isinstance(value, dict):
            return refuse(faults, fault(name, "invalid"))
        return read_parts(self.parts, value, faults, inside=f"{name}.", complete=True)

    def schema(self) -> Schema:
        return object_schema(self.parts)


@dataclass(frozen=True, slots=True)
class OrEmpty:
    """A group that may be null; one with nothing in it is null too, as clients of earlier versions write it."""

    group: Group

    def read(self, value: object, name: str, faults: Faults) -> Any:
        if isinstance(value, dict) and all(one in ("", None) for one in value.values()):
            return None
        return self.group.read(value, name, faults)

    def schema(self) -> Schema:
        return self.group.schema()


@dataclass(frozen=True, slots=True)
class Variants:
    """A group whose further values depend on the value of one of them (a discriminator)."""

    by: str
    parts: tuple[Part, ...]
    further: Mapping[str, tuple[Part, ...]]
    only_there: frozenset[str] = frozenset()
    """Names of further values that are refused where they do not belong; other values are passed over there."""

    def read(self, value: object, name: str, faults: Faults) -> Any:
        if not isinstance(value, dict):
            return refuse(faults, fault(name, "invalid"))
        found = read_parts(self.parts, value, faults, inside=f"{name}.", complete=True)
        further = self.further.get(str(found.get(self.by)), ())
        for misplaced in sorted(one for one in self.only_there - {part.name for part in further} if value.get(one)):
            faults.append(fault(f"{name}.{misplaced}", "invalid"))
        return found | read_parts(further, value, faults, inside=f"{name}.", complete=True)

    def schema(self) -> Schema:
        alone = {(value,): further for value, further in self.further.items()}
        by = next(part for part in self.parts if part.name == self.by)
        rest = tuple(value for value in by.kind.schema()["enum"] if value not in self.further)
        each = {**alone, **({rest: ()} if rest else {})}
        return {"oneOf": [self._variant(values, further) for values, further in each.items()]}

    def _variant(self, values: tuple[str, ...], further: tuple[Part, ...]) -> Schema:
        own = (replace(part, kind=Choice(values)) if part.name == self.by else part for part in self.parts)
        return object_schema((*own, *further))


def read_parts(
    parts: Sequence[Part], body: Mapping[str, object], faults: Faults, *, inside: str = "", complete: bool
) -> dict[str, Any]:
    """The values of the parts that the body holds, by their names on the wire; of the rest the default if `complete`.

    A name may also be written with lines (`aard_relatie`), as the reference implementation takes it.
    """
    found: dict[str, Any] = {}
    for part in parts:
        if part.read_only:
            continue
        value = body.get(part.name, body.get(snake(part.name), WRONG))
        if value is WRONG:
            if complete and part.required:
                faults.append(fault(inside + part.name, "required"))
            elif complete:
                found[part.name] = part.default
        elif value is None:
            found[part.name] = None if part.null else refuse(faults, fault(inside + part.name, "null"))
        else:
            found[part.name] = part.kind.read(value, inside + part.name, faults)
    return found


def object_schema(parts: Sequence[Part]) -> Schema:
    properties = {}
    for part in parts:
        schema = part.kind.schema()
        properties[part.name] = {
            **schema,
            **({"nullable": True} if part.null else {}),
            **({"readOnly": True} if part.read_only else {}),
            **({"writeOnly": True} if part.write_only else {}),
        }
    required = sorted(part.name for part in parts if part.required or part.read_only)
    return {"type": "object", "properties": properties, **({"required": required} if required else {})}
