"""Who may see and change a decision: scopes per besluittype."""

from __future__ import annotations

from dataclasses import dataclass

from stroomlijn.zgw.register.guards import Condition, Guard
from stroomlijn.zgw.register.refusals import forbidden
from stroomlijn.zgw.rights.rights import Rights

LEZEN = ("besluiten.lezen",)
AANMAKEN = ("besluiten.aanmaken",)
BIJWERKEN = ("besluiten.bijwerken",)
VERWIJDEREN = ("besluiten.verwijderen",)
AUDIT = ("audittrails.lezen",)


@dataclass(frozen=True, slots=True)
class BesluitGuard(Guard):
    """Rows of a decision, or of what belongs to one: `besluit` is the SQL of its id for a row `t`."""

    besluit: str = "t.id"

    def condition(self, rights: Rights) -> Condition:
        if rights.everything:
            return "true", ()
        types = _types(rights, LEZEN)
        if not types:
            return "false", ()
        if self.besluit == "t.id":
            return "t.besluittype_id = any(%s::uuid[])", [types]
        of_type = f"b.id = {self.besluit} and b.besluittype_id = any(%s::uuid[])"
        return f"exists (select from zgw_besluit b where {of_type})", [types]

    def audited(self, rights: Rights) -> Condition:
        return ("true", ()) if rights.everything else ("t.besluittype_id = any(%s::uuid[])", [_types(rights, AUDIT)])


def _types(rights: Rights, scopes: tuple[str, ...]) -> list[str]:
    return [grant.type_id for grant in rights.on("brc", scopes) if grant.type_id]


def needs(rights: Rights, scopes: tuple[str, ...], besluittype_id: object) -> None:
    """Raises `Refused` unless the caller has one of the scopes for this type."""
    if not (rights.everything or any(one.type_id == str(besluittype_id) for one in rights.on("brc", scopes))):
        raise forbidden()


def guard(besluit: str, update: tuple[str, ...] = BIJWERKEN) -> BesluitGuard:
    """The scopes of the standard for a decision and for its documents; audit trails are of the decision alone."""
    scopes = {"list": LEZEN, "read": LEZEN, "create": AANMAKEN, "update": update, "delete": VERWIJDEREN}
    return BesluitGuard(scopes | ({"audit": AUDIT} if besluit == "t.id" else {}), besluit)
