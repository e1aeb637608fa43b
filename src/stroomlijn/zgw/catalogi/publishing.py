"""Publishing a type: from then on it may be used, and no longer changed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction

from stroomlijn.zgw.models import BesluitType, InformatieObjectType, ZaakType
from stroomlijn.zgw.register.here import Here
from stroomlijn.zgw.register.reading import Shown
from stroomlijn.zgw.register.refusals import breaks, invalid
from stroomlijn.zgw.register.resource import Action, Resource
from stroomlijn.zgw.register.trail import record
from stroomlijn.zgw.register.writing import locked, seen
from stroomlijn.zgw.strictness import strict

from .concept import VersionedType
from .related import refers_to, unknown_names

COMPLETE = {"roltypen": 1, "resultaattypen": 1, "statustypen": 2}
"""How many of its parts a zaaktype has at least before zaken can be handled with it."""


@transaction.atomic
def publish(resource: Resource, number: UUID, here: Here) -> Shown | None:
    """The type as it is from now on; None where it is not there. Raises `Invalid`."""
    row: Any = locked(resource, number, here)
    if row is None:
        return None
    before = seen(resource, row, here)
    _may_be_published(row)
    row.concept = False
    row.save(update_fields=["concept"])
    found = seen(resource, row, here)
    record(resource, "partial_update", before, found, here)
    return found


PUBLISH = Action("publish", publish)


def _may_be_published(row: VersionedType) -> None:
    if not isinstance(row, ZaakType):
        return
    _refers_to_published(row)
    if strict("publiceren"):
        _is_complete(row)
        _names_what_is_there(row)


def _refers_to_published(zaaktype: ZaakType) -> None:
    """ztc-012: what a zaaktype refers to is published before it."""
    if any(related.concept for related in refers_to(zaaktype)):
        raise breaks("concept-relation", "Publiceer eerst de typen waar dit zaaktype naar verwijst.")


def _is_complete(zaaktype: ZaakType) -> None:
    for parts, least in COMPLETE.items():
        if getattr(zaaktype, parts).count() < least:
            raise breaks(f"missing-{parts}", f"Dit zaaktype heeft nog geen {least} {parts}.")


def _names_what_is_there(zaaktype: ZaakType) -> None:
    """A name may be given before the type that bears it is made, but not for good."""
    documents = zaaktype.zaaktypeinformatieobjecttypen.values_list("informatieobjecttype", flat=True)
    named = (
        ("besluittypen", BesluitType, "omschrijving", zaaktype.besluittypen),
        ("deelzaaktypen", ZaakType, "identificatie", zaaktype.deelzaaktypen),
        ("informatieobjecttypen", InformatieObjectType, "omschrijving", list(documents)),
    )
    for name, kind, attribute, names in named:
        for missing in unknown_names(zaaktype, kind, attribute, names):
            raise invalid(name, "bad-url", f"Deze catalogus heeft geen type “{missing[:100]}”.")
