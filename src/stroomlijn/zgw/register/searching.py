"""`_zoek`: a search whose filters stand in the body; `page` and what goes with it stands in the address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import msgspec

from stroomlijn.zgw.wire.faults import Invalid, fault
from stroomlijn.zgw.wire.kinds import Faults

from .here import Here
from .paging import KEYS, NUMBERS


def asked_in(body: Mapping[str, Any], *, objects: frozenset[str] = frozenset()) -> dict[str, str]:
    """The filters of a body as those of a list are written; of `objects` as JSON. Raises `Invalid`."""
    faults: Faults = []
    found = {
        name: msgspec.json.encode(value).decode() if name in objects else _text(name, value, faults)
        for name, value in body.items()
        if value is not None and value != []
    }
    if faults:
        raise Invalid(faults)
    return found


def _text(name: str, value: object, faults: Faults) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return value
        case list() if all(isinstance(one, str) for one in value):
            return ",".join(value)
    faults.append(fault(name, "invalid"))
    return ""


def place_of_page(asked: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {name: value for name, value in asked if name in NUMBERS | KEYS}


def again(link: str | None, root: str, here: Here) -> str | None:
    """The address of another page of the same search, whose filters stand in the body."""
    return link and f"{here.base}{root}?{urlencode(place_of_page(parse_qsl(urlsplit(link).query)))}"
