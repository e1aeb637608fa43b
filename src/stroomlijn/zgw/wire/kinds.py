"""Kinds of values in a body: how one is read, what is wrong with it, and how OpenAPI names it.

`read` gives the value as the database takes it, or notes what is wrong and gives `WRONG`. What it reads can be written
as JSON as it is: dates, moments and numbers by the encoder, groups and lists as they were stored.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any, Protocol
from urllib.parse import urlsplit
from uuid import UUID

from .faults import Fault, fault
from .names import snake


class _Wrong:
    def __bool__(self) -> bool:
        return False


WRONG: Any = _Wrong()
Faults = list[Fault]
Schema = dict[str, Any]


class Kind(Protocol):
    """A kind of value that is not null."""

    def read(self, value: object, name: str, faults: Faults) -> Any: ...

    def schema(self) -> Schema: ...


@dataclass(frozen=True, slots=True)
class Text:
    """A string; `blank` when it may be empty. Zero bytes and lone surrogates can be stored by nobody: `invalid`."""

    longest: int | None = None
    shortest: int = 0
    blank: bool = False
    pattern: str = ""
    format: str = ""
    check: Callable[[str], bool] | None = None

    def read(self, value: object, name: str, faults: Faults) -> Any:
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            return _refuse(faults, fault(name, "invalid"))
        text = value.strip() if isinstance(value, str) else str(value)
        if not text:
            return "" if self.blank else _refuse(faults, fault(name, "blank"))
        if self.longest is not None and len(text) > self.longest:
            return _refuse(faults, fault(name, "max_length", limit=self.longest))
        if len(text) < self.shortest:
            return _refuse(faults, fault(name, "min_length", limit=self.shortest))
        return text if self._fits(text) else _refuse(faults, fault(name, "invalid"))

    def schema(self) -> Schema:
        found: Schema = {"type": "string", **_formatted(self.format, blank=self.blank)}
        if self.longest is not None:
            found["maxLength"] = self.longest
        if not self.blank:
            found["minLength"] = max(self.shortest, 1)
        if self.pattern:
            found["pattern"] = self.pattern
        return found

    def _fits(self, text: str) -> bool:
        if "\0" in text or not _storable(text):
            return False
        if self.pattern and not re.fullmatch(self.pattern, text):
            return False
        return self.check is None or self.check(text)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some strings; the empty one where `blank`."""

    values: tuple[str, ...]
    blank: bool = False

    def read(self, value: object, name: str, faults: Faults) -> Any:
        if value == "" and self.blank:
            return ""
        if isinstance(value, str) and value in self.values:
            return value
        return _refuse(faults, fault(name, "invalid_choice", value=str(value)[:100]))

    def schema(self) -> Schema:
        return {"type": "string", "enum": [*self.values, *([""] if self.blank else [])]}


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number, also as a string of digits, as the peers take it."""

    lowest: int | None = None
    highest: int | None = None

    def read(self, value: object, name: str, faults: Faults) -> Any:
        number = _whole(value)
        if number is None:
            return _refuse(faults, fault(name, "invalid"))
        if self.lowest is not None and number < self.lowest:
            return _refuse(faults, fault(name, "min_value", limit=self.lowest))
        if self.highest is not None and number > self.highest:
            return _refuse(faults, fault(name, "max_value", limit=self.highest))
        return number

    def schema(self) -> Schema:
        bounds = {"minimum": self.lowest, "maximum": self.highest}
        return {"type": "integer", **{name: bound for name, bound in bounds.items() if bound is not None}}


@dataclass(frozen=True, slots=True)
class Yes:
    """True or false."""

    def read(self, value: object, name: str, faults: Faults) -> Any:
        return value if isinstance(value, bool) else _refuse(faults, fault(name, "invalid"))

    def schema(self) -> Schema:
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class Day:
    """A date, `2021-03-09`."""

    def read(self, value: object, name: str, faults: Faults) -> Any:
        found = day(value)
        return _refuse(faults, fault(name, "invalid")) if found is None else found

    def schema(self) -> Schema:
        return {"type": "string", "format": "date"}


@dataclass(frozen=True, slots=True)
class Moment:
    """A date with a time (RFC 3339); without a zone it is read as UTC."""

    def read(self, value: object, name: str, faults: Faults) -> Any:
        found = moment(value)
        return _refuse(faults, fault(name, "invalid")) if found is None else found

    def schema(self) -> Schema:
        return {"type": "string", "format": "date-time"}


@dataclass(frozen=True, slots=True)
class Id:
    """A UUID."""

    def read(self, value: object, name: str, faults: Faults) -> Any:
        try:
            return UUID(value) if isinstance(value, str) else _refuse(faults, fault(name, "invalid"))
        except ValueError:
            return _refuse(faults, fault(name, "invalid"))

    def schema(self) -> Schema:
        return {"type": "string", "format": "uuid"}


_DURATION = re.compile(
    r"P(?!$)(\d{1,5}Y)?(\d{1,5}M)?(\d{1,5}W)?(\d{1,5}D)?(T(?=\d)(\d{1,5}H)?(\d{1,5}M)?(\d{1,5}S)?)?", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Duration:
    """A period (ISO 8601), `P2M` or `P10D`; kept as it was written, as a month has no fixed length."""

    def read(self, value: object, name: str, faults: Faults) -> Any:
        if isinstance(value, str) and _DURATION.fullmatch(value):
            return value
        return _refuse(faults, fault(name, "invalid"))

    def schema(self) -> Schema:
        return {"type": "string", "format": "duration"}


@dataclass(frozen=True, slots=True)
class Address:
    """An absolute http(s) address of anything; never fetched."""

    longest: int = 1000
    blank: bool = False

    def read(self, value: object, name: str, faults: Faults) -> Any:
        text = Text(self.longest, blank=self.blank).read(value, name, faults)
        if not text:
            return text
        return text if is_address(text) else _refuse(faults, fault(name, "bad-url"))

    def schema(self) -> Schema:
        return {"type": "string", "maxLength": self.longest, **_formatted("uri", blank=self.blank)}


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of values of one kind."""

    item: Kind
    empty: bool = True

    def read(self, value: object, name: str, faults: Faults) -> Any:
        if not isinstance(value, list):
            return _refuse(faults, fault(name, "not_a_list"))
        if not value and not self.empty:
            return _refuse(faults, fault(name, "empty"))
        before = len(faults)
        found = [self.item.read(one, f"{name}.{place}", faults) for place, one in enumerate(value)]
        return WRONG if len(faults) > before else found

    def schema(self) -> Schema:
        return {"type": "array", "items": self.item.schema(), **({} if self.empty else {"minItems": 1})}


@dataclass(frozen=True, slots=True)
class Anything:
    """An object of which the standard says nothing."""

    def read(self, value: object, name: str, faults: Faults) -> Any:
        return value if isinstance(value, dict) and _storable(repr(value)) else _refuse(faults, fault(name, "invalid"))

    def schema(self) -> Schema:
        return {"type": "object", "additionalProperties": True}


@dataclass(frozen=True, slots=True)
class Named:
    """Values of one kind under names of the caller's own choice."""

    item: Kind
    longest_name: int = 100

    def read(self, value: object, name: str, faults: Faults) -> Any:
        if not isinstance(value, dict):
            return _refuse(faults, fault(name, "invalid"))
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
            return _refuse(faults, fault(name, "invalid"))
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

    def read(self, value: object, name: str, faults: Faults) -> Any:
        if not isinstance(value, dict):
            return _refuse(faults, fault(name, "invalid"))
        found = read_parts(self.parts, value, faults, inside=f"{name}.", complete=True)
        further = self.further.get(str(found.get(self.by)), ())
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
            found[part.name] = None if part.null else _refuse(faults, fault(inside + part.name, "null"))
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


def day(value: object) -> date | None:
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def moment(value: object) -> datetime | None:
    """A moment in UTC; a bare date is its midnight. None for what is none, or lies outside the calendar in UTC."""
    if not isinstance(value, str) or len(value) > 40:
        return None
    try:
        found = datetime.fromisoformat(value)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and not re.search(r"[\s\x00-\x1f]", text)
    except ValueError:
        return False


def _whole(value: object) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, str) and re.fullmatch(r"-?\d{1,18}", value, re.ASCII):
        return int(value)
    return None


def _storable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _formatted(name: str, *, blank: bool) -> Schema:
    """An empty text is of no format."""
    if not name:
        return {}
    return {"anyOf": [{"format": name}, {"maxLength": 0}]} if blank else {"format": name}


def _refuse(faults: Faults, found: Fault) -> Any:
    faults.append(found)
    return WRONG
