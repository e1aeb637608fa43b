"""From the text of a cell to a name, an address, a date or a list."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping

from stroomlijn.engines.problems import Problem

_EMAIL = re.compile(r"[^@\s<>\",;:()\[\]\\]+@[^@\s<>\",;:()\[\]\\.]+(\.[^@\s<>\",;:()\[\]\\.]+)+")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?")
_DUTCH = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?: .*)?")
_NO_END = {"", "-", "nee", "n.v.t.", "nvt"}
# What personnel administrations fill in for 'no end'.
_FOR_EVER = 2900


def line_in(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())


def name_in(parts: Mapping[str, str]) -> str:
    """'Voornaam tussenvoegsel Achternaam' from whatever parts there are; 'Berg, Jan van den' is turned round."""
    whole, first, infix, last = (parts[part] for part in ("name", "first", "infix", "last"))
    if last:
        return _joined(first, infix, last)
    if whole and first and first.casefold() not in whole.casefold():
        return _joined(first, infix, whole)
    before, comma, after = whole.partition(", ")
    return f"{after} {before}" if comma and after and "," not in after else whole


def email_in(text: str) -> str:
    """The address in lower case. Raises Problem "person-email" for what is none."""
    address = text.lower().removeprefix("mailto:")
    if address and not _EMAIL.fullmatch(address):
        raise Problem("person-email", value=text[:100])
    return address


def date_in(text: str) -> datetime.date | None:
    """The date in ISO or Dutch order. Raises Problem "person-date" for what is none."""
    written = text.strip()
    if written.casefold() in _NO_END:
        return None
    try:
        if iso := _ISO.fullmatch(written):
            found = datetime.date(int(iso[1]), int(iso[2]), int(iso[3]))
        elif dutch := _DUTCH.fullmatch(written):
            found = datetime.date(int(dutch[3]), int(dutch[2]), int(dutch[1]))
        else:
            raise ValueError
    except ValueError:
        raise Problem("person-date", value=written[:40]) from None
    return None if found.year >= _FOR_EVER else found


def list_in(text: str) -> tuple[str, ...]:
    """What stands between semicolons or lines, else between commas; each once, in order."""
    separator = r"[;\n]" if re.search(r"[;\n]", text) else ","
    found: dict[str, str] = {}
    for value in map(line_in, re.split(separator, text)):
        if value:
            found.setdefault(value.casefold(), value)
    return tuple(found.values())


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
