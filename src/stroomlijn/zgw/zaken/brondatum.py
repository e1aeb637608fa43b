"""From which day the archive term of a closed zaak runs, in the nine ways of the standard (zrc-021).

A day that is not certain yet is no day: while a related zaak is open, or a decision has no end, nothing may be
destroyed on the ground of the others. Zaken and decisions that are looked at are held: one that changes at the same
moment either stands as it will be, or finds this zaak among those that wait for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from stroomlijn.zgw.models import Besluit, Zaak, ZaakEigenschap, ZaakObject
from stroomlijn.zgw.outside.looking import remembered
from stroomlijn.zgw.register.api import BESLUITEN, ZAKEN
from stroomlijn.zgw.register.here import Here
from stroomlijn.zgw.register.rows import lock_row
from stroomlijn.zgw.wire.names import snake
from stroomlijn.zgw.wire.periods import day_in, later

Procedure = Mapping[str, Any]
Way = Callable[[Zaak, Procedure, Here], date | None]


def brondatum(zaak: Zaak, procedure: Procedure | None, here: Here) -> date | None:
    """The day by the `brondatumArchiefprocedure` of its result; None while it cannot be known."""
    return WAYS[procedure["afleidingswijze"]](zaak, procedure, here) if procedure else None


def _when_closed(zaak: Zaak, procedure: Procedure, here: Here) -> date | None:
    return zaak.einddatum


def _by_hand(zaak: Zaak, procedure: Procedure, here: Here) -> date | None:
    return None


def _after_term(zaak: Zaak, procedure: Procedure, here: Here) -> date | None:
    if zaak.einddatum is None or not procedure["procestermijn"]:
        return None
    return later(zaak.einddatum, procedure["procestermijn"])


def _when_main_closed(zaak: Zaak, procedure: Procedure, here: Here) -> date | None:
    return lock_row(Zaak, zaak.hoofdzaak_id).einddatum if zaak.hoofdzaak_id else None


def _when_related_closed(zaak: Zaak, procedure: Procedure, here: Here) -> date | None:
    addresses = [one["url"] for one in zaak.relevante_andere_zaken]
    ours = {address: here.own_id(address, f"{ZAKEN.root}/zaken") for address in addresses}
    held = Zaak.objects.select_for_update().filter(pk__in=[one for one in ours.values() if one]).order_by("pk")
    ends = dict(held.values_list("pk", "einddatum"))
    return _last(
        ends.get(number) if number else _day(remembered(address).get("einddatum")) for address, number in ours.items()
    )


def _in_property(zaak: Zaak, procedure: Procedure, here: Here) -> date | None:
    said = ZaakEigenschap.objects.filter(zaak=zaak, eigenschap__naam=procedure["datumkenmerk"])
    return _last(day_in(one) for one in said.values_list("waarde", flat=True))


def _on_object(zaak: Zaak, procedure: Procedure, here: Here) -> date | None:
    name = procedure["datumkenmerk"]
    objects = ZaakObject.objects.filter(zaak=zaak, object_type=procedure["objecttype"])
    return _last(_day(_said_of(one, name, here).get(name)) for one in objects)


def _said_of(found: ZaakObject, name: str, here: Here) -> Mapping[str, Any]:
    if not found.object:
        return found.object_identificatie or {}
    number = here.own_id(found.object, f"{BESLUITEN.root}/besluiten")
    if number is None:
        return remembered(found.object)
    held = Besluit.objects.select_for_update().filter(pk=number).first()
    return {name: getattr(held, snake(name), None)}


def _first_day_of_decisions(zaak: Zaak, procedure: Procedure, here: Here) -> date | None:
    return _last(Besluit.objects.filter(zaak=zaak).values_list("ingangsdatum", flat=True))


def _last_day_of_decisions(zaak: Zaak, procedure: Procedure, here: Here) -> date | None:
    return _last(Besluit.objects.filter(zaak=zaak).values_list("vervaldatum", flat=True))


WAYS: Mapping[str, Way] = {
    "afgehandeld": _when_closed,
    "ander_datumkenmerk": _by_hand,
    "eigenschap": _in_property,
    "gerelateerde_zaak": _when_related_closed,
    "hoofdzaak": _when_main_closed,
    "ingangsdatum_besluit": _first_day_of_decisions,
    "termijn": _after_term,
    "vervaldatum_besluit": _last_day_of_decisions,
    "zaakobject": _on_object,
}


def _last(days: Iterable[date | None]) -> date | None:
    """The last of the days, None when one of them is not known or there are none."""
    found = list(days)
    known = [day for day in found if day]
    return max(known) if known and len(known) == len(found) else None


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else day_in(str(value or ""))
