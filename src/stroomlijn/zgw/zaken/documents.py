"""Documents of a zaak (zaakinformatieobjecten): this side of the relation leads, the Documenten API has the other
(zrc-005)."""

from __future__ import annotations

from stroomlijn.zgw.documenten.relations import relate, stays_hidden, unrelate
from stroomlijn.zgw.documenten.resources import INFORMATIEOBJECTEN
from stroomlijn.zgw.models import ZaakInformatieObject, ZaakTypeInformatieObjectType
from stroomlijn.zgw.register.api import ZAKEN
from stroomlijn.zgw.register.attributes import Computed
from stroomlijn.zgw.register.filters import Pointing
from stroomlijn.zgw.register.here import Here
from stroomlijn.zgw.register.refusals import breaks
from stroomlijn.zgw.register.resource import Resource
from stroomlijn.zgw.register.rules import Rules
from stroomlijn.zgw.wire.faults import Fault, Invalid
from stroomlijn.zgw.wire.kinds import Text

from .allowed import may_add, stays, stays_with_its_zaak
from .archiving import NOT_YET
from .guards import AANMAKEN_OF_BIJWERKEN, BIJWERKEN_OF_VERWIJDEREN, guard
from .resources import OF_ZAAK, STATUSSEN, ZAAKEN

TAKEN = Fault("nonFieldErrors", "unique", "Dit document hoort al bij deze zaak.")


def _new(row: ZaakInformatieObject, here: Here) -> None:
    may_add(row, here, AANMAKEN_OF_BIJWERKEN)
    if row.zaak.archiefstatus != NOT_YET:
        raise breaks("zaak-gearchiveerd", "Bij een zaak in het archief komen geen documenten meer.")
    if ZaakInformatieObject.objects.filter(zaak=row.zaak_id, informatieobject=row.informatieobject_id).exists():
        raise Invalid([TAKEN])
    _fits_zaaktype(row)


def _fits_zaaktype(row: ZaakInformatieObject) -> None:
    """zrc-017"""
    kind = row.informatieobject.informatieobjecttype
    named = ZaakTypeInformatieObjectType.objects.filter(
        zaaktype=row.zaak.zaaktype_id,
        zaaktype__catalogus=kind.catalogus_id,
        informatieobjecttype=kind.omschrijving,
    )
    if not named.exists():
        reason = "Het zaaktype kent geen documenten van dit informatieobjecttype."
        raise breaks("missing-zaaktype-informatieobjecttype-relation", reason)


def _changed(row: ZaakInformatieObject, before: ZaakInformatieObject, here: Here) -> None:
    """zrc-004: what belongs together stays together."""
    stays_with_its_zaak(row, before, here)
    reason = "Een ander document is een andere relatie."
    stays(row, before, "informatieobject_id", reason, "informatieobject")


def _removed(row: ZaakInformatieObject, here: Here) -> None:
    may_add(row, here, BIJWERKEN_OF_VERWIJDEREN)
    elsewhere = ZaakInformatieObject.objects.filter(informatieobject=row.informatieobject_id).exclude(pk=row.pk)
    if not elsewhere.exists():
        stays_hidden(row)
    unrelate(row, here)


ZAAKINFORMATIEOBJECTEN: Resource = Resource(
    ZAKEN,
    "zaakinformatieobjecten",
    "zaakinformatieobject",
    ZaakInformatieObject,
    (
        "informatieobject",
        "zaak",
        Computed("aardRelatieWeergave", Text(), "'Hoort bij, omgekeerd: kent'"),
        "titel",
        "beschrijving",
        "registratiedatum",
        "vernietigingsdatum",
        "status",
    ),
    guard("t.zaak_id", AANMAKEN_OF_BIJWERKEN, delete=BIJWERKEN_OF_VERWIJDEREN),
    filters={**OF_ZAAK, "informatieobject": Pointing("t.informatieobject_id = %s", lambda: INFORMATIEOBJECTEN)},
    rules=Rules(create=_new, update=_changed, delete=_removed, after=relate, taken={"zgw_zio_unique": TAKEN}),
    links={"informatieobject": lambda: INFORMATIEOBJECTEN, "zaak": lambda: ZAAKEN, "status": lambda: STATUSSEN},
    shows_uuid=True,
    paged=False,
    main="zaak",
)
