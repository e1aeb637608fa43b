"""What the catalogue of the demo says, as bodies of the Catalogi API."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from stroomlijn.web.demo.families import Parsed, read_content

SELECTIELIJST = "https://selectielijst.demo.invalid/api/v1/"
"""Nothing answers there: what the demo needs of the list is put in beforehand."""
PARTS = ("wmo", "jeugd", "participatie", "schulden", "bezwaar-en-klacht")
PROPOSED = "Voorstel: laat een recordmanager de klasse van de selectielijst nakijken."
DAY = {"formaat": "datum", "lengte": "8"}
OBJECTION = "P42D"
AS_SAID = (
    *("identificatie", "omschrijving", "omschrijvingGeneriek", "doel", "aanleiding", "indicatieInternOfExtern"),
    *("handelingInitiator", "onderwerp", "handelingBehandelaar", "doorlooptijd", "vertrouwelijkheidaanduiding"),
)


@cache
def general() -> Parsed:
    found: Parsed = read_content("catalogus/algemeen")
    return found


@cache
def zaaktypen() -> tuple[Parsed, ...]:
    """The zaaktypen as their content says them."""
    return tuple(one for part in PARTS for one in read_content(f"catalogus/zaaktypen-{part}"))


@cache
def selectielijst() -> Parsed:
    found: Parsed = read_content("catalogus/selectielijst")
    return found


def listed() -> Iterator[tuple[str, dict[str, Any]]]:
    """Addresses of the selectielijst with what stands there."""
    for number, process in selectielijst()["procestypen"].items():
        yield address("procestypen", process), {**process, "nummer": number, "jaar": 2020}
    for number, row in selectielijst()["klassen"].items():
        process = selectielijst()["procestypen"][row["procestype"]]
        yield address("resultaten", row), {**row, "nummer": number, "procesType": address("procestypen", process)}
    for name, said in selectielijst()["omschrijvingen"].items():
        yield address("resultaattypeomschrijvingen", said), {**said, "omschrijving": name}


def address(sort: str, row: Mapping[str, Any]) -> str:
    return f"{SELECTIELIJST}{sort}/{row['uuid']}"


def documents() -> Iterator[dict[str, Any]]:
    """The informatieobjecttypen."""
    for category, names in read_content("catalogus/documenten-en-besluiten")["informatieobjecttypen"].items():
        for name in names:
            yield {
                "omschrijving": name,
                "informatieobjectcategorie": category,
                "vertrouwelijkheidaanduiding": "vertrouwelijk",
                "beginGeldigheid": begins(),
            }


def decisions() -> Iterator[dict[str, Any]]:
    """The besluittypen."""
    for one in read_content("catalogus/documenten-en-besluiten")["besluittypen"]:
        yield {
            "omschrijving": one["omschrijving"],
            "besluitcategorie": "beschikking",
            "reactietermijn": OBJECTION,
            "publicatieIndicatie": False,
            "toelichting": f"Grondslag: {one['grondslag']}.",
            "zaaktypen": [],
            "informatieobjecttypen": [one["document"]],
            "beginGeldigheid": begins(),
        }


def zaaktype(said: Parsed) -> dict[str, Any]:
    """Of one zaaktype, without its parts."""
    return {
        **{name: said[name] for name in AS_SAID},
        "servicenorm": said.get("servicenorm"),
        "toelichting": " ".join(filter(None, (said.get("toelichting", ""), _legal_basis(said)))),
        "opschortingEnAanhoudingMogelijk": said["opschortingEnAanhoudingMogelijk"],
        "verlengingMogelijk": "verlengingstermijn" in said,
        "verlengingstermijn": said.get("verlengingstermijn"),
        "publicatieIndicatie": False,
        "productenOfDiensten": [],
        "referentieproces": {"naam": said["omschrijvingGeneriek"], "link": ""},
        "verantwoordelijke": general()["verantwoordelijke"],
        "selectielijstProcestype": address("procestypen", selectielijst()["procestypen"][said["procestype"]]),
        "besluittypen": said.get("besluittypen", []),
        "gerelateerdeZaaktypen": said.get("gerelateerdeZaaktypen", []),
        "beginGeldigheid": begins(said),
        "versiedatum": begins(said),
    }


def parts(said: Parsed) -> Iterator[tuple[str, dict[str, Any]]]:
    """The parts of one zaaktype, each with the name of its resource."""
    for one in said["statustypen"]:
        yield "statustypen", {name: one[name] for name in ("volgnummer", "omschrijving")} | _told(one)
    for one in said["resultaattypen"]:
        yield "resultaattypen", _result(one)
    for one in said["roltypen"]:
        yield "roltypen", one
    for one in said["eigenschappen"]:
        yield "eigenschappen", _property(one)
    for one in said["informatieobjecttypen"]:
        yield "zaaktype-informatieobjecttypen", one


def begins(said: Mapping[str, Any] | None = None) -> str:
    """The day from which a type holds."""
    day: date = (said or {}).get("beginGeldigheid") or general()["geldigVanaf"]
    return day.isoformat()


def _legal_basis(said: Parsed) -> str:
    return f"Grondslag: {'; '.join(said['grondslag'])}."


def _told(said: Parsed) -> dict[str, Any]:
    return {"statustekst": f"{said['nu']} {said['straks']}", "informeren": said.get("informeren", True)}


def _result(said: Parsed) -> dict[str, Any]:
    name = said.get("brondatum", "")
    proposed = PROPOSED if said.get("zekerheid") == "waarschijnlijk" else ""
    described = selectielijst()["omschrijvingen"][said["omschrijvingGeneriek"]]
    return {
        "omschrijving": said["omschrijving"],
        "resultaattypeomschrijving": address("resultaattypeomschrijvingen", described),
        "selectielijstklasse": address("resultaten", selectielijst()["klassen"][said["klasse"]]),
        "toelichting": " ".join(filter(None, (said.get("toelichting", ""), proposed))),
        "brondatumArchiefprocedure": {
            "afleidingswijze": "eigenschap" if name else "afgehandeld",
            "datumkenmerk": name,
            "einddatumBekend": False,
            "objecttype": "",
            "registratie": "",
            "procestermijn": None,
        },
    }


def _property(said: Parsed) -> dict[str, Any]:
    specification = DAY if said["formaat"] == "datum" else {name: said[name] for name in ("formaat", "lengte")}
    return {
        "naam": said["naam"],
        "definitie": said["definitie"],
        "specificatie": {
            **specification,
            "kardinaliteit": said.get("kardinaliteit", "1"),
            "waardenverzameling": said.get("waardenverzameling", []),
        },
    }
