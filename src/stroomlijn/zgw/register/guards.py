"""Who may see and change the rows of a resource."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from stroomlijn.zgw.rights.rights import Grant, Rights

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

    def known(self, rights: Rights) -> Condition:
        """The rows that the caller may name in a body; any other is answered as one that is not there."""
        return "true", ()

    def audited(self, rights: Rights) -> Condition:
        """The rows of which the caller may read the audit trail, as far as it may read them."""
        return "true", ()


def of_all(rights: Rights, condition: Callable[[Rights], Condition]) -> Condition:
    """The rows that the caller may, and its application may without the roles of its user: for a condition that an
    absent scope widens."""
    found = [condition(one) for one in rights.all_of() if not one.everything]
    narrowing = [(sql, values) for sql, values in found if sql != "true"]
    sql = " and ".join(f"({sql})" for sql, _ in narrowing) or "true"
    return sql, [value for _, values in narrowing for value in values]


def granted(grants: Sequence[Grant], type_column: str, level_column: str | None = None) -> Condition:
    """The rows that one of the grants covers: per level of confidentiality the types, or all of them."""
    by_level: dict[int, list[str | None]] = defaultdict(list)
    for grant in grants:
        by_level[grant.highest].append(grant.type_id)
    parts: list[str] = []
    values: list[Any] = []
    for level, types in sorted(by_level.items()):
        tests = []
        if None not in types:
            tests.append(f"{type_column} = any(%s::uuid[])")
            values.append(types)
        if level_column:
            tests.append(f"{level_column} <= %s")
            values.append(level)
        parts.append(f"({' and '.join(tests) or 'true'})")
    return " or ".join(parts) or "false", values


CATALOGI_LEZEN = ("catalogi.lezen",)
CATALOGI_SCHRIJVEN = ("catalogi.schrijven",)
CATALOGI_GEFORCEERD_SCHRIJVEN = ("catalogi.geforceerd-schrijven",)
CATALOGI_GEFORCEERD_VERWIJDEREN = ("catalogi.geforceerd-verwijderen",)


def catalogue_guard() -> Guard:
    """Types are for all who have a scope of the catalogue; reading also for who works with zaken or documents."""
    read = (*CATALOGI_LEZEN, "zaken.lezen", "documenten.lezen", "besluiten.lezen")
    write = (*CATALOGI_SCHRIJVEN, *CATALOGI_GEFORCEERD_SCHRIJVEN)
    delete = (*CATALOGI_SCHRIJVEN, *CATALOGI_GEFORCEERD_VERWIJDEREN)
    return Guard({"list": read, "read": read, "create": write, "update": write, "publish": write, "delete": delete})
