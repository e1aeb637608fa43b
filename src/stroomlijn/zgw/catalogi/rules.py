"""What must hold for types (ztc-001 to ztc-013 of the standard)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from stroomlijn.zgw.models import BesluitType, InformatieObjectType, ResultaatType, ZaakTypeInformatieObjectType
from stroomlijn.zgw.register.here import Here
from stroomlijn.zgw.register.refusals import invalid
from stroomlijn.zgw.register.rules import Rules
from stroomlijn.zgw.rights.applications import forget_rights
from stroomlijn.zgw.strictness import strict
from stroomlijn.zgw.wire.faults import Invalid, fault

from .archiving import archive_faults
from .concept import (
    ENDING,
    VersionedType,
    changed,
    either_is_open,
    either_lets_go,
    stays,
    stays_as_it_is,
    zaaktype_is_open,
    zaaktype_lets_go,
)
from .related import (
    given_zaaktypen_may_change,
    holds_its_relations,
    inside_one_catalogue,
    lets_go,
    pointed_at,
    takes_no_published,
    tell_zaaktypen,
    unknown_names,
)
from .selectielijst import list_faults, take_from_list
from .versions import pointed


def _create_type(row: VersionedType, here: Here) -> None:
    inside_one_catalogue(row.catalogus_id, pointed_at(row))
    takes_no_published(pointed_at(row), here)


def _update_type(row: VersionedType, before: VersionedType, here: Here) -> None:
    stays_as_it_is(row, before, here)
    if not changed(row, before) <= ENDING:
        holds_its_relations(before, here)
    _create_type(row, here)


def _delete_type(row: VersionedType, here: Here) -> None:
    stays(row, here)
    lets_go(row, here)


def _create_besluittype(row: BesluitType, here: Here) -> None:
    _create_type(row, here)
    _names_what_is_there(row, row.informatieobjecttypen)
    given_zaaktypen_may_change(row, here)


def _update_besluittype(row: BesluitType, before: BesluitType, here: Here) -> None:
    _update_type(row, before, here)
    _names_what_is_there(row, set(row.informatieobjecttypen) - set(before.informatieobjecttypen))
    given_zaaktypen_may_change(row, here)


def _names_what_is_there(row: BesluitType, names: Iterable[str]) -> None:
    missing = unknown_names(row, InformatieObjectType, "omschrijving", names)
    if missing:
        reason = f"Deze catalogus heeft geen informatieobjecttype “{missing[0][:100]}”."
        raise invalid("informatieobjecttypen", "bad-url", reason)


def _create_informatieobjecttype(row: InformatieObjectType, here: Here) -> None:
    if strict("informatieobjectcategorie") and not row.informatieobjectcategorie:
        raise Invalid([fault("informatieobjectcategorie", "required")])


def _update_informatieobjecttype(row: InformatieObjectType, before: InformatieObjectType, here: Here) -> None:
    _update_type(row, before, here)
    _create_informatieobjecttype(row, here)


def _update_part(row: Any, before: Any, here: Here) -> None:
    zaaktype_is_open(before, here)
    zaaktype_is_open(row, here)


def _create_resultaattype(row: ResultaatType, here: Here) -> None:
    zaaktype_is_open(row, here)
    faults = [*archive_faults(row.brondatum_archiefprocedure), *list_faults(row)]
    if faults:
        raise Invalid(faults)
    inside_one_catalogue(row.zaaktype.catalogus_id, pointed([*row.besluittypen, *row.informatieobjecttypen]))
    take_from_list(row)


def _update_resultaattype(row: ResultaatType, before: ResultaatType, here: Here) -> None:
    zaaktype_is_open(before, here)
    _create_resultaattype(row, here)


def _create_with_document(row: ZaakTypeInformatieObjectType, here: Here) -> None:
    inside_one_catalogue(row.zaaktype.catalogus_id, pointed([row.informatieobjecttype]))
    either_is_open(row, here)


def _update_with_document(row: ZaakTypeInformatieObjectType, before: ZaakTypeInformatieObjectType, here: Here) -> None:
    either_is_open(before, here)
    _create_with_document(row, here)


def _type_set(row: VersionedType, here: Here) -> None:
    """Applications that may a whole catalogus may this type too."""
    forget_rights()


def _besluittype_set(row: BesluitType, here: Here) -> None:
    tell_zaaktypen(row, here)
    _type_set(row, here)


ZAAKTYPE = Rules(create=_create_type, update=_update_type, delete=_delete_type, after=_type_set)
BESLUITTYPE = Rules(create=_create_besluittype, update=_update_besluittype, delete=_delete_type, after=_besluittype_set)
INFORMATIEOBJECTTYPE = Rules(
    create=_create_informatieobjecttype, update=_update_informatieobjecttype, delete=_delete_type, after=_type_set
)
PART = Rules(create=zaaktype_is_open, update=_update_part, delete=zaaktype_lets_go)
RESULTAATTYPE = Rules(create=_create_resultaattype, update=_update_resultaattype, delete=zaaktype_lets_go)
ZAAKTYPE_INFORMATIEOBJECTTYPE = Rules(create=_create_with_document, update=_update_with_document, delete=either_lets_go)
