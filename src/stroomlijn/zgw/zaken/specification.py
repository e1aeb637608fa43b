"""Whether the value of a property is what its type specifies: a warning, since Zaken 1.7, and no refusal."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from stroomlijn.zgw.models import ZaakEigenschap
from stroomlijn.zgw.register.here import Here
from stroomlijn.zgw.wire.periods import day_in


def warn_of_value(row: ZaakEigenschap, here: Here) -> None:
    """Tells the caller in `X-Warning` when the value does not match."""
    if not matches(row.waarde, row.eigenschap.specificatie):
        here.warnings.append("De waarde past niet bij de specificatie van de eigenschap.")


def matches(value: str, specificatie: Mapping[str, Any]) -> bool:
    allowed = specificatie["waardenverzameling"]
    return (not allowed or value in allowed) and _has_form(value, specificatie["formaat"], specificatie["lengte"])


def _has_form(value: str, form: str, length: str) -> bool:
    """The length of a number is that before and behind the comma: `8,2`."""
    if form == "datum":
        return day_in(value) is not None
    if form == "datum_tijd":
        return day_in(value) is not None and len(value) > len("2021-03-09")
    whole, _, behind = length.partition(",")
    if form == "getal":
        before, comma, after = value.removeprefix("-").replace(".", ",").partition(",")
        return _is_number(before, whole) and (not comma or _is_number(after, behind))
    return len(value) <= _size(whole)


def _is_number(text: str, length: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _size(length)


def _size(length: str) -> float:
    """A length that is no number limits nothing."""
    return int(length) if length.isascii() and length.isdigit() else (math.inf if length else 0)
