"""What must hold for decisions (brc-001 to brc-009 of the standard)."""

from __future__ import annotations

from stroomlijn.foundation import clock
from stroomlijn.zgw.documenten.relations import unrelate
from stroomlijn.zgw.models import Besluit, BesluitNumber, Zaak
from stroomlijn.zgw.register.here import Here
from stroomlijn.zgw.register.numbering import Numbering
from stroomlijn.zgw.register.refusals import breaks, invalid
from stroomlijn.zgw.register.rows import lock_row
from stroomlijn.zgw.register.rules import Rules
from stroomlijn.zgw.wire.bsn import is_bsn
from stroomlijn.zgw.wire.faults import Fault, Invalid, fault
from stroomlijn.zgw.zaken.allowed import may_change, stays
from stroomlijn.zgw.zaken.archiving import date_by_decision_again
from stroomlijn.zgw.zaken.guards import hidden

from .guards import AANMAKEN, BIJWERKEN, VERWIJDEREN, needs

NUMBERING = Numbering(BesluitNumber, Besluit, "BESLUIT", "verantwoordelijke_organisatie")
UNCHANGEABLE = {
    "besluittype_id": "besluittype",
    "identificatie": "identificatie",
    "verantwoordelijke_organisatie": "verantwoordelijkeOrganisatie",
    "zaak_id": "zaak",
}
"""What never changes of a decision, and its names on the wire (brc-001, brc-002 and brc-006)."""


def _may_be_made(besluit: Besluit, here: Here) -> None:
    _type_is_published(besluit)
    needs(here.rights, AANMAKEN, besluit.besluittype_id)
    _organisation_is_one(besluit)
    _was_decided_by_today(besluit)
    if not besluit.identificatie:
        [besluit.identificatie] = NUMBERING.next(besluit.verantwoordelijke_organisatie)


def _new_besluit(besluit: Besluit, here: Here) -> None:
    _belongs_to_a_zaak_that_takes_it(besluit, here)


def _changed_besluit(besluit: Besluit, before: Besluit, here: Here) -> None:
    needs(here.rights, BIJWERKEN, before.besluittype_id)
    besluit.identificatie = besluit.identificatie or before.identificatie
    for name, shown in UNCHANGEABLE.items():
        stays(besluit, before, name, "Dit staat vast: het besluit hoort hierbij.", shown)
    _was_decided_by_today(besluit)
    _zaak_may_change(besluit, here)


def _besluit_goes(besluit: Besluit, here: Here) -> None:
    """brc-009"""
    needs(here.rights, VERWIJDEREN, besluit.besluittype_id)
    _zaak_may_change(besluit, here)
    for relation in besluit.informatieobjecten.all():
        unrelate(relation, here)


BESLUIT = Rules(
    before_create=_may_be_made,
    create=_new_besluit,
    update=_changed_besluit,
    delete=_besluit_goes,
    after=date_by_decision_again,
    gone=date_by_decision_again,
    taken={
        "zgw_besluit_identificatie": Fault(
            "identificatie", "identificatie-niet-uniek", "Dit nummer is al van een ander besluit."
        )
    },
)


def _type_is_published(besluit: Besluit) -> None:
    """brc-001"""
    if besluit.besluittype.concept:
        raise invalid("besluittype", "not-published", "Dit besluittype is nog niet gepubliceerd.")


def _organisation_is_one(besluit: Besluit) -> None:
    """A number of an organisation (RSIN) passes the same test as that of a person."""
    if not is_bsn(besluit.verantwoordelijke_organisatie):
        raise Invalid([fault("verantwoordelijkeOrganisatie", "invalid")])


def _was_decided_by_today(besluit: Besluit) -> None:
    if besluit.datum > clock.latest().date():
        raise invalid("datum", "future_not_allowed", "Een besluit wordt niet in de toekomst genomen.")


def _belongs_to_a_zaak_that_takes_it(besluit: Besluit, here: Here) -> None:
    """brc-007: a zaak takes the decisions that its type names; one that the caller may not see is not there."""
    if besluit.zaak_id is None:
        return
    besluit.zaak = lock_row(Zaak, besluit.zaak_id)
    if hidden(besluit.zaak, here.rights):
        raise Invalid([fault("zaak", "bad-url")])
    _is_open_or_corrected(besluit.zaak, here)
    zaaktype, besluittype = besluit.zaak.zaaktype, besluit.besluittype
    same = zaaktype.catalogus_id == besluittype.catalogus_id
    if not same or besluittype.omschrijving not in zaaktype.besluittypen:
        raise breaks("zaaktype-mismatch", "Dit besluittype hoort niet bij het zaaktype van de zaak.")


def _zaak_may_change(besluit: Besluit, here: Here) -> None:
    if besluit.zaak_id is None:
        return
    besluit.zaak = lock_row(Zaak, besluit.zaak_id)
    _is_open_or_corrected(besluit.zaak, here)


def _is_open_or_corrected(zaak: Zaak, here: Here) -> None:
    """zrc-007: decisions are part of a zaak too, and of a closed one they are only corrected."""
    if zaak.einddatum:
        may_change(zaak, here)
