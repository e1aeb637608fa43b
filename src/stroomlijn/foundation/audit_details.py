"""What stands beside an audit line, as people read it: a label and words, with the names of what numbers stand for."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .audit_words import DETAILS, KINDS, OPTIONS, VALUES
from .objects import Described, Ref, describe

Named = Mapping[Ref, Described]
Told = tuple[tuple[str, str], ...]

# Details that hold the number of an object, and of what kind.
REFERS = {
    "account": "account",
    "before": "person",
    "by": "person",
    "coordinator_id": "person",
    "on_behalf_of": "person",
    "organisation": "organisation",
    "owner": "person",
    "owner_id": "person",
    "person": "person",
    "premise": "premise",
    "process": "process",
    "reactions": "reaction",
    "successor": "process",
    "to": "person",
    "version": "version",
}
# A choice that is known by its content only: what it says stands in the register, under the number beside it.
MADE = re.compile(r"v[0-9a-f]{8}")
# Details that are names of details.
FIELDS = {"changed", "fields"}
# Details whose names are numbers themselves.
NAMED_BY = {"valid_from": "organisation"}


def told(lines: Iterable[dict[str, Any]]) -> list[Told]:
    """Per line the pairs of label and words, in the order written. One query per kind of object for all together."""
    rows = list(lines)
    named = describe(ref for row in rows for ref in _refs(row))
    return [
        tuple(
            (_label(name), _words(name, value, named))
            for name, value in row.items()
            if _says(value) and not (name == "option" and MADE.fullmatch(str(value)))
        )
        for row in rows
    ]


def _refs(details: dict[str, Any]) -> Iterator[Ref]:
    for name, value in details.items():
        if isinstance(value, dict):
            yield from _refs(value)
            yield from ((NAMED_BY[name], int(key)) for key in value if name in NAMED_BY and key.isdecimal())
        elif name == "scope" and isinstance(value, list) and len(value) == 2 and isinstance(value[1], int):
            yield str(value[0]), value[1]
        elif isinstance(value, list):
            for one in value:
                yield from _refs(one if isinstance(one, dict) else {name: one})
        elif name in REFERS and isinstance(value, int):
            yield REFERS[name], value


def _says(value: Any) -> bool:
    return value not in (None, "", [], {})


def _label(name: str) -> str:
    return _(DETAILS[name]) if name in DETAILS else name.replace("_", " ")


def _words(name: str, value: Any, named: Named) -> str:
    if not _says(value):
        return _("leeg")
    if name == "option" and value in OPTIONS:
        return _(OPTIONS[value])
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if isinstance(value, dict):
        return "; ".join(f"{_key(name, key, named)}: {_within(name, key, one, named)}" for key, one in value.items())
    if name == "scope" and isinstance(value, list) and len(value) == 2:
        return _called(str(value[0]), value[1], named)
    if isinstance(value, list):
        return ", ".join(_words(name, one, named) for one in value)
    if name in REFERS and isinstance(value, int):
        return _called(REFERS[name], value, named)
    return _label(str(value)) if name in FIELDS else _text(str(value))


def _within(name: str, key: str, value: Any, named: Named) -> str:
    """One of several facts; of what changed a pair is what it was and what it became."""
    if name == "changed" and isinstance(value, list):
        return " → ".join(_words(key, one, named) for one in value)
    return _words(key, value, named)


def _key(name: str, key: str, named: Named) -> str:
    return _called(NAMED_BY[name], int(key), named) if name in NAMED_BY and key.isdecimal() else _label(key)


def _called(kind: str, number: Any, named: Named) -> str:
    """The name, or what it was when nobody knows it any more."""
    known = named.get((kind, number)) if isinstance(number, int) else None
    if known is not None:
        return known.name
    word = _(KINDS[kind]) if kind in KINDS else kind
    word = word[:1].lower() + word[1:]
    return f"{word} {number}" if number else word


def _text(value: str) -> str:
    """A day as one writes it; a code that has words, in words; else what was written."""
    if value in VALUES:
        return _(VALUES[value])
    try:
        return date_format(datetime.date.fromisoformat(value), "j F Y") if len(value) == 10 else value
    except ValueError:
        return value
