"""The six APIs and where each one lies."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Api:
    """One API of the standard.

    name     in addresses and scopes (`zaken`)
    version  of the standard that it serves
    source   its short name in audit trails and rules (`zrc`)
    """

    name: str
    version: str
    source: str

    @property
    def root(self) -> str:
        return f"/{self.name}/api/v1"


ZAKEN = Api("zaken", "1.7.0", "zrc")
CATALOGI = Api("catalogi", "1.3.3", "ztc")
DOCUMENTEN = Api("documenten", "1.7.1", "drc")
BESLUITEN = Api("besluiten", "1.1.0", "brc")
AUTORISATIES = Api("autorisaties", "1.1.0", "ac")
NOTIFICATIES = Api("notificaties", "1.0.1", "nrc")
TITLES = {
    api.source: api.name.capitalize() for api in (ZAKEN, DOCUMENTEN, BESLUITEN, CATALOGI, NOTIFICATIES, AUTORISATIES)
}
"""What people call each of them, by its short name."""
