"""A zaak is closed by its last status and opened again by any other (zrc-007 and zrc-008)."""

from __future__ import annotations

from django.db.models import Max
from django.utils import timezone

from stroomlijn.foundation import clock
from stroomlijn.zgw.models import Status, StatusType, Zaak, ZaakInformatieObject
from stroomlijn.zgw.register.here import Here
from stroomlijn.zgw.register.refusals import breaks, invalid
from stroomlijn.zgw.register.rows import lock_row
from stroomlijn.zgw.register.rules import Rules
from stroomlijn.zgw.wire.faults import Fault

from .allowed import Scopes
from .archiving import REGIME, date_others_again, drop_regime, take_regime
from .guards import AANMAKEN, GEFORCEERD, HEROPENEN, STATUS_TOEVOEGEN, needs


def _new_status(status: Status, here: Here) -> None:
    zaak = status.zaak = lock_row(Zaak, status.zaak_id)
    status.closes = _is_last(status.statustype)
    _may_be_set(status, zaak, here)
    _fits_zaaktype(status, zaak)
    _was_set_by_now(status)
    _is_set_by_one_of_the_zaak(status, zaak)
    if status.closes:
        _may_be_closed(zaak)


def _status_set(status: Status, here: Here) -> None:
    """What the zaak is by now follows from its newest status, also when an older one is put down later."""
    zaak = status.zaak
    if Status.objects.filter(zaak=zaak, datum_status_gezet__gt=status.datum_status_gezet).exists():
        return
    was_closed = zaak.einddatum is not None
    zaak.status, zaak.statustype = status, status.statustype_id
    if status.closes:
        zaak.einddatum = timezone.localdate(status.datum_status_gezet)
        take_regime(zaak, here)
    elif was_closed:
        zaak.einddatum = None
        drop_regime(zaak)
    zaak.save(update_fields=["status", "statustype", "einddatum", *REGIME])
    if status.closes or was_closed:
        date_others_again(zaak, here)


STATUS = Rules(
    create=_new_status,
    after=_status_set,
    taken={
        "zgw_status_datum": Fault("nonFieldErrors", "unique", "Deze zaak heeft al een status op dit moment."),
    },
)


def _was_set_by_now(status: Status) -> None:
    """By the day, as clocks of two machines differ."""
    if status.datum_status_gezet.date() > clock.latest().date():
        raise invalid("datumStatusGezet", "future_not_allowed", "Een status wordt niet in de toekomst gezet.")


def _is_last(statustype: StatusType) -> bool:
    """zrc-007: the last of its zaaktype is the one with the highest number."""
    others = StatusType.objects.filter(zaaktype=statustype.zaaktype_id)
    last: int = others.aggregate(last=Max("volgnummer"))["last"]
    return statustype.volgnummer == last


def _may_be_set(status: Status, zaak: Zaak, here: Here) -> None:
    """The first status comes with the zaak; a closed zaak is opened again or its end is corrected."""
    needs(here.rights, _scopes(status, zaak), zaak.zaaktype_id, zaak.vertrouwelijkheidaanduiding)


def _scopes(status: Status, zaak: Zaak) -> Scopes:
    if zaak.einddatum is not None:
        return GEFORCEERD if status.closes else HEROPENEN
    return STATUS_TOEVOEGEN if zaak.status_id else (*AANMAKEN, *STATUS_TOEVOEGEN)


def _fits_zaaktype(status: Status, zaak: Zaak) -> None:
    """zrc-016"""
    if status.statustype.zaaktype_id != zaak.zaaktype_id:
        raise breaks("zaaktype-mismatch", "Deze status hoort bij een ander zaaktype.")


def _is_set_by_one_of_the_zaak(status: Status, zaak: Zaak) -> None:
    if status.gezetdoor and status.gezetdoor.zaak_id != zaak.pk:
        raise invalid("gezetdoor", "zaak-mismatch", "Deze rol hoort bij een andere zaak.")


def _may_be_closed(zaak: Zaak) -> None:
    if zaak.resultaat_id is None:
        raise breaks("resultaat-does-not-exist", "Een zaak zonder resultaat kan niet worden afgesloten.")
    documents = ZaakInformatieObject.objects.filter(zaak=zaak)
    if documents.filter(informatieobject__indicatie_gebruiksrecht=None).exists():
        reason = "Van sommige documenten is niet bekend of er gebruiksrechten op rusten."
        raise breaks("indicatiegebruiksrecht-unset", reason)
