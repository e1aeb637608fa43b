"""What documents belong to: zaken and besluiten of ours, whose own relations lead, and anything elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID

from django.db import connection

from stroomlijn.zgw.models import (
    BesluitInformatieObject,
    FormerZaakOfDocument,
    ObjectInformatieObject,
    TrailLine,
    ZaakInformatieObject,
)
from stroomlijn.zgw.models.words import VERTROUWELIJKHEID
from stroomlijn.zgw.outside.looking import answers
from stroomlijn.zgw.register.api import BESLUITEN, ZAKEN
from stroomlijn.zgw.register.hosts import with_host
from stroomlijn.zgw.register.refusals import breaks
from stroomlijn.zgw.register.rules import Rules
from stroomlijn.zgw.register.trail import record
from stroomlijn.zgw.register.writing import seen
from stroomlijn.zgw.rights.applications import number_in
from stroomlijn.zgw.wire.faults import Fault, Invalid, fault
from stroomlijn.zgw.wire.kinds import Address, Faults, Part

from .guards import AANMAKEN, LEZEN, VERWIJDEREN, may_of, needs, readable, readable_holder, readable_relation

if TYPE_CHECKING:
    from stroomlijn.zgw.register.attributes import Columns, Show
    from stroomlijn.zgw.register.filters import Condition
    from stroomlijn.zgw.register.here import Here
    from stroomlijn.zgw.register.resource import Resource

Relation: TypeAlias = ZaakInformatieObject | BesluitInformatieObject
TAKEN = Fault("nonFieldErrors", "unique", "Deze relatie is er al.")


@dataclass(frozen=True, slots=True)
class Ours:
    """A kind of relation of ours with documents: its name, its table and where the other side stands."""

    kind: str
    table: str
    root: str

    @property
    def column(self) -> str:
        """Of a row in objectinformatieobjecten: the relation that it lives and dies with."""
        return f"{self.kind}informatieobject_id"

    @property
    def address(self) -> str:
        """SQL for the path of the other side of a row `t` in objectinformatieobjecten."""
        return f"(select '{self.root}/' || r.{self.kind}_id from {self.table} r where r.id = t.{self.column})"

    def shows(self, number: UUID, here: Here) -> bool:
        """Whether one stands there of which the caller may know. Who works with documents alone knows what these belong
        to, and nothing of what has no document of theirs."""
        sql, values = readable_holder(self.kind, here.rights, "h")
        if sql == "true" and not here.rights.everything:
            of_document, values = readable(here.rights, "d")
            documents = f"{self.table} r join zgw_informatieobject d on d.id = r.informatieobject_id"
            sql = f"exists (select from {documents} where r.{self.kind}_id = h.id and ({of_document}))"
        with connection.cursor() as cursor:
            cursor.execute(f"select from zgw_{self.kind} h where h.id = %s and ({sql})", [number, *values])
            return cursor.fetchone() is not None


OURS = (
    Ours("zaak", "zgw_zaakinformatieobject", f"{ZAKEN.root}/zaken"),
    Ours("besluit", "zgw_besluitinformatieobject", f"{BESLUITEN.root}/besluiten"),
)


@dataclass(frozen=True)
class RelatedObject:
    """The address of what a document belongs to."""

    name: str = "object"
    part = Part("object", Address())
    select = f"coalesce({', '.join(one.address for one in OURS)}, t.object)"

    @property
    def show(self) -> Show:
        return with_host

    def store(self, value: str, here: Here, faults: Faults) -> Columns:
        """drc-002: something stands there; what is hidden from the caller does not."""
        ours, number = which(value, here)
        if not (ours.shows(number, here) if ours and number else answers(value)):
            faults.append(fault(self.name, "bad-url"))
        return {"object": value}


def which(address: str, here: Here) -> tuple[Ours, UUID] | tuple[None, None]:
    """The kind of relation that an address of ours stands for, and the key of what stands there."""
    for one in OURS:
        number = here.own_id(address, one.root)
        if number:
            return one, number
    return None, None


def about(address: str, here: Here) -> Condition:
    """SQL over a row `o` in objectinformatieobjecten: that it is about what stands at this address."""
    ours, number = which(address, here)
    if ours is None:
        return "o.object = %s", [address]
    of_it = f"select from {ours.table} r where r.id = o.{ours.column} and r.{ours.kind}_id = %s"
    return f"exists ({of_it})", [number]


# --- in step with zaken and besluiten -------------------------------------------------------------------------------


def relate(relation: Relation, here: Here) -> None:
    """The other side of a relation with a zaak or besluit, where it is not there yet; call it in the transaction that
    makes the relation."""
    said = {"informatieobject_id": relation.informatieobject_id, "object_type": _kind(relation)}
    row, made = ObjectInformatieObject.objects.get_or_create(**_of(relation), defaults=said)
    if made:
        resource = _resource()
        record(resource, "create", None, seen(resource, row, here), here)


def unrelate(relation: Relation, here: Here) -> None:
    """Removes the other side; call it in the transaction that removes the relation, before it does."""
    resource = _resource()
    for row in ObjectInformatieObject.objects.select_for_update().filter(**_of(relation)):
        before = seen(resource, row, here)
        row.delete()
        record(resource, "destroy", before, None, here)


def stays_hidden(relation: ZaakInformatieObject) -> None:
    """A document that leaves its zaak, or outlives it, is for nobody who could not see it there."""
    FormerZaakOfDocument.objects.create(
        informatieobject_id=relation.informatieobject_id,
        zaaktype_id=relation.zaak.zaaktype_id,
        vertrouwelijkheidaanduiding=relation.zaak.vertrouwelijkheidaanduiding,
    )


def _kind(relation: Relation) -> str:
    return "zaak" if isinstance(relation, ZaakInformatieObject) else "besluit"


def _of(relation: Relation) -> dict[str, Relation]:
    return {f"{_kind(relation)}informatieobject": relation}


def _resource() -> Resource:
    from .resources import OBJECTINFORMATIEOBJECTEN

    return OBJECTINFORMATIEOBJECTEN


# --- in audit trails of documents -----------------------------------------------------------------------------------


def readable_lines(lines: Sequence[TrailLine], here: Here) -> Sequence[TrailLine]:
    """Without those about versions and relations that the caller may not read. For who reads documents by way of its
    zaken, what a relation that is gone was with cannot be asked any more: its lines are left out too."""
    resource = _resource()
    lines = [line for line in lines if _shows_readable_versions(line, here)]
    sql, values = readable_relation(here.rights, "t")
    if sql == "true":
        return lines
    told = [line.number for line in lines if line.resource == resource.name]
    with connection.cursor() as cursor:
        cursor.execute(f"select t.id from {resource.table} t where t.id = any(%s) and {sql}", [told, *values])
        readable = {number for (number,) in cursor.fetchall()}
    return [line for line in lines if line.resource != resource.name or line.number in readable]


def _shows_readable_versions(line: TrailLine, here: Here) -> bool:
    return all(
        may_of(
            here.rights,
            LEZEN,
            number_in(said["informatieobjecttype"]),
            VERTROUWELIJKHEID.index(said["vertrouwelijkheidaanduiding"]),
        )
        for said in (line.before, line.after)
        if said and "informatieobjecttype" in said
    )


# --- made and removed by hand ---------------------------------------------------------------------------------------


def _new(row: ObjectInformatieObject, here: Here) -> None:
    needs(here.rights, AANMAKEN, row.informatieobject)
    ours, _ = which(row.object, here)
    if ours and ours.kind != row.object_type:
        raise Invalid([fault("object", "invalid-resource", expected=row.object_type)])
    _is_new(row, here)
    if ours:
        # drc-004: a relation of ours has its other side already, so without one there is none.
        raise breaks("inconsistent-relation", f"De {ours.kind} noemt dit document niet.")


def _is_new(row: ObjectInformatieObject, here: Here) -> None:
    """drc-003"""
    sql, values = about(row.object, here)
    same = f"select o.id from zgw_objectinformatieobject o where o.informatieobject_id = %s and ({sql})"
    if list(ObjectInformatieObject.objects.raw(same, [row.informatieobject_id, *values])):
        raise breaks(TAKEN.code, TAKEN.reason)


def _gone(row: ObjectInformatieObject, here: Here) -> None:
    needs(here.rights, VERWIJDEREN, row.informatieobject)
    if row.zaakinformatieobject_id or row.besluitinformatieobject_id:
        raise breaks("remote-relation-exists", "De relatie bestaat nog bij de zaak of het besluit.")


RULES = Rules(create=_new, delete=_gone, taken={"zgw_oio_elsewhere": TAKEN})
