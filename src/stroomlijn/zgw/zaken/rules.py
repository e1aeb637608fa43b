"""What must hold for zaken and what belongs to them (zrc-001 to zrc-023 of the standard)."""

from __future__ import annotations

from typing import Any

from django.db.models import Max

from stroomlijn.foundation import clock
from stroomlijn.zgw.models import Resultaat, Rol, Status, Zaak, ZaakObject
from stroomlijn.zgw.models.objects import OBJECT
from stroomlijn.zgw.models.parties import BETROKKENE
from stroomlijn.zgw.models.words import VERTROUWELIJKHEID
from stroomlijn.zgw.register.here import Here
from stroomlijn.zgw.register.refusals import breaks, forbidden, invalid
from stroomlijn.zgw.register.rules import Rules
from stroomlijn.zgw.wire.faults import Invalid
from stroomlijn.zgw.wire.kinds import WRONG, Faults, Group

from .guards import AANMAKEN, BIJWERKEN, needs
from .numbering import reserve

# --- zaken ----------------------------------------------------------------------------------------------------------


def _new_zaak(zaak: Zaak, here: Here) -> None:
    _type_is_published(zaak)
    _takes_level_of_type(zaak)
    needs(here.rights, AANMAKEN, zaak.zaaktype_id, zaak.vertrouwelijkheidaanduiding)
    zaak.registratiedatum = zaak.registratiedatum or clock.today()
    zaak.identificatie = zaak.identificatie or reserve(zaak.bronorganisatie)[0]
    _is_unique(zaak)
    _is_no_grandchild(zaak)


def _changed_zaak(zaak: Zaak, before: Zaak, here: Here) -> None:
    needs(here.rights, BIJWERKEN, before.zaaktype_id, before.vertrouwelijkheidaanduiding)
    if zaak.zaaktype_id != before.zaaktype_id:
        raise invalid("zaaktype", "wijzigen-niet-toegelaten", "Het zaaktype van een zaak staat vast.")
    _keeps_what_it_was_given(zaak, before)
    if zaak.identificatie != before.identificatie:
        raise invalid("identificatie", "wijzigen-niet-toegelaten", "Het nummer van een zaak staat vast.")
    _takes_level_of_type(zaak)
    _is_unique(zaak)
    _is_no_grandchild(zaak)


def _keeps_what_it_was_given(zaak: Zaak, before: Zaak) -> None:
    """A body that holds all of a zaak may leave out what the register filled in itself."""
    zaak.identificatie = zaak.identificatie or before.identificatie
    zaak.registratiedatum = zaak.registratiedatum or before.registratiedatum


def _type_is_published(zaak: Zaak) -> None:
    if zaak.zaaktype.concept:
        raise invalid("zaaktype", "not-published", "Dit zaaktype is nog niet gepubliceerd.")


def _takes_level_of_type(zaak: Zaak) -> None:
    """zrc-004: without a level of its own a zaak has that of its zaaktype."""
    if zaak.vertrouwelijkheidaanduiding is None:
        zaak.vertrouwelijkheidaanduiding = VERTROUWELIJKHEID.index(zaak.zaaktype.vertrouwelijkheidaanduiding)


def _is_unique(zaak: Zaak) -> None:
    """zrc-002: the number is unique within the organisation."""
    same = Zaak.objects.filter(bronorganisatie=zaak.bronorganisatie, identificatie=zaak.identificatie)
    if same.exclude(pk=zaak.pk).exists():
        raise invalid("identificatie", "identificatie-niet-uniek", "Dit nummer is al van een andere zaak.")


def _is_no_grandchild(zaak: Zaak) -> None:
    """zrc-013: a deelzaak of a deelzaak cannot be, nor one of itself."""
    if zaak.hoofdzaak is None:
        return
    if zaak.hoofdzaak_id == zaak.pk:
        raise invalid("hoofdzaak", "self-relation-not-allowed", "Een zaak is geen deelzaak van zichzelf.")
    if zaak.hoofdzaak.hoofdzaak_id is not None:
        raise invalid("hoofdzaak", "deelzaak-als-hoofdzaak", "Een deelzaak kan geen hoofdzaak zijn.")


ZAAK = Rules(create=_new_zaak, update=_changed_zaak)

# --- what belongs to a zaak -----------------------------------------------------------------------------------------


def _part(row: Any, here: Here) -> None:
    """Whoever adds to a zaak must be able to see and change it; a closed one is left as it is."""
    zaak = row.zaak
    if zaak.einddatum is None:
        needs(here.rights, BIJWERKEN, zaak.zaaktype_id, zaak.vertrouwelijkheidaanduiding)
    else:
        needs(here.rights, ("zaken.geforceerd-bijwerken",), zaak.zaaktype_id, zaak.vertrouwelijkheidaanduiding)


def _changed_part(row: Any, before: Any, here: Here) -> None:
    _part(before, here)
    if row.zaak_id != before.zaak_id:
        raise invalid("zaak", "wijzigen-niet-toegelaten", "Wat bij een zaak hoort, blijft bij die zaak.")


def _note(row: Any, here: Here) -> None:
    zaak = row.gerelateerd_aan
    needs(here.rights, BIJWERKEN, zaak.zaaktype_id, zaak.vertrouwelijkheidaanduiding)


def _changed_note(row: Any, before: Any, here: Here) -> None:
    _note(before, here)
    _note(row, here)


NOTITIE = Rules(create=_note, update=_changed_note, delete=_note)
OF_ZAAK = Rules(create=_part, update=_changed_part, delete=_part)


def _new_status(status: Status, here: Here) -> None:
    zaak = status.zaak = Zaak.objects.select_for_update().get(pk=status.zaak_id)
    if status.statustype.zaaktype_id != zaak.zaaktype_id:
        raise breaks("zaaktype-mismatch", "Deze status hoort bij een ander zaaktype.")
    if zaak.einddatum is not None:
        needs(here.rights, ("zaken.heropenen",), zaak.zaaktype_id, zaak.vertrouwelijkheidaanduiding)
    elif not here.rights.everything and not here.rights.has(("zaken.statussen.toevoegen",)) and zaak.status_id:
        raise forbidden()


def _status_set(status: Status, here: Here) -> None:
    """zrc-007: the last status type of the zaaktype closes the zaak, any other one opens it."""
    last = status.statustype.zaaktype.statustypen.aggregate(last=Max("volgnummer"))["last"]
    closes = status.statustype.volgnummer == last
    zaak = status.zaak
    if closes and zaak.resultaat_id is None:
        raise breaks("resultaat-does-not-exist", "Een zaak zonder resultaat kan niet worden afgesloten.")
    newest = not Status.objects.filter(zaak=zaak, datum_status_gezet__gt=status.datum_status_gezet).exists()
    if newest:
        zaak.status, zaak.statustype = status, status.statustype_id
        zaak.einddatum = status.datum_status_gezet.date() if closes else None
        zaak.save(update_fields=["status", "statustype", "einddatum"])


STATUS = Rules(create=_new_status, after=_status_set)


def _new_result(resultaat: Resultaat, here: Here) -> None:
    _part(resultaat, here)
    _fits_zaaktype(resultaat.resultaattype, resultaat.zaak)
    if Resultaat.objects.filter(zaak=resultaat.zaak_id).exists():
        raise invalid("zaak", "unique", "Deze zaak heeft al een resultaat.")


def _result_set(resultaat: Resultaat, here: Here) -> None:
    Zaak.objects.filter(pk=resultaat.zaak_id).update(resultaat=resultaat)


RESULTAAT = Rules(create=_new_result, update=_changed_part, delete=_part, after=_result_set)


def _new_role(rol: Rol, here: Here) -> None:
    _part(rol, here)
    _fits_zaaktype(rol.roltype, rol.zaak)
    rol.omschrijving, rol.omschrijving_generiek = rol.roltype.omschrijving, rol.roltype.omschrijving_generiek
    rol.betrokkene_identificatie = _identified(
        BETROKKENE[rol.betrokkene_type], rol.betrokkene_identificatie, "betrokkeneIdentificatie"
    )
    if rol.omschrijving_generiek in {"initiator", "zaakcoordinator"}:
        same = Rol.objects.filter(zaak=rol.zaak_id, omschrijving_generiek=rol.omschrijving_generiek)
        if same.exists():
            raise invalid("roltype", "max-occurences", f"Een zaak heeft één {rol.omschrijving_generiek}.")


ROL = Rules(create=_new_role, update=_changed_part, delete=_part)


def _new_object(found: ZaakObject, here: Here) -> None:
    _part(found, here)
    if found.object_type in OBJECT:
        found.object_identificatie = _identified(
            OBJECT[found.object_type], found.object_identificatie, "objectIdentificatie"
        )
    if not found.object and found.object_identificatie is None:
        raise breaks("invalid-zaakobject", "Geef het adres van het object, of wat het identificeert.")


def _changed_object(found: ZaakObject, before: ZaakObject, here: Here) -> None:
    _changed_part(found, before, here)
    _new_object(found, here)


ZAAKOBJECT = Rules(create=_new_object, update=_changed_object, delete=_part)


def _new_property(row: Any, here: Here) -> None:
    _part(row, here)
    _fits_zaaktype(row.eigenschap, row.zaak)


ZAAKEIGENSCHAP = Rules(create=_new_property, update=_changed_part, delete=_part)


def _fits_zaaktype(of_type: Any, zaak: Zaak) -> None:
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
