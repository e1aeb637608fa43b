"""What must hold for documents and what belongs to them (drc-001 to drc-009 of the standard)."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from stroomlijn.zgw.models import DocumentNumber, EnkelvoudigInformatieObject, Gebruiksrecht, InformatieObject
from stroomlijn.zgw.models.documenten import Described
from stroomlijn.zgw.models.words import VERTROUWELIJKHEID
from stroomlijn.zgw.register.here import Here
from stroomlijn.zgw.register.numbering import Numbering
from stroomlijn.zgw.register.refusals import breaks, invalid
from stroomlijn.zgw.register.rules import Rules
from stroomlijn.zgw.wire.faults import Fault

from .content import make_parts, remove_content, take_content
from .guards import AANMAKEN, BIJWERKEN, VERWIJDEREN, needs

BEING_WRITTEN = {"in_bewerking", "ter_vaststelling"}
NUMBERING = Numbering(DocumentNumber, InformatieObject, "DOCUMENT")
NOT_UNIQUE = Fault("identificatie", "identificatie-niet-uniek", "Dit nummer is al van een ander document.")

# --- documents ------------------------------------------------------------------------------------------------------


def _may_be_made(row: InformatieObject, here: Here) -> None:
    _type_is_published(row)
    _takes_level_of_type(row)
    needs(here.rights, AANMAKEN, row)
    row.identificatie = row.identificatie or NUMBERING.next(row.bronorganisatie)[0]


def _new_document(row: InformatieObject, here: Here) -> None:
    _is_unique(row)
    _status_fits(row)
    _says_right_of_use(row, has_some=False)
    take_content(row, None, here)
    row.begin_registratie = timezone.now()


def _changed_document(row: InformatieObject, before: InformatieObject, here: Here) -> None:
    _is_held_by(row, before)
    needs(here.rights, BIJWERKEN, before)
    if row.informatieobjecttype_id != before.informatieobjecttype_id:
        _type_is_published(row)
    _takes_level_of_type(row)
    needs(here.rights, BIJWERKEN, row)
    row.identificatie = row.identificatie or before.identificatie
    _is_unique(row)
    _status_fits(row)
    _says_right_of_use(row, has_some=row.gebruiksrechten.exists())
    take_content(row, before, here)
    _keep_version(before)
    row.versie, row.begin_registratie = before.versie + 1, timezone.now()


def _after_document(row: InformatieObject, here: Here) -> None:
    make_parts(row)


def _removed_document(row: InformatieObject, here: Here) -> None:
    """drc-008: only a document that belongs to nothing is destroyed, with all its content."""
    needs(here.rights, VERWIJDEREN, row)
    if row.objecten.exists() or row.zaken.exists():
        raise breaks("pending-relations", "Dit document hoort nog bij een zaak, besluit of verzoek.")
    remove_content(row)


def _type_is_published(row: InformatieObject) -> None:
    """drc-001"""
    if row.informatieobjecttype.concept:
        raise invalid("informatieobjecttype", "not-published", "Dit informatieobjecttype is nog niet gepubliceerd.")


def _takes_level_of_type(row: InformatieObject) -> None:
    """drc-007: without a level of its own a document has that of its informatieobjecttype."""
    if row.vertrouwelijkheidaanduiding is None:
        row.vertrouwelijkheidaanduiding = VERTROUWELIJKHEID.index(row.informatieobjecttype.vertrouwelijkheidaanduiding)


def _is_unique(row: InformatieObject) -> None:
    same = InformatieObject.objects.filter(bronorganisatie=row.bronorganisatie, identificatie=row.identificatie)
    if same.exclude(pk=row.pk).exists():
        raise invalid(NOT_UNIQUE.name, NOT_UNIQUE.code, NOT_UNIQUE.reason)


def _status_fits(row: InformatieObject) -> None:
    """drc-005: what came in from outside is not being written here."""
    if row.ontvangstdatum and row.status in BEING_WRITTEN:
        raise invalid("status", "invalid_for_received", "Een ontvangen document is niet in bewerking.")


def _says_right_of_use(row: InformatieObject, *, has_some: bool) -> None:
    """drc-006: `indicatieGebruiksrecht` is true while there are gebruiksrechten, and only then."""
    if row.indicatie_gebruiksrecht and not has_some:
        raise invalid("indicatieGebruiksrecht", "missing-gebruiksrechten", "Maak eerst de gebruiksrechten aan.")
    if has_some and not row.indicatie_gebruiksrecht:
        raise invalid("indicatieGebruiksrecht", "existing-gebruiksrechten", "Er zijn nog gebruiksrechten.")


def _is_held_by(row: InformatieObject, before: InformatieObject) -> None:
    """drc-009: only who holds the lock changes a document."""
    if not before.lock:
        raise breaks("unlocked", "Vergrendel het document eerst.")
    if row.given_lock is None:
        raise breaks("missing-lock-id", "Stuur de lock van het document mee.")
    if not row.given_lock:
        raise invalid("lock", "required", "Dit veld is vereist.")
    is_lock(row.given_lock, before)


def is_lock(given: str, row: InformatieObject) -> None:
    if given != row.lock:
        raise breaks("incorrect-lock-id", "Dit is niet de lock van dit document.")


def _keep_version(before: InformatieObject) -> None:
    said = {field.attname: getattr(before, field.attname) for field in Described._meta.fields}
    EnkelvoudigInformatieObject.objects.create(informatieobject=before, **said)


DOCUMENT = Rules(
    before_create=_may_be_made,
    create=_new_document,
    update=_changed_document,
    delete=_removed_document,
    after=_after_document,
    taken={"zgw_informatieobject_identificatie": NOT_UNIQUE},
)

# --- what belongs to a document -------------------------------------------------------------------------------------


def _part(row: Any, here: Here) -> None:
    needs(here.rights, (*AANMAKEN, *BIJWERKEN), row.informatieobject)


def _changed_part(row: Any, before: Any, here: Here) -> None:
    needs(here.rights, BIJWERKEN, before.informatieobject)
    if row.informatieobject_id != before.informatieobject_id:
        raise invalid("informatieobject", "wijzigen-niet-toegelaten", "Wat bij een document hoort, blijft daarbij.")


def _removed_part(row: Any, here: Here) -> None:
    needs(here.rights, VERWIJDEREN, row.informatieobject)


def _new_right(row: Gebruiksrecht, here: Here) -> None:
    _holds_document(row)
    _part(row, here)


def _right_goes(row: Gebruiksrecht, here: Here) -> None:
    _holds_document(row)
    _removed_part(row, here)


def _holds_document(row: Gebruiksrecht) -> None:
    """Who gives the first right and who takes the last one wait for each other: both say it on the document."""
    row.informatieobject = InformatieObject.objects.select_for_update().get(pk=row.informatieobject_id)


def _right_given(row: Gebruiksrecht, here: Here) -> None:
    InformatieObject.objects.filter(pk=row.informatieobject_id).update(indicatie_gebruiksrecht=True)


def _last_right_gone(row: Gebruiksrecht, here: Here) -> None:
    if not Gebruiksrecht.objects.filter(informatieobject=row.informatieobject_id).exists():
        InformatieObject.objects.filter(pk=row.informatieobject_id).update(indicatie_gebruiksrecht=None)


OF_DOCUMENT = Rules(create=_part, update=_changed_part, delete=_removed_part)
GEBRUIKSRECHT = Rules(
    create=_new_right, update=_changed_part, delete=_right_goes, after=_right_given, gone=_last_right_gone
)
