"""Who may see and change a zaak: scopes per zaaktype, up to a level of confidentiality."""

from __future__ import annotations

from dataclasses import dataclass

from stroomlijn.zgw.models import Zaak
from stroomlijn.zgw.register.guards import Condition, Guard, granted
from stroomlijn.zgw.register.refusals import forbidden
from stroomlijn.zgw.rights.rights import Rights

LEZEN = ("zaken.lezen",)
AANMAKEN = ("zaken.aanmaken",)
GEFORCEERD = ("zaken.geforceerd-bijwerken",)
BIJWERKEN = ("zaken.bijwerken", *GEFORCEERD)
AANMAKEN_OF_BIJWERKEN = (*AANMAKEN, *BIJWERKEN)
STATUS_TOEVOEGEN = ("zaken.statussen.toevoegen",)
HEROPENEN = ("zaken.heropenen",)
AUDIT = ("audittrails.lezen",)
VERWIJDEREN = ("zaken.verwijderen",)
BIJWERKEN_OF_VERWIJDEREN = (*BIJWERKEN, *VERWIJDEREN)
ON_ZAKEN = (*LEZEN, *AANMAKEN, "zaken.bijwerken", *STATUS_TOEVOEGEN, *HEROPENEN, *GEFORCEERD, *VERWIJDEREN)
"""All but the scope on audit trails."""


@dataclass(frozen=True, slots=True)
class ZaakGuard(Guard):
    """Rows of a zaak, or of what belongs to one: `zaak` is the SQL of its id for a row `t`."""

    zaak: str = "t.id"

    def condition(self, rights: Rights) -> Condition:
        return self._with(LEZEN, rights)

    def known(self, rights: Rights) -> Condition:
        return self._with(ON_ZAKEN, rights)

    def audited(self, rights: Rights) -> Condition:
        return ("true", ()) if rights.everything else _granted(rights, AUDIT, "t")

    def _with(self, scopes: tuple[str, ...], rights: Rights) -> Condition:
        """The rows for whose zaak the caller has one of the scopes."""
        if rights.everything:
            return "true", ()
        if self.zaak == "t.id":
            return _granted(rights, scopes, "t")
        sql, values = _granted(rights, scopes, "z")
        return f"exists (select from zgw_zaak z where z.id = {self.zaak} and ({sql}))", values


def readable(rights: Rights, zaak: str) -> Condition:
    """The zaken, by the alias of their table, that the caller may read."""
    return _granted(rights, LEZEN, zaak)


def _granted(rights: Rights, scopes: tuple[str, ...], zaak: str) -> Condition:
    """The zaken for which the caller has one of the scopes."""
    return granted(rights.on("zrc", scopes), f"{zaak}.zaaktype_id", f"{zaak}.vertrouwelijkheidaanduiding")


def needs(rights: Rights, scopes: tuple[str, ...], zaaktype_id: object, level: int) -> None:
    """Raises `Refused` unless the caller has one of the scopes for this type and level."""
    if not _may(rights, scopes, zaaktype_id, level):
        raise forbidden()


def _may(rights: Rights, scopes: tuple[str, ...], zaaktype_id: object, level: int) -> bool:
    return rights.everything or any(grant.covers(zaaktype_id, level) for grant in rights.on("zrc", scopes))


def hidden(zaak: Zaak, rights: Rights) -> bool:
    """Whether the caller may not read this zaak."""
    return not may_read(rights, zaak.zaaktype_id, zaak.vertrouwelijkheidaanduiding)


def may_read(rights: Rights, zaaktype_id: object, level: int) -> bool:
    """Whether the caller may read zaken of this type and level."""
    return _may(rights, LEZEN, zaaktype_id, level)


def guard(
    zaak: str, create: tuple[str, ...], update: tuple[str, ...] = BIJWERKEN, delete: tuple[str, ...] = BIJWERKEN
) -> ZaakGuard:
    """The scopes of the standard for a part of a zaak; audit trails are of the zaak alone."""
    scopes = {"list": LEZEN, "read": LEZEN, "create": create, "update": update, "delete": delete}
    return ZaakGuard(scopes | ({"audit": AUDIT} if zaak == "t.id" else {}), zaak)
