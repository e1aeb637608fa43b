"""What must be kept how long: taken from the result when a zaak is closed, and again when what it rests on changes."""

from __future__ import annotations

import json

from django.db import connection

from stroomlijn.zgw.models import Besluit, ResultaatType, Zaak, ZaakInformatieObject, ZaakObject
from stroomlijn.zgw.register.api import BESLUITEN, ZAKEN
from stroomlijn.zgw.register.here import Here
from stroomlijn.zgw.register.refusals import breaks, invalid
from stroomlijn.zgw.register.rows import lock_row
from stroomlijn.zgw.wire.periods import later

from .brondatum import brondatum

REGIME = ("archiefnominatie", "archiefactiedatum", "startdatum_bewaartermijn")
"""What of a zaak says whether and until when it is kept (archiefregime)."""
NOT_YET = "nog_te_archiveren"
OF_OTHERS = ("hoofdzaak", "gerelateerde_zaak")
OF_DECISIONS = ("ingangsdatum_besluit", "vervaldatum_besluit")
"""The ways to find the brondatum that look at other zaken, and at the decisions of a zaak."""

# The words of the index on zaken that name others stand here once more: without them it is not used.
WAITING = """
select id from zgw_zaak where hoofdzaak_id = %s and einddatum is not null
union
select id from zgw_zaak
where relevante_andere_zaken @> %s::jsonb and not relevante_andere_zaken = '[]'::jsonb and einddatum is not null
"""
"""The closed zaken below a zaak, and those that name its address."""


def take_regime(zaak: Zaak, here: Here) -> None:
    """zrc-021, when a zaak is closed: archiefnominatie and archiefactiedatum from its result."""
    resultaattype = _resultaattype(zaak)
    if resultaattype is None:
        return
    zaak.archiefnominatie = zaak.archiefnominatie or resultaattype.archiefnominatie or None
    _date_from(zaak, resultaattype, here)


def drop_regime(zaak: Zaak) -> None:
    """zrc-008, when a zaak is opened again, and when its result is taken away: nothing says any more what it is."""
    for name in REGIME:
        setattr(zaak, name, None)


def date_again(zaak: Zaak, here: Here, *ways: str) -> None:
    """After something changed that the brondatum rests on in these ways. An archived zaak stays as it is."""
    if zaak.einddatum is None or zaak.archiefstatus != NOT_YET:
        return
    resultaattype = _resultaattype(zaak)
    if resultaattype is None or _way(resultaattype) not in ways:
        return
    before = zaak.startdatum_bewaartermijn, zaak.archiefactiedatum
    zaak.startdatum_bewaartermijn = zaak.archiefactiedatum = None
    _date_from(zaak, resultaattype, here)
    if (zaak.startdatum_bewaartermijn, zaak.archiefactiedatum) != before:
        zaak.save(update_fields=["startdatum_bewaartermijn", "archiefactiedatum"])


def date_others_again(zaak: Zaak, here: Here) -> None:
    """After a zaak was closed or opened: those that wait for its last day."""
    kept = f"{ZAKEN.root}/zaken/{zaak.pk}"
    with connection.cursor() as cursor:
        cursor.execute(WAITING, [zaak.pk, json.dumps([{"url": kept}])])
        waiting = [number for (number,) in cursor.fetchall()]
    for number in sorted(waiting):
        date_again(lock_row(Zaak, number), here, *OF_OTHERS)


def date_by_decision_again(besluit: Besluit, here: Here) -> None:
    """After a decision was taken, changed or withdrawn: its own zaak, and those that are about it."""
    if besluit.zaak:
        date_again(besluit.zaak, here, *OF_DECISIONS)
    about = ZaakObject.objects.filter(object=f"{BESLUITEN.root}/besluiten/{besluit.pk}").exclude(object="")
    for number in sorted(set(about.values_list("zaak", flat=True))):
        date_again(lock_row(Zaak, number), here, "zaakobject")


def may_be_archived(zaak: Zaak) -> None:
    """zrc-022: only with what says how long it is kept, and once all its documents are archived."""
    if zaak.archiefstatus == NOT_YET:
        return
    documents = ZaakInformatieObject.objects.filter(zaak=zaak)
    if documents.exclude(informatieobject__status="gearchiveerd").exists():
        raise breaks("documents-not-archived", "Niet alle documenten van deze zaak zijn gearchiveerd.")
    for name in ("archiefnominatie", "archiefactiedatum"):
        if not getattr(zaak, name):
            raise invalid(name, f"{name}-not-set", f"Een gearchiveerde zaak heeft een {name}.")


def date_from_hand(zaak: Zaak, here: Here) -> None:
    """zrc-026: when somebody puts down from which day a closed zaak is kept, its last day follows."""
    resultaattype = _resultaattype(zaak)
    if zaak.einddatum and resultaattype:
        _date_from(zaak, resultaattype, here)


def _resultaattype(zaak: Zaak) -> ResultaatType | None:
    return ResultaatType.objects.filter(resultaat=zaak.resultaat_id).first() if zaak.resultaat_id else None


def _way(resultaattype: ResultaatType) -> str | None:
    procedure = resultaattype.brondatum_archiefprocedure
    return procedure["afleidingswijze"] if procedure else None


def _date_from(zaak: Zaak, resultaattype: ResultaatType, here: Here) -> None:
    """A brondatum that was put down by hand counts where no other is known."""
    day = brondatum(zaak, resultaattype.brondatum_archiefprocedure, here) or zaak.startdatum_bewaartermijn
    if zaak.archiefnominatie == "vernietigen":
        zaak.startdatum_bewaartermijn = day
    if day and resultaattype.archiefactietermijn:
        zaak.archiefactiedatum = later(day, resultaattype.archiefactietermijn)
