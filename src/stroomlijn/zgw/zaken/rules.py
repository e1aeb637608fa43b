"""What must hold for what belongs to a zaak: its result, roles, objects, properties, contacts and notes."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from stroomlijn.zgw.models import KlantContact, Resultaat, Rol, Zaak, ZaakEigenschap, ZaakNotitie, ZaakObject
from stroomlijn.zgw.models.objects import OBJECT
from stroomlijn.zgw.models.parties import BETROKKENE
from stroomlijn.zgw.register.here import Here
from stroomlijn.zgw.register.refusals import breaks, invalid
from stroomlijn.zgw.register.rows import lock_row
from stroomlijn.zgw.register.rules import Rules
from stroomlijn.zgw.wire.faults import Invalid
from stroomlijn.zgw.wire.kinds import WRONG, Faults, Group

from .allowed import may_add, may_change, stays, stays_with_its_zaak
from .archiving import REGIME, date_again, drop_regime, take_regime
from .guards import AANMAKEN_OF_BIJWERKEN, BIJWERKEN_OF_VERWIJDEREN
from .specification import warn_of_value

# --- result ---------------------------------------------------------------------------------------------------------


def _new_result(resultaat: Resultaat, here: Here) -> None:
    zaak = resultaat.zaak = lock_row(Zaak, resultaat.zaak_id)
    if zaak.resultaat_id is not None:
        raise invalid("zaak", "unique", "Deze zaak heeft al een resultaat.")
    may_change(zaak, here)
    _fits_zaaktype(resultaat.resultaattype, zaak)


def _changed_result(resultaat: Resultaat, before: Resultaat, here: Here) -> None:
    stays_with_its_zaak(resultaat, before, here)
    stays(resultaat, before, "resultaattype_id", "Het resultaattype staat vast.", "resultaattype")


def _result_goes(resultaat: Resultaat, here: Here) -> None:
    may_add(resultaat, here)


def _result_set(resultaat: Resultaat, here: Here) -> None:
    """A result that is put right in a closed zaak says again how long the zaak is kept."""
    zaak = resultaat.zaak
    if zaak.resultaat_id == resultaat.pk:
        return
    zaak.resultaat = resultaat
    if zaak.einddatum:
        take_regime(zaak, here)
    zaak.save(update_fields=["resultaat", *REGIME])


def _result_gone(resultaat: Resultaat, here: Here) -> None:
    zaak = resultaat.zaak
    zaak.resultaat = None
    if zaak.einddatum:
        drop_regime(zaak)
    zaak.save(update_fields=["resultaat", *REGIME])


RESULTAAT = Rules(create=_new_result, update=_changed_result, delete=_result_goes, after=_result_set, gone=_result_gone)

# --- roles ----------------------------------------------------------------------------------------------------------


def _new_role(rol: Rol, here: Here) -> None:
    may_add(rol, here)
    _fits_zaaktype(rol.roltype, rol.zaak)
    rol.omschrijving, rol.omschrijving_generiek = rol.roltype.omschrijving, rol.roltype.omschrijving_generiek
    rol.betrokkene_identificatie = _identified(
        BETROKKENE[rol.betrokkene_type], rol.betrokkene_identificatie, "betrokkeneIdentificatie"
    )
    if rol.omschrijving_generiek in {"initiator", "zaakcoordinator"}:
        same = Rol.objects.filter(zaak=rol.zaak_id, omschrijving_generiek=rol.omschrijving_generiek)
        if same.exists():
            raise invalid("roltype", "max-occurences", f"Een zaak heeft één {rol.omschrijving_generiek}.")


ROL = Rules(create=_new_role, delete=may_add)

# --- objects --------------------------------------------------------------------------------------------------------


def _new_object(found: ZaakObject, here: Here) -> None:
    may_add(found, here, AANMAKEN_OF_BIJWERKEN)
    _is_identified(found)


def _changed_object(found: ZaakObject, before: ZaakObject, here: Here) -> None:
    stays_with_its_zaak(found, before, here)
    for name, shown in (("object", "object"), ("object_type", "objectType")):
        stays(found, before, name, "Waar een zaak over gaat, staat vast: maak er een nieuw zaakobject voor.", shown)
    _is_identified(found)


def _is_identified(found: ZaakObject) -> None:
    if found.object_type in OBJECT:
        found.object_identificatie = _identified(
            OBJECT[found.object_type], found.object_identificatie, "objectIdentificatie"
        )
    if not found.object and found.object_identificatie is None:
        raise breaks("invalid-zaakobject", "Geef het adres van het object, of wat het identificeert.")


def _object_goes(found: ZaakObject, here: Here) -> None:
    may_add(found, here, BIJWERKEN_OF_VERWIJDEREN)


def _object_set(found: ZaakObject, here: Here) -> None:
    date_again(found.zaak, here, "zaakobject")


ZAAKOBJECT = Rules(create=_new_object, update=_changed_object, delete=_object_goes, after=_object_set, gone=_object_set)

# --- properties -----------------------------------------------------------------------------------------------------


def _new_property(row: ZaakEigenschap, here: Here) -> None:
    may_add(row, here)
    _fits_zaaktype(row.eigenschap, row.zaak)
    warn_of_value(row, here)


def _changed_property(row: ZaakEigenschap, before: ZaakEigenschap, here: Here) -> None:
    stays_with_its_zaak(row, before, here)
    stays(row, before, "eigenschap_id", "Alleen de waarde van een eigenschap kan veranderen.", "eigenschap")
    warn_of_value(row, here)


def _property_set(row: ZaakEigenschap, here: Here) -> None:
    date_again(row.zaak, here, "eigenschap")


ZAAKEIGENSCHAP = Rules(
    create=_new_property, update=_changed_property, delete=may_add, after=_property_set, gone=_property_set
)

# --- contacts, requests and notes -----------------------------------------------------------------------------------


def _new_contact(contact: KlantContact, here: Here) -> None:
    may_add(contact, here)
    contact.identificatie = contact.identificatie or f"K{uuid4().hex[:13].upper()}"


def _may_note(note: ZaakNotitie, here: Here) -> None:
    note.gerelateerd_aan = lock_row(Zaak, note.gerelateerd_aan_id)
    may_change(note.gerelateerd_aan, here)


def _changed_note(note: ZaakNotitie, before: ZaakNotitie, here: Here) -> None:
    for one in sorted((before, note), key=lambda one: one.gerelateerd_aan_id):
        _may_note(one, here)
    if before.status != "concept":
        raise breaks("notitie-definitief", "Een notitie die definitief is, verandert niet meer.")


OF_ZAAK = Rules(create=may_add, update=stays_with_its_zaak, delete=may_add)
KLANTCONTACT = Rules(create=_new_contact)
NOTITIE = Rules(create=_may_note, update=_changed_note, delete=_may_note)

# --- what goes for several of them ----------------------------------------------------------------------------------


def _fits_zaaktype(of_type: Any, zaak: Zaak) -> None:
    """zrc-018 to zrc-020"""
    if of_type.zaaktype_id != zaak.zaaktype_id:
        raise breaks("zaaktype-mismatch", "Dit hoort bij een ander zaaktype dan dat van de zaak.")


def _identified(group: Group, given: Any, name: str) -> Any:
    if given is None:
        return None
    faults: Faults = []
    found = group.read(given, name, faults)
    if found is WRONG or faults:
        raise Invalid(faults)
    return found
