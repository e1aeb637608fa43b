"""Who may see and change a document: scopes per informatieobjecttype, up to a level of confidentiality. Whoever works
with zaken sees the documents of the zaken that it may read, also once those are destroyed or the document is taken out,
and no others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from stroomlijn.zgw.besluiten.guards import LEZEN as BESLUITEN_LEZEN
from stroomlijn.zgw.besluiten.guards import BesluitGuard
from stroomlijn.zgw.models import InformatieObject
from stroomlijn.zgw.register.guards import Condition, Guard, granted, of_all
from stroomlijn.zgw.register.refusals import forbidden
from stroomlijn.zgw.rights.rights import Rights
from stroomlijn.zgw.zaken.guards import LEZEN as ZAKEN_LEZEN
from stroomlijn.zgw.zaken.guards import readable as readable_zaken

LEZEN = ("documenten.lezen",)
AANMAKEN = ("documenten.aanmaken",)
GEFORCEERD = ("documenten.geforceerd-bijwerken",)
BIJWERKEN = ("documenten.bijwerken", *GEFORCEERD)
VERWIJDEREN = ("documenten.verwijderen",)
LOCK = ("documenten.lock",)
GEFORCEERD_UNLOCK = ("documenten.geforceerd-unlock",)
AUDIT = ("audittrails.lezen",)
ON_DOCUMENTEN = (*LEZEN, *AANMAKEN, "documenten.bijwerken", *LOCK, *GEFORCEERD_UNLOCK, *GEFORCEERD, *VERWIJDEREN)
"""All but the scope on audit trails."""


@dataclass(frozen=True, slots=True)
class DocumentGuard(Guard):
    """Rows of a document, or of what belongs to one: `document` is the SQL of its id for a row `t`."""

    document: str = "t.id"

    def condition(self, rights: Rights) -> Condition:
        if rights.everything:
            return "true", ()
        if self.document == "t.id":
            return readable(rights, "t")
        sql, values = readable(rights, "d")
        return f"exists (select from zgw_informatieobject d where d.id = {self.document} and ({sql}))", values

    def known(self, rights: Rights) -> Condition:
        """Who reads documents cannot come to read one by naming it, as that of a zaak of its own for one."""
        return of_all(rights, self._known)

    def audited(self, rights: Rights) -> Condition:
        return ("true", ()) if rights.everything else _granted(rights, AUDIT, "t")

    def _known(self, rights: Rights) -> Condition:
        if not rights.has(LEZEN):
            return "true", ()
        readable_now, values = self.condition(rights)
        of_scopes, more = _granted(rights, ON_DOCUMENTEN, "t")
        to_read, last = _granted(rights, LEZEN, "t")
        return f"({readable_now}) or (({of_scopes}) and not ({to_read}))", [*values, *more, *last]


@dataclass(frozen=True, slots=True)
class RelationGuard(DocumentGuard):
    """Relations of documents."""

    document: str = "t.informatieobject_id"

    def condition(self, rights: Rights) -> Condition:
        sql, values = DocumentGuard.condition(self, rights)
        shown, more = readable_relation(rights, "t")
        return f"({sql}) and ({shown})", [*values, *more]


@dataclass(frozen=True, slots=True)
class VersionGuard(DocumentGuard):
    """Earlier versions of documents: for who may read the document as it is and as it was then."""

    document: str = "t.informatieobject_id"

    def condition(self, rights: Rights) -> Condition:
        sql, values = DocumentGuard.condition(self, rights)
        if rights.everything:
            return sql, values
        of_version, more = _granted(rights, LEZEN, "t")
        return f"({sql}) and ({of_version})", [*values, *more]


def readable_relation(rights: Rights, relation: str) -> Condition:
    """The relations, by the alias of their table, that tell the caller of no zaak or besluit that it may not read."""
    return of_all(rights, lambda one: _readable_relation(one, relation))


def readable_holder(kind: str, rights: Rights, holder: str) -> Condition:
    """The zaken or besluiten, by the alias of their table, of which a document may tell the caller that they are there:
    those that it may read; all of them to one that works with documents alone."""
    return of_all(rights, lambda one: _readable_holder(kind, one, holder))


def readable(rights: Rights, document: str) -> Condition:
    """The documents, by the alias of their table, that the caller may read."""
    return of_all(rights, lambda one: _readable(one, document))


def follows_zaken(rights: Rights) -> bool:
    """Whether the caller works with zaken. One with scopes on documents alone, such as a scanner or an archive, sees
    what those scopes say, as the standard has it."""
    return not rights.everything and bool(rights.on("zrc", ZAKEN_LEZEN))


def _readable_relation(rights: Rights, relation: str) -> Condition:
    parts: list[str] = ["true"]
    values: list[Any] = []
    for kind in ("zaak", "besluit"):
        sql, more = _readable_holder(kind, rights, "h")
        if sql == "true":
            continue
        column = f"{relation}.{kind}informatieobject_id"
        of_holder = f"select from zgw_{kind}informatieobject r join zgw_{kind} h on h.id = r.{kind}_id"
        parts.append(f"({column} is null or exists ({of_holder} where r.id = {column} and ({sql})))")
        values += more
    return " and ".join(parts), values


def _readable_holder(kind: str, rights: Rights, holder: str) -> Condition:
    if kind == "zaak":
        return readable_zaken(rights, holder) if follows_zaken(rights) else ("true", ())
    works_with_them = not rights.everything and rights.on("brc", BESLUITEN_LEZEN)
    return BesluitGuard(besluit=f"{holder}.id").condition(rights) if works_with_them else ("true", ())


def _readable(rights: Rights, document: str) -> Condition:
    sql, values = _granted(rights, LEZEN, document)
    if sql == "false" or not follows_zaken(rights):
        return sql, values
    of_zaken, more = readable_zaken(rights, "z")
    of_former, last = readable_zaken(rights, "f")
    related = f"select from zgw_zaakinformatieobject r where r.informatieobject_id = {document}.id"
    was_related = f"select from zgw_formerzaakofdocument f where f.informatieobject_id = {document}.id"
    seen = (
        "select from zgw_zaakinformatieobject r join zgw_zaak z on z.id = r.zaak_id "
        f"where r.informatieobject_id = {document}.id and ({of_zaken})"
    )
    # Where it belongs now counts, and only then where it did: who sees the zaak that it was taken out of has no say.
    by_former = f"not exists ({was_related}) or exists ({was_related} and ({of_former}))"
    shown = f"exists ({seen}) or (not exists ({related}) and ({by_former}))"
    return f"({sql}) and ({shown})", [*values, *more, *last]


def _granted(rights: Rights, scopes: tuple[str, ...], described: str) -> Condition:
    """The documents, or versions of one, of a type and level for which the caller has one of the scopes."""
    type_column, level_column = f"{described}.informatieobjecttype_id", f"{described}.vertrouwelijkheidaanduiding"
    return granted(rights.on("drc", scopes), type_column, level_column)


def needs(rights: Rights, scopes: tuple[str, ...], document: InformatieObject) -> None:
    """Raises `Refused` unless the caller has one of the scopes for a document of this type and level."""
    if not may(rights, scopes, document):
        raise forbidden()


def may(rights: Rights, scopes: tuple[str, ...], document: InformatieObject) -> bool:
    return may_of(rights, scopes, document.informatieobjecttype_id, document.vertrouwelijkheidaanduiding)


def may_of(rights: Rights, scopes: tuple[str, ...], type_id: object, level: int) -> bool:
    return rights.everything or any(grant.covers(type_id, level) for grant in rights.on("drc", scopes))


def guard(document: str, **more: Any) -> DocumentGuard:
    return DocumentGuard(scopes(**more), document)


def scopes(**more: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The scopes of the standard for a part of a document."""
    return {
        "list": LEZEN,
        "read": LEZEN,
        "create": AANMAKEN,
        "update": BIJWERKEN,
        "delete": VERWIJDEREN,
        **more,
    }
