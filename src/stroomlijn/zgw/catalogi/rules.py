"""What must hold for types (ztc-001 to ztc-013 of the standard)."""

from __future__ import annotations

from typing import Any

from stroomlijn.zgw.models import BesluitType, InformatieObjectType, ZaakType
from stroomlijn.zgw.register.refusals import breaks

VersionedType = ZaakType | BesluitType | InformatieObjectType


def publishable(row: Any) -> None:
    """ztc-012: what a published type refers to is published too. Raises `Invalid`."""
    if any(related.concept for related in _related(row)):
        raise breaks("concept-relation", "Publiceer eerst de typen waar dit type naar verwijst.")


def _related(row: Any) -> list[Any]:
    same = {"catalogus_id": row.catalogus_id}
    if isinstance(row, ZaakType):
        documents = row.zaaktypeinformatieobjecttypen.values_list("informatieobjecttype", flat=True)
        return [
            *BesluitType.objects.filter(**same, omschrijving__in=row.besluittypen),
            *InformatieObjectType.objects.filter(**same, omschrijving__in=list(documents)),
        ]
    if isinstance(row, BesluitType):
        return list(InformatieObjectType.objects.filter(**same, omschrijving__in=row.informatieobjecttypen))
    return []
