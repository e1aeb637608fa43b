"""A whole case by the client library that suppliers use (zgw-consumers), in a Django project of its own.

    python -m tests.conformance.supplier WEBSITE CLIENT SECRET CALLBACK SELECTIELIJST-ADDRESSES

Prints what it made: the resource and the address of each, in order.
"""

from __future__ import annotations

import json
import sys
from base64 import b64encode
from typing import Any

import django
from django.conf import settings
from tests import bodies

settings.configure(
    INSTALLED_APPS=["django.contrib.contenttypes", "simple_certmanager", "zgw_consumers"],
    DATABASES={},
    SECRET_KEY="only for this program",
    USE_TZ=True,
)
django.setup()

from zgw_consumers.client import build_client  # noqa: E402
from zgw_consumers.constants import APITypes, AuthTypes  # noqa: E402
from zgw_consumers.models import Service  # noqa: E402

TYPES = {
    "catalogi": APITypes.ztc,
    "zaken": APITypes.zrc,
    "documenten": APITypes.drc,
    "besluiten": APITypes.brc,
    "notificaties": APITypes.nrc,
}
OURS = "000000000"
TODAY, BEGIN = "2021-03-09", "2021-01-01"


class Supplier:
    """Calls the APIs, and remembers what it made."""

    def __init__(self, website: str, client_id: str, secret: str) -> None:
        self.made: list[tuple[str, str]] = []
        self.clients = {
            name: build_client(
                Service(
                    label=name,
                    api_type=sort,
                    api_root=f"{website}/{name}/api/v1/",
                    auth_type=AuthTypes.zgw,
                    client_id=client_id,
                    secret=secret,
                    user_id="ans",
                    user_representation="Ans van de Balie",
                )
            )
            for name, sort in TYPES.items()
        }

    def get(self, api: str, address: str) -> Any:
        answer = self.clients[api].get(address)
        answer.raise_for_status()
        return answer.json()

    def make(self, api: str, path: str, /, **body: Any) -> Any:
        answer = self.clients[api].post(path, json=body)
        assert answer.status_code == 201, (path, answer.status_code, answer.text)
        found = answer.json()
        self.made.append((path, found["url"]))
        return found

    def publish(self, made: Any) -> None:
        answer = self.clients["catalogi"].post(made["url"] + "/publish")
        assert answer.status_code == 200, answer.text


def subscribe(supplier: Supplier, callback: str) -> None:
    channels = [{"naam": name, "filters": {}} for name in ("zaken", "documenten", "besluiten")]
    supplier.make("notificaties", "abonnement", callbackUrl=callback, auth="Token geheim", kanalen=channels)


def make_types(supplier: Supplier, described: str, listed: str) -> dict[str, Any]:
    """A published catalogue with one type of each."""
    catalogus = supplier.make(
        "catalogi", "catalogussen", domein="PROEF", rsin=OURS, contactpersoonBeheerNaam="Ans van de Balie"
    )["url"]
    document = supplier.make(
        "catalogi",
        "informatieobjecttypen",
        catalogus=catalogus,
        omschrijving="Beschikking",
        informatieobjectcategorie="besluit",
        vertrouwelijkheidaanduiding="zaakvertrouwelijk",
        beginGeldigheid=BEGIN,
    )
    supplier.publish(document)
    decision = supplier.make(
        "catalogi",
        "besluittypen",
        catalogus=catalogus,
        omschrijving="Toekenning",
        publicatieIndicatie=False,
        zaaktypen=[],
        informatieobjecttypen=["Beschikking"],
        beginGeldigheid=BEGIN,
    )
    supplier.publish(decision)
    zaaktype = supplier.make(
        "catalogi", "zaaktypen", **bodies.zaaktype(catalogus, doorlooptijd="P42D", besluittypen=["Toekenning"])
    )
    of = {"zaaktype": zaaktype["url"]}
    found = {
        "begin": supplier.make("catalogi", "statustypen", **of, omschrijving="Ontvangen", volgnummer=1),
        "end": supplier.make("catalogi", "statustypen", **of, omschrijving="Afgehandeld", volgnummer=2),
        "role": supplier.make("catalogi", "roltypen", **of, omschrijving="Melder", omschrijvingGeneriek="initiator"),
        "result": supplier.make(
            "catalogi",
            "resultaattypen",
            **of,
            omschrijving="Toegekend",
            resultaattypeomschrijving=described,
            selectielijstklasse=listed,
            brondatumArchiefprocedure={"afleidingswijze": "afgehandeld"},
        ),
    }
    together = {"informatieobjecttype": "Beschikking", "volgnummer": 1, "richting": "uitgaand"}
    supplier.make("catalogi", "zaaktype-informatieobjecttypen", **of, **together)
    supplier.publish(zaaktype)
    return {**found, "zaaktype": zaaktype, "document": document, "decision": decision}


def handle_case(supplier: Supplier, types: dict[str, Any]) -> Any:
    """From the first call to the last; the zaak as it is then."""
    owner = {"bronorganisatie": OURS, "verantwoordelijkeOrganisatie": OURS}
    zaak = supplier.make("zaken", "zaken", zaaktype=types["zaaktype"]["url"], startdatum=TODAY, **owner)["url"]
    supplier.make(
        "zaken",
        "rollen",
        zaak=zaak,
        roltype=types["role"]["url"],
        roltoelichting="meldt",
        betrokkeneType="natuurlijk_persoon",
        betrokkeneIdentificatie={"inpBsn": "999990019"},
    )
    set_status(supplier, zaak, types["begin"], "2021-03-09T10:00:00Z")
    document = supplier.make(
        "documenten",
        "enkelvoudiginformatieobjecten",
        informatieobjecttype=types["document"]["url"],
        bronorganisatie=OURS,
        creatiedatum=TODAY,
        titel="Beschikking",
        auteur="Ans",
        taal="dut",
        bestandsnaam="beschikking.txt",
        formaat="text/plain",
        inhoud=b64encode(b"Geachte heer").decode(),
        bestandsomvang=12,
        indicatieGebruiksrecht=False,
    )["url"]
    supplier.make("zaken", "zaakinformatieobjecten", zaak=zaak, informatieobject=document)
    besluit = supplier.make(
        "besluiten",
        "besluiten",
        besluittype=types["decision"]["url"],
        verantwoordelijkeOrganisatie=OURS,
        zaak=zaak,
        datum=TODAY,
        ingangsdatum=TODAY,
    )["url"]
    supplier.make("besluiten", "besluitinformatieobjecten", besluit=besluit, informatieobject=document)
    supplier.make("zaken", "resultaten", zaak=zaak, resultaattype=types["result"]["url"])
    set_status(supplier, zaak, types["end"], "2021-03-19T10:00:00Z")
    return supplier.get("zaken", zaak)


def set_status(supplier: Supplier, zaak: str, statustype: Any, moment: str) -> None:
    supplier.make("zaken", "statussen", zaak=zaak, statustype=statustype["url"], datumStatusGezet=moment)


def main(website: str, client_id: str, secret: str, callback: str, described: str, listed: str) -> None:
    supplier = Supplier(website, client_id, secret)
    types = make_types(supplier, described, listed)
    subscribe(supplier, callback)
    told_from = len(supplier.made)
    zaak = handle_case(supplier, types)
    print(json.dumps({"zaak": zaak, "made": supplier.made[told_from:]}))


if __name__ == "__main__":
    main(*sys.argv[1:])
