"""Twenty published zaaktypen, and three applications: one that may everything, one for one zaaktype, one for twenty."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import jwt

from stroomlijn.zgw.models import (
    Abonnement,
    Applicatie,
    Catalogus,
    Client,
    Eigenschap,
    ResultaatType,
    RolType,
    StatusType,
    ZaakObjectType,
    ZaakType,
)
from stroomlijn.zgw.rights.applications import forget_rights

SECRET = "een geheim van ten minste twee en dertig tekens"
STATUSES = ("Ontvangen", "In behandeling", "Besloten", "Afgehandeld")
LEVEL = "zaakvertrouwelijk"
EVERYTHING, ONE_TYPE, ALL_TYPES = "alles", "een-zaaktype", "twintig-zaaktypen"
_SCOPES = ["zaken.lezen", "zaken.aanmaken", "zaken.bijwerken", "zaken.statussen.toevoegen"]
_SELECTIELIJST = "https://selectielijst.openzaak.nl/api/v1"


@dataclass(frozen=True, slots=True)
class Types:
    """The ids of a zaaktype and of what belongs to it; the statustypen in their order."""

    zaaktype: UUID
    statustypen: tuple[UUID, ...]
    resultaattype: UUID
    roltypen: tuple[UUID, ...]
    eigenschap: UUID
    zaakobjecttype: UUID


def make_catalogue(many: int = 20) -> list[Types]:
    """A catalogue of published zaaktypen."""
    catalogus = Catalogus.objects.create(domein="BENCH", rsin="000000000", contactpersoon_beheer_naam="Ans Beheer")
    return [_types(catalogus, number) for number in range(many)]


def make_applications(types: list[Types]) -> None:
    """Three applications; what the second and third may read ends at a level that some zaken exceed."""
    grants = [_grant(one) for one in types]
    for name, may in ((EVERYTHING, []), (ONE_TYPE, grants[:1]), (ALL_TYPES, grants)):
        Client.objects.create(client_id=name, secret=SECRET)
        Applicatie.objects.create(client_ids=[name], label=name, heeft_alle_autorisaties=not may, autorisaties=may)
    forget_rights()


def make_subscription() -> None:
    """Somebody who hears of every change of zaken, so that each leaves a message to be sent."""
    Abonnement.objects.create(
        callback_url="https://elders.voorbeeld.nl/meldingen",
        auth="Bearer meting",
        kanalen=[{"naam": "zaken", "filters": {}}],
        client=EVERYTHING,
    )


def token(application: str) -> str:
    """A token of the application, as its supplier would make one."""
    said = {"iss": application, "iat": int(time.time()), "client_id": application, "user_id": "meting"}
    return jwt.encode(said, SECRET, "HS256")


def _grant(of: Types) -> dict[str, object]:
    return {
        "component": "zrc",
        "scopes": _SCOPES,
        "zaaktype": f"http://localhost/catalogi/api/v1/zaaktypen/{of.zaaktype}",
        "maxVertrouwelijkheidaanduiding": LEVEL,
    }


def _types(catalogus: Catalogus, number: int) -> Types:
    zaaktype = ZaakType.objects.create(
        catalogus=catalogus,
        identificatie=f"ZT-{number:02}",
        omschrijving=f"Zaaktype {number}",
        vertrouwelijkheidaanduiding="zaakvertrouwelijk",
        doel="Een besluit nemen op een aanvraag",
        aanleiding="Een inwoner vraagt iets aan",
        indicatie_intern_of_extern="extern",
        handeling_initiator="aanvragen",
        onderwerp="Aanvraag",
        handeling_behandelaar="behandelen",
        doorlooptijd="P8W",
        opschorting_en_aanhouding_mogelijk=True,
        verlenging_mogelijk=True,
        verlengingstermijn="P6W",
        publicatie_indicatie=False,
        referentieproces={"naam": "Aanvraag behandelen", "link": ""},
        verantwoordelijke="Team Toegang",
        versiedatum=date(2021, 1, 1),
        begin_geldigheid=date(2021, 1, 1),
        concept=False,
    )
    statustypen = [
        StatusType.objects.create(zaaktype=zaaktype, omschrijving=name, volgnummer=place)
        for place, name in enumerate(STATUSES, 1)
    ]
    resultaattype = ResultaatType.objects.create(
        zaaktype=zaaktype,
        omschrijving="Toegekend",
        resultaattypeomschrijving=f"{_SELECTIELIJST}/resultaattypeomschrijvingen/1",
        selectielijstklasse=f"{_SELECTIELIJST}/resultaten/1",
        archiefnominatie="vernietigen",
        archiefactietermijn="P5Y",
        brondatum_archiefprocedure={
            **dict.fromkeys(("datumkenmerk", "objecttype", "registratie"), ""),
            "afleidingswijze": "afgehandeld",
            "einddatumBekend": False,
            "procestermijn": None,
        },
    )
    roltypen = [
        RolType.objects.create(zaaktype=zaaktype, omschrijving=name, omschrijving_generiek=generic)
        for name, generic in (("Aanvrager", "initiator"), ("Behandelaar", "behandelaar"))
    ]
    specificatie = {"groep": "", "formaat": "tekst", "lengte": "20", "kardinaliteit": "1", "waardenverzameling": []}
    eigenschap = Eigenschap.objects.create(
        zaaktype=zaaktype, naam="Wijk", definitie="De wijk", specificatie=specificatie
    )
    objecttype = ZaakObjectType.objects.create(
        zaaktype=zaaktype,
        ander_objecttype=False,
        objecttype="https://bag.voorbeeld.nl/adressen",
        relatie_omschrijving="gaat over",
    )
    return Types(
        zaaktype.pk,
        tuple(one.pk for one in statustypen),
        resultaattype.pk,
        tuple(one.pk for one in roltypen),
        eigenschap.pk,
        objecttype.pk,
    )
