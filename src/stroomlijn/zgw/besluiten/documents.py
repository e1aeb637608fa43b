"""What must hold for the documents of a decision: both APIs know them (brc-003 to brc-005 and brc-008)."""

from __future__ import annotations

from stroomlijn.zgw.documenten.relations import relate, unrelate
from stroomlijn.zgw.models import BesluitInformatieObject
from stroomlijn.zgw.register.here import Here
from stroomlijn.zgw.register.refusals import breaks
from stroomlijn.zgw.register.rules import Rules
from stroomlijn.zgw.wire.faults import Fault

from .guards import AANMAKEN, VERWIJDEREN, needs


def _added(row: BesluitInformatieObject, here: Here) -> None:
    needs(here.rights, AANMAKEN, row.besluit.besluittype_id)
    _fits_type(row)


def _goes(row: BesluitInformatieObject, here: Here) -> None:
    needs(here.rights, VERWIJDEREN, row.besluit.besluittype_id)
    unrelate(row, here)


DOCUMENT = Rules(
    create=_added,
    delete=_goes,
    after=relate,
    taken={
        "zgw_besluitinformatieobject_unique": Fault(
            "nonFieldErrors", "unique", "Dit document hoort al bij dit besluit."
        )
    },
)


def _fits_type(row: BesluitInformatieObject) -> None:
    """brc-008: a decision takes the documents that its type names."""
    besluittype, of_document = row.besluit.besluittype, row.informatieobject.informatieobjecttype
    same = besluittype.catalogus_id == of_document.catalogus_id
    if not same or of_document.omschrijving not in besluittype.informatieobjecttypen:
        reason = "Dit soort document hoort niet bij het besluittype."
        raise breaks("missing-besluittype-informatieobjecttype-relation", reason)
