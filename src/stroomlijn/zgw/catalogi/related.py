"""Relations between types: only inside one catalogue (ztc-013), and what being published means for them (ztc-011)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from stroomlijn.zgw.models import BesluitType, InformatieObjectType, ZaakType, ZaakTypeInformatieObjectType
from stroomlijn.zgw.register.here import Here
from stroomlijn.zgw.register.refusals import breaks
from stroomlijn.zgw.strictness import strict

from .concept import VersionedType, between_published, may_correct, may_remove
from .versions import pointed


def inside_one_catalogue(catalogus_id: Any, kinds: Iterable[Any]) -> None:
    """ztc-013: a name says nothing of a catalogue, an address does."""
    if any(kind.catalogus_id != catalogus_id for kind in kinds):
        raise breaks("relations-incorrect-catalogus", "Typen uit verschillende catalogi horen niet bij elkaar.")


def takes_no_published(kinds: Iterable[Any], here: Here) -> None:
    """ztc-011, dropped in Catalogi 1.3.2: no new relation with a version that is published already."""
    if strict("relaties") and not may_correct(here) and any(not kind.concept for kind in kinds):
        raise between_published()


def holds_its_relations(row: VersionedType, here: Here) -> None:
    """ztc-010 beside a zaaktype, dropped in Catalogi 1.3.2: what a published type has to do with stays as it is."""
    if strict("relaties") and not may_correct(here) and any(not kind.concept for kind in beside(row)):
        raise between_published()


def lets_go(row: VersionedType, here: Here) -> None:
    """The same, when it is removed."""
    if strict("relaties") and not may_remove(here):
        documents = refers_to(row) if isinstance(row, ZaakType) else []
        if any(not kind.concept for kind in [*beside(row), *documents]):
            raise between_published()


def refers_to(row: VersionedType) -> list[Any]:
    """The besluittypen and informatieobjecttypen that a type names."""
    same = {"catalogus_id": row.catalogus_id}
    if isinstance(row, BesluitType):
        return list(InformatieObjectType.objects.filter(**same, omschrijving__in=row.informatieobjecttypen))
    if not isinstance(row, ZaakType):
        return []
    documents = row.zaaktypeinformatieobjecttypen.values_list("informatieobjecttype", flat=True)
    return [
        *BesluitType.objects.filter(**same, omschrijving__in=row.besluittypen),
        *InformatieObjectType.objects.filter(**same, omschrijving__in=list(documents)),
    ]


def beside(row: VersionedType) -> list[Any]:
    """The types that name it or that it names itself, not by way of a zaaktype-informatieobjecttype."""
    same = {"catalogus_id": row.catalogus_id}
    if isinstance(row, ZaakType):
        return list(BesluitType.objects.filter(**same, omschrijving__in=row.besluittypen))
    if isinstance(row, BesluitType):
        return [*refers_to(row), *ZaakType.objects.filter(**same, besluittypen__contains=[row.omschrijving])]
    with_it = ZaakTypeInformatieObjectType.objects.filter(informatieobjecttype=row.omschrijving)
    return [
        *BesluitType.objects.filter(**same, informatieobjecttypen__contains=[row.omschrijving]),
        *ZaakType.objects.filter(**same, pk__in=with_it.values("zaaktype")),
    ]


def unknown_names(row: VersionedType, kind: Any, attribute: str, names: Iterable[str]) -> list[str]:
    """The names that no type of this kind in the catalogue of the row has."""
    known = kind.objects.filter(catalogus=row.catalogus_id, **{f"{attribute}__in": names})
    return sorted({*names} - {*known.values_list(attribute, flat=True)})


def given_zaaktypen_may_change(row: BesluitType, here: Here) -> None:
    """ztc-011: a published zaaktype gets no besluittype."""
    inside_one_catalogue(row.catalogus_id, row.given_zaaktypen)
    new = [one for one in row.given_zaaktypen if row.omschrijving not in one.besluittypen]
    if not may_correct(here) and any(not one.concept for one in new):
        raise between_published()


def tell_zaaktypen(row: BesluitType, here: Here) -> None:
    """Puts the name of a besluittype on the zaaktypen that its body gave.

    It takes no name away: an empty list stands in many a body that means nothing by it, and a zaaktype that is left out
    may have named another version. What should go, goes from the zaaktype.
    """
    given = ZaakType.objects.select_for_update().filter(pk__in=[one.pk for one in row.given_zaaktypen])
    for zaaktype in given.exclude(besluittypen__contains=[row.omschrijving]):
        zaaktype.besluittypen.append(row.omschrijving)
        zaaktype.save(update_fields=["besluittypen"])


def pointed_at(row: VersionedType) -> list[Any]:
    """The types of which the body gave the address."""
    if isinstance(row, BesluitType):
        return pointed(row.informatieobjecttypen)
    if isinstance(row, ZaakType):
        related = [one["zaaktype"] for one in row.gerelateerde_zaaktypen]
        return pointed([*row.besluittypen, *row.deelzaaktypen, *related])
    return []
