"""The organisation in the name of a process: 'Aanvraag parkeerkaart voor Uden', 'Melding Wmo (Landerd)'."""

from __future__ import annotations

import re

AT_THE_END = re.compile(
    r"^(?P<name>.+?)\s*(?:\s(?:voor|van|bij|for|at)\s+|\s[-–—|]\s*|\(\s*)(?P<organisation>[^()\-–—|]{2,60}?)\s*\)?$",
    re.IGNORECASE,
)


def split_organisation(name: str) -> tuple[str, str]:
    """(name without the organisation, organisation); the organisation is '' when the name does not end in one."""
    found = AT_THE_END.match(name.strip())
    return (found["name"].strip(), found["organisation"].strip()) if found else (name.strip(), "")
