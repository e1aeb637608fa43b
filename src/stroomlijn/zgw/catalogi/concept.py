"""A type is a concept until it is published; from then on it stays as it is (ztc-009 to ztc-012).

Who has the scope for corrections (`catalogi.geforceerd-schrijven`, `-verwijderen`) may change it all the same.
"""

from __future__ import annotations

from typing import Any

from stroomlijn.zgw.models import BesluitType, InformatieObjectType, ZaakType, ZaakTypeInformatieObjectType
from stroomlijn.zgw.register.guards import CATALOGI_GEFORCEERD_SCHRIJVEN, CATALOGI_GEFORCEERD_VERWIJDEREN
from stroomlijn.zgw.register.here import Here
from stroomlijn.zgw.register.refusals import breaks
from stroomlijn.zgw.wire.faults import Invalid

VersionedType = ZaakType | BesluitType | InformatieObjectType
ENDING = frozenset({"einde_geldigheid"})


def may_correct(here: Here) -> bool:
    return here.rights.has(CATALOGI_GEFORCEERD_SCHRIJVEN)


def may_remove(here: Here) -> bool:
    return here.rights.has(CATALOGI_GEFORCEERD_VERWIJDEREN)


def stays_as_it_is(row: VersionedType, before: VersionedType, here: Here) -> None:
    """ztc-009: of a published type only the day on which it ends still changes."""
    if not before.concept and not may_correct(here) and not changed(row, before) <= ENDING:
        raise published()


def stays(row: VersionedType, here: Here) -> None:
    """ztc-009: a published type is not removed."""
    if not row.concept and not may_remove(here):
        raise published()


def zaaktype_is_open(row: Any, here: Here) -> None:
    """ztc-010: a published zaaktype gets no new parts, and those it has stay as they are."""
    if not row.zaaktype.concept and not may_correct(here):
        raise part_of_published()


def zaaktype_lets_go(row: Any, here: Here) -> None:
    """ztc-010: a published zaaktype loses no parts."""
    if not row.zaaktype.concept and not may_remove(here):
        raise part_of_published()


def either_is_open(row: ZaakTypeInformatieObjectType, here: Here) -> None:
    """ztc-010, ztc-011: a published zaaktype and a published informatieobjecttype are not brought together."""
    if both_published(row) and not may_correct(here):
        raise between_published()


def either_lets_go(row: ZaakTypeInformatieObjectType, here: Here) -> None:
    """ztc-010: nor are they parted."""
    if both_published(row) and not may_remove(here):
        raise between_published()


def both_published(row: ZaakTypeInformatieObjectType) -> bool:
    if row.zaaktype.concept:
        return False
    documents = InformatieObjectType.objects.filter(catalogus_id=row.zaaktype.catalogus_id, concept=False)
    return documents.filter(omschrijving=row.informatieobjecttype).exists()


def changed(row: VersionedType, before: VersionedType) -> set[str]:
    """The names of the columns that differ."""
    names = {field.attname for field in row._meta.concrete_fields}
    return {name for name in names if getattr(row, name) != getattr(before, name)}


def published() -> Invalid:
    return breaks("non-concept-object", "Dit type is gepubliceerd: maak een nieuwe versie om het te wijzigen.")


def part_of_published() -> Invalid:
    return breaks("non-concept-zaaktype", "Het zaaktype is gepubliceerd: maak een nieuwe versie om het te wijzigen.")


def between_published() -> Invalid:
    return breaks("non-concept-relation", "Een type waar dit mee verbonden is, is gepubliceerd.")
