"""The organisation in the name of a process: 'Aanvraag parkeerkaart voor Uden', 'Melding Wmo (Landerd)'."""

from __future__ import annotations

import re
from collections.abc import Iterable

AT_THE_END = re.compile(
    r"^(?P<name>.+?)\s*(?:\s(?:voor|van|bij|for|at)\s+|\s[-–—|]\s*|\(\s*)(?P<organisation>[^()\-–—|]{2,60}?)\s*\)?$",
    re.IGNORECASE,
)


def split_organisation(name: str) -> tuple[str, str]:
    """(name without the organisation, organisation); the organisation is '' when the name does not end in one."""
    name = " ".join(name.split())  # on a long row of spaces the pattern takes quadratic time
    found = AT_THE_END.match(name)
    return (found["name"].strip(), found["organisation"].strip()) if found else (name, "")


def split_known_organisation(name: str, known: Iterable[str]) -> tuple[str, str]:
    """As split_organisation, without a word between: the name ends in an organisation that other names told us of."""
    for organisation in sorted(known, key=len, reverse=True):
        if name.casefold().endswith(f" {organisation.casefold()}"):
            return name[: -len(organisation)].strip(), organisation
    return name, ""
