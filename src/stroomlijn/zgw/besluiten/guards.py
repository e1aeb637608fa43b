"""Who may see and change a decision: scopes per besluittype."""

from __future__ import annotations

from dataclasses import dataclass

from stroomlijn.zgw.register.guards import Condition, Guard, granted
from stroomlijn.zgw.register.refusals import forbidden
from stroomlijn.zgw.rights.rights import Rights

LEZEN = ("besluiten.lezen",)
AANMAKEN = ("besluiten.aanmaken",)
BIJWERKEN = ("besluiten.bijwerken",)
VERWIJDEREN = ("besluiten.verwijderen",)
AUDIT = ("audittrails.lezen",)
ON_BESLUITEN = (*LEZEN, *AANMAKEN, *BIJWERKEN, *VERWIJDEREN)
"""All but the scope on audit trails."""


@dataclass(frozen=True, slots=True)
class BesluitGuard(Guard):
    """Rows of a decision, or of what belongs to one: `besluit` is the SQL of its id for a row `t`."""

    besluit: str = "t.id"

    def condition(self, rights: Rights) -> Condition:
        return self._with(LEZEN, rights)

    def known(self, rights: Rights) -> Condition:
        return self._with(ON_BESLUITEN, rights)

    def audited(self, rights: Rights) -> Condition:
        return ("true", ()) if rights.everything else _granted(rights, AUDIT, "t")

    def _with(self, scopes: tuple[str, ...], rights: Rights) -> Condition:
        """The rows for whose decision the caller has one of the scopes."""
        if rights.everything:
            return "true", ()
        if self.besluit == "t.id":
            return _granted(rights, scopes, "t")
        sql, values = _granted(rights, scopes, "b")
        return f"exists (select from zgw_besluit b where b.id = {self.besluit} and ({sql}))", values


def _granted(rights: Rights, scopes: tuple[str, ...], besluit: str) -> Condition:
    """The decisions, by the alias of their table, for which the caller has one of the scopes."""
    return granted(rights.on("brc", scopes), f"{besluit}.besluittype_id")


def needs(rights: Rights, scopes: tuple[str, ...], besluittype_id: object) -> None:
    """Raises `Refused` unless the caller has one of the scopes for this type."""
    if not (rights.everything or any(one.covers(besluittype_id) for one in rights.on("brc", scopes))):
        raise forbidden()


def guard(besluit: str, update: tuple[str, ...] = BIJWERKEN) -> BesluitGuard:
    """The scopes of the standard for a decision and for its documents; audit trails are of the decision alone."""
    scopes = {"list": LEZEN, "read": LEZEN, "create": AANMAKEN, "update": update, "delete": VERWIJDEREN}
    return BesluitGuard(scopes | ({"audit": AUDIT} if besluit == "t.id" else {}), besluit)
