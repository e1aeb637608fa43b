"""What must hold when a zaak is registered, changed and destroyed."""

from __future__ import annotations

from django.db.models import Q

from stroomlijn.foundation import clock
from stroomlijn.zgw.documenten.relations import stays_hidden, unrelate
from stroomlijn.zgw.models import Besluit, Zaak, ZaakInformatieObject
from stroomlijn.zgw.models.fields import extent_of
from stroomlijn.zgw.models.words import VERTROUWELIJKHEID
from stroomlijn.zgw.register.here import Here
from stroomlijn.zgw.register.refusals import invalid
from stroomlijn.zgw.register.rows import lock_row
from stroomlijn.zgw.register.rules import Rules
from stroomlijn.zgw.register.trail import record
from stroomlijn.zgw.register.writing import seen
from stroomlijn.zgw.wire.faults import Fault, Invalid, fault

from .allowed import may_change, stays
from .archiving import OF_OTHERS, REGIME, date_again, date_from_hand, may_be_archived
from .guards import AANMAKEN, VERWIJDEREN, hidden, needs
from .numbering import reserve


def _may_be_registered(zaak: Zaak, here: Here) -> None:
    _type_is_published(zaak)
    _takes_level_of_type(zaak)
    needs(here.rights, AANMAKEN, zaak.zaaktype_id, zaak.vertrouwelijkheidaanduiding)
    zaak.identificatie = zaak.identificatie or reserve(zaak.bronorganisatie)[0]


def _registered(zaak: Zaak, here: Here) -> None:
    zaak.registratiedatum = zaak.registratiedatum or clock.today()
    if zaak.betalingsindicatie == "nvt" and zaak.laatste_betaaldatum:
        raise _not_paid()
    _may_see_its_main(zaak, here)
    _holds(zaak)
    zaak.extent = extent_of(zaak.zaakgeometrie)


def _changed(zaak: Zaak, before: Zaak, here: Here) -> None:
    may_change(before, here)
    stays(zaak, before, "zaaktype_id", "Het zaaktype van een zaak staat vast.", "zaaktype")
    _keeps_what_it_was_given(zaak, before)
    stays(zaak, before, "identificatie", "Het nummer van een zaak staat vast.")
    _takes_level_of_type(zaak)
    may_change(zaak, here)
    _pays(zaak, before)
    if zaak.hoofdzaak_id != before.hoofdzaak_id:
        _may_see_its_main(zaak, here)
    _holds(zaak)
    zaak.extent = extent_of(zaak.zaakgeometrie)
    _is_dated_again(zaak, before, here)


def _destroyed(zaak: Zaak, here: Here) -> None:
    """zrc-023: with its deelzaken, of which each is told apart."""
    deelzaken = list(zaak.deelzaken.select_for_update().order_by("pk"))
    for one in (zaak, *deelzaken):
        needs(here.rights, VERWIJDEREN, one.zaaktype_id, one.vertrouwelijkheidaanduiding)
    for relation in ZaakInformatieObject.objects.filter(Q(zaak=zaak) | Q(zaak__hoofdzaak=zaak)).select_related("zaak"):
        stays_hidden(relation)
        unrelate(relation, here)
    for besluit in Besluit.objects.select_for_update().filter(zaak__in=[zaak, *deelzaken]).order_by("pk"):
        _tell_without_zaak(besluit, here)
    for one in deelzaken:
        _tell_destroyed(one, here)


def _tell_without_zaak(besluit: Besluit, here: Here) -> None:
    """A decision outlives its zaak too."""
    from stroomlijn.zgw.besluiten.resources import BESLUITEN

    before = seen(BESLUITEN, besluit, here)
    besluit.zaak = None
    besluit.save(update_fields=["zaak"])
    record(BESLUITEN, "partial_update", before, seen(BESLUITEN, besluit, here), here)


def _tell_destroyed(deelzaak: Zaak, here: Here) -> None:
    from .resources import ZAAKEN

    record(ZAAKEN, "destroy", seen(ZAAKEN, deelzaak, here), None, here)


ZAAK = Rules(
    before_create=_may_be_registered,
    create=_registered,
    update=_changed,
    delete=_destroyed,
    taken={
        "zgw_zaak_identificatie": Fault(
            "identificatie", "identificatie-niet-uniek", "Dit nummer is al van een andere zaak."
        )
    },
)


def _holds(zaak: Zaak) -> None:
    _is_no_grandchild(zaak)
    _was_paid_by_now(zaak)
    _offers_what_its_type_offers(zaak)
    may_be_archived(zaak)


def _keeps_what_it_was_given(zaak: Zaak, before: Zaak) -> None:
    """A body that holds all of a zaak may leave out what the register filled in itself."""
    zaak.identificatie = zaak.identificatie or before.identificatie
    zaak.registratiedatum = zaak.registratiedatum or before.registratiedatum
    if before.einddatum:
        for name in REGIME:
            setattr(zaak, name, getattr(zaak, name) or getattr(before, name))


def _type_is_published(zaak: Zaak) -> None:
    """zrc-001"""
    if zaak.zaaktype.concept:
        raise invalid("zaaktype", "not-published", "Dit zaaktype is nog niet gepubliceerd.")


def _takes_level_of_type(zaak: Zaak) -> None:
    """zrc-009: without a level of its own a zaak has that of its zaaktype."""
    if zaak.vertrouwelijkheidaanduiding is None:
        zaak.vertrouwelijkheidaanduiding = VERTROUWELIJKHEID.index(zaak.zaaktype.vertrouwelijkheidaanduiding)


def _may_see_its_main(zaak: Zaak, here: Here) -> None:
    """One that the caller may not see is not there. It is held: it may become a deelzaak itself at the same moment."""
    if zaak.hoofdzaak_id is None:
        return
    zaak.hoofdzaak = lock_row(Zaak, zaak.hoofdzaak_id)
    if hidden(zaak.hoofdzaak, here.rights):
        raise Invalid([fault("hoofdzaak", "no_match", expected="zaak")])


def _is_no_grandchild(zaak: Zaak) -> None:
    """zrc-013: a deelzaak of a deelzaak cannot be, nor one of itself."""
    main = zaak.hoofdzaak
    if main is None:
        return
    if main.pk == zaak.pk:
        raise invalid("hoofdzaak", "self-forbidden", "Een zaak is geen deelzaak van zichzelf.")
    if main.hoofdzaak_id is not None or (not zaak._state.adding and zaak.deelzaken.exists()):
        raise invalid("hoofdzaak", "deelzaak-als-hoofdzaak", "Een deelzaak kan geen hoofdzaak zijn.")


def _pays(zaak: Zaak, before: Zaak) -> None:
    """zrc-014: where nothing is to be paid, there is no day of payment; one that was there goes."""
    if zaak.betalingsindicatie != "nvt":
        return
    if zaak.laatste_betaaldatum and zaak.laatste_betaaldatum != before.laatste_betaaldatum:
        raise _not_paid()
    zaak.laatste_betaaldatum = None


def _not_paid() -> Invalid:
    return invalid("laatsteBetaaldatum", "betaling-nvt", "Voor deze zaak hoeft niets betaald te worden.")


def _was_paid_by_now(zaak: Zaak) -> None:
    if zaak.laatste_betaaldatum and zaak.laatste_betaaldatum > clock.latest():
        raise invalid("laatsteBetaaldatum", "future_not_allowed", "De laatste betaling ligt niet in de toekomst.")


def _offers_what_its_type_offers(zaak: Zaak) -> None:
    """zrc-015"""
    if not set(zaak.producten_of_diensten) <= set(zaak.zaaktype.producten_of_diensten):
        reason = "Niet al deze producten en diensten horen bij het zaaktype."
        raise invalid("productenOfDiensten", "invalid-products-services", reason)


def _is_dated_again(zaak: Zaak, before: Zaak, here: Here) -> None:
    """What the archive term of a closed zaak rests on may be corrected too."""
    if zaak.startdatum_bewaartermijn != before.startdatum_bewaartermijn:
        date_from_hand(zaak, here)
    rests_on = ("hoofdzaak_id", "relevante_andere_zaken")
    if any(getattr(zaak, name) != getattr(before, name) for name in rests_on):
        date_again(zaak, here, *OF_OTHERS)
