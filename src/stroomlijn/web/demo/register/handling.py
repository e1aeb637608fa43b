"""Handles the cases of the demo in the register, each step on its own day, by the register's own operations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from stroomlijn.foundation.clock import standing_on
from stroomlijn.web.demo.families import Parsed
from stroomlijn.zgw.zaken import resources

from .catalogue import general, zaaktypen
from .filling import MadeType, make
from .planning import PlannedCase

OFFICE_OPENS = 8


def handle(cases: Iterable[PlannedCase], made: Mapping[str, MadeType]) -> None:
    roles = {one["identificatie"]: _roles(one) for one in zaaktypen()}
    for case in cases:
        _handle(case, made[case.zaaktype], roles[case.zaaktype])


def _handle(case: PlannedCase, made: MadeType, roles: Mapping[str, str]) -> None:
    with standing_on(case.start):
        zaak = make(resources.ZAAKEN, _zaak(case, made))["url"]
        for role, party in (("initiator", _resident(case)), ("behandelaar", _handler(case))):
            make(resources.ROLLEN, {"zaak": zaak, "roltype": made.parts["roltypen"][roles[role]]} | party)
    for place, (status, day) in enumerate(case.reached, 1):
        with standing_on(day):
            if case.result and place == len(case.reached):
                _conclude(case, zaak, made)
            make(resources.STATUSSEN, _status(zaak, made.parts["statustypen"][status], day, place))


def _conclude(case: PlannedCase, zaak: str, made: MadeType) -> None:
    """What has to be known before the last status: the result, and the day from which its archive term runs."""
    if case.until:
        known = {"eigenschap": made.parts["eigenschappen"]["einddatum"], "waarde": case.until.strftime("%Y%m%d")}
        make(resources.ZAAKEIGENSCHAPPEN, {"zaak": zaak, **known})
    make(resources.RESULTATEN, {"zaak": zaak, "resultaattype": made.parts["resultaattypen"][case.result]})


def _zaak(case: PlannedCase, made: MadeType) -> dict[str, Any]:
    organisation = general()["gemeenten"][case.municipality]
    return {
        "zaaktype": made.address,
        "bronorganisatie": organisation,
        "verantwoordelijkeOrganisatie": organisation,
        "omschrijving": case.about,
        "startdatum": case.start.isoformat(),
    }


def _resident(case: PlannedCase) -> dict[str, Any]:
    one = case.resident
    identified = {"inpBsn": one.bsn, "voornamen": one.first_name, "geslachtsnaam": one.last_name}
    return _party("natuurlijk_persoon", "Inwoner om wie het gaat", identified)


def _handler(case: PlannedCase) -> dict[str, Any]:
    first, last = case.handler.split(" ", 1)
    identified = {"identificatie": case.handler[:24], "achternaam": last, "voorletters": f"{first[0]}."}
    return _party("medewerker", "Behandelt de zaak", identified)


def _party(sort: str, why: str, identified: Mapping[str, str]) -> dict[str, Any]:
    return {"betrokkeneType": sort, "roltoelichting": why, "betrokkeneIdentificatie": identified}


def _status(zaak: str, statustype: str, day: date, place: int) -> dict[str, Any]:
    """Each an hour later than the one before it, which may be of the same day."""
    moment = datetime.combine(day, time(OFFICE_OPENS + place, tzinfo=UTC))
    return {"zaak": zaak, "statustype": statustype, "datumStatusGezet": moment.isoformat()}


def _roles(said: Parsed) -> dict[str, str]:
    """The first roltype of each generic role; what the municipality begins itself is about the belanghebbende."""
    found = {one["omschrijvingGeneriek"]: one["omschrijving"] for one in reversed(said["roltypen"])}
    return {"initiator": found.get("belanghebbende", ""), **found}
