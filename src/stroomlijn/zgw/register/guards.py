"""Who may see and change the rows of a resource."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from stroomlijn.zgw.rights.rights import Rights

from .refusals import forbidden

Scopes = Sequence[str]
Condition = tuple[str, Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Guard:
    """The scopes for each method, one of which is enough; every row is for whoever has the scope.

    scopes  by method: list, create, read, update, delete, and the name of each further action
    """

    scopes: Mapping[str, Scopes] = field(default_factory=dict)

    def check(self, method: str, rights: Rights) -> None:
        """Raises `Refused` for who has none of the scopes, whatever the row."""
        if not rights.has(self.scopes[method]):
            raise forbidden()

    def condition(self, rights: Rights) -> Condition:
        """The rows that the caller may read."""
        return "true", ()

    def audited(self, rights: Rights) -> Condition:
        """The rows of which the caller may read the audit trail, as far as it may read them."""
        return "true", ()


def catalogue_guard() -> Guard:
    """Types are for all who have a scope of the catalogue; reading also for who works with zaken or documents."""
    read = ("catalogi.lezen", "zaken.lezen", "documenten.lezen", "besluiten.lezen")
    write = ("catalogi.schrijven", "catalogi.geforceerd-schrijven")
    delete = ("catalogi.schrijven", "catalogi.geforceerd-verwijderen")
    return Guard({"list": read, "read": read, "create": write, "update": write, "publish": write, "delete": delete})
