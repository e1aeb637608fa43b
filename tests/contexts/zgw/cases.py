"""Zaken for tests, and what goes with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tests.contexts.zgw import selectielijst as lijst

from .conftest import Caller, application, zaaktype

CATALOGI, ZAKEN = "/catalogi/api/v1", "/zaken/api/v1"
BEHEER = "/beheer/register"
AFGEHANDELD = {"afleidingswijze": "afgehandeld"}


def published_type(call: Caller, catalogus: Any, way: Mapping[str, Any] = AFGEHANDELD, **more: Any) -> Any:
    """A published zaaktype with two statustypen, a roltype, an eigenschap and a resultaattype."""
    made = call.make(f"{CATALOGI}/zaaktypen", zaaktype(catalogus, **more))
    for name, number in (("Ontvangen", 1), ("Afgehandeld", 2)):
        call.make(f"{CATALOGI}/statustypen", {"zaaktype": made["url"], "omschrijving": name, "volgnummer": number})
    call.make(
        f"{CATALOGI}/roltypen",
        {"zaaktype": made["url"], "omschrijving": "Melder", "omschrijvingGeneriek": "initiator"},
    )
    specificatie = {"formaat": "tekst", "lengte": "10", "kardinaliteit": "1"}
    call.make(
        f"{CATALOGI}/eigenschappen",
        {"zaaktype": made["url"], "naam": "Wijk", "definitie": "De wijk", "specificatie": specificatie},
    )
    result_type(call, made, brondatumArchiefprocedure=way)
    assert call("POST", made["url"] + "/publish").status_code == 200
    return call.get(made["url"])


def result_type(call: Caller, of: Mapping[str, Any], **more: Any) -> Any:
    body = {
        "zaaktype": of["url"],
        "omschrijving": "Toegekend",
        "resultaattypeomschrijving": lijst.OMSCHRIJVING,
        "selectielijstklasse": lijst.CLASSES[""],
    }
    return call.make(f"{CATALOGI}/resultaattypen", {**body, **more})


def zaak(of: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    """A body that makes a zaak."""
    return {
        "zaaktype": of["url"],
        "bronorganisatie": "000000000",
        "verantwoordelijkeOrganisatie": "000000000",
        "startdatum": "2021-03-09",
        **more,
    }


def status(of: Mapping[str, Any], made: Mapping[str, Any], place: int, moment: str) -> dict[str, Any]:
    """A body that sets the first (0) or the last (1) status of its type."""
    return {"zaak": made["url"], "statustype": of["statustypen"][place], "datumStatusGezet": moment}


def give_result(call: Caller, made: Mapping[str, Any], resultaattype: str) -> Any:
    return call.make(f"{ZAKEN}/resultaten", {"zaak": made["url"], "resultaattype": resultaattype})


def close(call: Caller, of: Mapping[str, Any], made: Mapping[str, Any], day: str = "2021-04-20") -> Any:
    """The zaak once it is closed on that day; it has a result already."""
    call.make(f"{ZAKEN}/statussen", status(of, made, 1, f"{day}T12:00:00Z"))
    return call.get(made["url"])


def finished(call: Caller, of: Mapping[str, Any], made: Mapping[str, Any], day: str = "2021-04-20") -> Any:
    """The zaak once it is closed with the first result of its type."""
    give_result(call, made, of["resultaattypen"][0])
    return close(call, of, made, day)


def closed(call: Caller, of: Mapping[str, Any], day: str = "2021-04-20", **more: Any) -> Any:
    """A zaak that is closed with the first result of its type."""
    return finished(call, of, call.make(f"{ZAKEN}/zaken", zaak(of, **more)), day)


def may_only(
    call: Caller, name: str, scopes: Sequence[str], *types: Mapping[str, Any], level: str = "geheim"
) -> Caller:
    """An application that has these scopes for these zaaktypen, up to a level."""
    may = [
        {"component": "zrc", "scopes": [*scopes], "zaaktype": of["url"], "maxVertrouwelijkheidaanduiding": level}
        for of in types
    ]
    return application(call, name, *may)


def zaaktype_with(call: Caller, catalogus: Any, *types: Any, **more: Any) -> Any:
    """A published zaaktype that knows documents of these types."""
    made = published_type(call, catalogus, **more)
    for number, one in enumerate(types, 1):
        call.make(
            f"{CATALOGI}/zaaktype-informatieobjecttypen",
            {
                "zaaktype": made["url"],
                "informatieobjecttype": one["omschrijving"],
                "volgnummer": number,
                "richting": "inkomend",
            },
        )
    return made
