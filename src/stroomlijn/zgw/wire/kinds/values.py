"""Single values."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from math import isfinite
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from stroomlijn.zgw.wire.faults import fault

from .kind import Faults, Schema, refuse

DEEPEST = 100
"""Levels of objects and lists in `Anything`."""


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
            return refuse(faults, fault(name, "invalid"))
        text = value.strip() if isinstance(value, str) else str(value)
        if not text:
            return "" if self.blank else refuse(faults, fault(name, "blank"))
        if self.longest is not None and len(text) > self.longest:
            return refuse(faults, fault(name, "max_length", limit=self.longest))
        if len(text) < self.shortest:
            return refuse(faults, fault(name, "min_length", limit=self.shortest))
        return text if self._fits(text) else refuse(faults, fault(name, "invalid"))

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
        if not _storable(text):
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
        return refuse(faults, fault(name, "invalid_choice", value=str(value)[:100]))

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
            return refuse(faults, fault(name, "invalid"))
        if self.lowest is not None and number < self.lowest:
            return refuse(faults, fault(name, "min_value", limit=self.lowest))
        if self.highest is not None and number > self.highest:
            return refuse(faults, fault(name, "max_value", limit=self.highest))
        return number

    def schema(self) -> Schema:
        bounds = {"minimum": self.lowest, "maximum": self.highest}
        return {"type": "integer", **{name: bound for name, bound in bounds.items() if bound is not None}}


@dataclass(frozen=True, slots=True)
class Yes:
    """True or false."""

    def read(self, value: object, name: str, faults: Faults) -> Any:
        return value if isinstance(value, bool) else refuse(faults, fault(name, "invalid"))

    def schema(self) -> Schema:
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class Day:
    """A date, `2021-03-09`."""

    def read(self, value: object, name: str, faults: Faults) -> Any:
        found = day(value)
        return refuse(faults, fault(name, "invalid")) if found is None else found

    def schema(self) -> Schema:
        return {"type": "string", "format": "date"}


@dataclass(frozen=True, slots=True)
class Moment:
    """A date with a time (RFC 3339); without a zone it is read as UTC."""

    def read(self, value: object, name: str, faults: Faults) -> Any:
        found = moment(value)
        return refuse(faults, fault(name, "invalid")) if found is None else found

    def schema(self) -> Schema:
        return {"type": "string", "format": "date-time"}


@dataclass(frozen=True, slots=True)
class Id:
    """A UUID."""

    def read(self, value: object, name: str, faults: Faults) -> Any:
        try:
            return UUID(value) if isinstance(value, str) else refuse(faults, fault(name, "invalid"))
        except ValueError:
            return refuse(faults, fault(name, "invalid"))

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
        return refuse(faults, fault(name, "invalid"))

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
        return text if is_address(text) else refuse(faults, fault(name, "bad-url"))

    def schema(self) -> Schema:
        return {"type": "string", "maxLength": self.longest, **_formatted("uri", blank=self.blank)}


@dataclass(frozen=True, slots=True)
class Anything:
    """An object of which the standard says nothing; `invalid` with a text or number in it that JSON cannot keep."""

    def read(self, value: object, name: str, faults: Faults) -> Any:
        return value if isinstance(value, dict) and _keepable(value) else refuse(faults, fault(name, "invalid"))

    def schema(self) -> Schema:
        return {"type": "object", "additionalProperties": True}


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
        return b"\0" not in text.encode()
    except UnicodeEncodeError:
        return False


def _keepable(value: object, depth: int = DEEPEST) -> bool:
    """Whether the database takes it as JSON."""
    if depth == 0:
        return False
    if isinstance(value, dict):
        return all(_storable(key) and _keepable(one, depth - 1) for key, one in value.items())
    if isinstance(value, list):
        return all(_keepable(one, depth - 1) for one in value)
    if isinstance(value, str):
        return _storable(value)
    return not isinstance(value, float) or isfinite(value)


def _formatted(name: str, *, blank: bool) -> Schema:
    """An empty text is of no format."""
    if not name:
        return {}
    return {"anyOf": [{"format": name}, {"maxLength": 0}]} if blank else {"format": name}
