"""What an application has no right to see is answered as what is not there, whatever it is named in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from tests.contexts.zgw import selectielijst as lijst
from tests.contexts.zgw.besluiten import BESLUITEN, besluit, make_type
from tests.contexts.zgw.cases import zaaktype_with

from stroomlijn.zgw.besluiten.guards import ON_BESLUITEN
from stroomlijn.zgw.documenten.guards import ON_DOCUMENTEN
from stroomlijn.zgw.documenten.relations import OURS, RelatedObject
from stroomlijn.zgw.register.attributes import Anywhere, Link, LinkGroups
from stroomlijn.zgw.register.filters import At, Pointing
from stroomlijn.zgw.register.resource import Resource
from stroomlijn.zgw.urls import RESOURCES
from stroomlijn.zgw.zaken.guards import ON_ZAKEN

from .cases import ZAKEN, give_result, status, zaak
from .conftest import Caller, application
from .documents import DOCUMENTEN, DOCUMENTS, document, document_type

Addresses = dict[str, str]
"""By the name of a resource, where one of them is."""


def grants(of_zaken: Any, of_documents: Any, of_besluiten: Any) -> list[dict[str, Any]]:
    """All that there is to do with these types."""
    level = {"maxVertrouwelijkheidaanduiding": "zaakvertrouwelijk"}
    audit = "audittrails.lezen"
    return [
        {"component": "zrc", "scopes": [*ON_ZAKEN, audit], "zaaktype": of_zaken["url"], **level},
        {"component": "drc", "scopes": [*ON_DOCUMENTEN, audit], "informatieobjecttype": of_documents["url"], **level},
        {"component": "brc", "scopes": [*ON_BESLUITEN, audit], "besluittype": of_besluiten["url"]},
    ]


def case(call: Caller, of: Any, of_document: Any, of_besluit: Any, **more: Any) -> Addresses:
    """A zaak with one of all that a zaak can have."""
    made = call.make(f"{ZAKEN}/zaken", zaak(of, **more))
    letter = call.make(DOCUMENTS, document(of_document))
    mine = {"zaak": made["url"]}
    decided = call.make(f"{BESLUITEN}/besluiten", besluit(of_besluit, **mine))
    role = {"betrokkeneType": "medewerker", "roltoelichting": "Belde", "roltype": of["roltypen"][0]}
    note = {"onderwerp": "Gebeld", "tekst": "Belde", "gerelateerdAan": made["url"]}
    thing = {"objectType": "overige", "objectTypeOverige": "opvang", "objectIdentificatie": {"overigeData": {"a": 1}}}
    contact = {"contactmoment": "https://contact.example/1"}
    parts = {
        "zaakinformatieobject": call.make(
            f"{ZAKEN}/zaakinformatieobjecten", {**mine, "informatieobject": letter["url"]}
        ),
        "status": call.make(f"{ZAKEN}/statussen", status(of, made, 0, "2021-03-10T12:00:00Z")),
        "resultaat": give_result(call, made, of["resultaattypen"][0]),
        "rol": call.make(f"{ZAKEN}/rollen", {**mine, **role}),
        "zaakobject": call.make(f"{ZAKEN}/zaakobjecten", {**mine, **thing}),
        "zaakeigenschap": call.make(
            made["url"] + "/zaakeigenschappen", {**mine, "eigenschap": of["eigenschappen"][0], "waarde": "Zuid"}
        ),
        "klantcontact": call.make(f"{ZAKEN}/klantcontacten", {**mine, "datumtijd": "2021-03-10T12:00:00Z"}),
        "zaakcontactmoment": call.make(f"{ZAKEN}/zaakcontactmomenten", {**mine, **contact}),
        "zaakverzoek": call.make(f"{ZAKEN}/zaakverzoeken", {**mine, "verzoek": "https://verzoek.example/1"}),
        "zaaknotitie": call.make(f"{ZAKEN}/zaaknotities", note),
        "besluitinformatieobject": call.make(
            f"{BESLUITEN}/besluitinformatieobjecten", {"besluit": decided["url"], "informatieobject": letter["url"]}
        ),
        "gebruiksrecht": call.make(
            f"{DOCUMENTEN}/gebruiksrechten",
            {
                "informatieobject": letter["url"],
                "startdatum": "2021-03-10T12:00:00Z",
                "omschrijvingVoorwaarden": "Geen",
            },
        ),
    }
    [about, *_] = call.get(f"{DOCUMENTEN}/objectinformatieobjecten?object={made['url']}")
    [decision] = call.get(made["url"] + "/besluiten")
    found = {**parts, "objectinformatieobject": about, "zaakbesluit": decision, "zaak": made, "besluit": decided}
    return {"enkelvoudiginformatieobject": letter["url"], **{name: one["url"] for name, one in found.items()}}


@pytest.fixture(params=["type", "level"])
def secret(request: Any, call: Caller, catalogus: Any) -> tuple[Caller, Addresses, Addresses]:
    """An application, what it may see, and what is hidden from it for its type or for its level."""
    lijst.fill()
    brief = document_type(call, catalogus)
    toekenning = make_type(call, catalogus, "Toekenning", informatieobjecttypen=[brief["omschrijving"]])
    plicht = make_type(call, catalogus, "Plicht", informatieobjecttypen=[brief["omschrijving"]])
    named = {"besluittypen": [toekenning["omschrijving"], plicht["omschrijving"]]}
    melding = zaaktype_with(call, catalogus, brief, **named)
    bezwaar = zaaktype_with(call, catalogus, brief, identificatie="BEZWAAR", **named)
    worker = application(call, "wmo", *grants(melding, brief, toekenning))
    seen = case(call, melding, brief, toekenning)
    if request.param == "level":
        return worker, seen, case(call, melding, brief, plicht, vertrouwelijkheidaanduiding="geheim")
    return worker, seen, case(call, bezwaar, brief, plicht)


def absent(address: str) -> str:
    """The same address, where nothing is."""
    *parts, last = address.rsplit("/zaken/", 1)[-1].split("/") if "/zaken/" in address else (address[-36:],)
    for one in (*parts, last):
        if len(one) == 36:
            address = address.replace(one, str(uuid4()))
    return address


def told(answer: Any, *addresses: str) -> tuple[Any, ...]:
    """What an answer says, but for the ids that were asked for and the number of the request."""
    text = answer.content.decode()
    for address in addresses:
        for one in address.split("/"):
            if len(one) == 36:
                text = text.replace(one, "…")
    number = answer.headers.get("X-Request-ID", "")
    headers = {name: one for name, one in answer.headers.items() if name not in {"X-Request-ID", "Content-Length"}}
    if answer.status_code >= 400 and text:
        said = answer.json()
        text = text.replace(str(said.get("instance", number)), "")
    return answer.status_code, text, headers


def pointing(resource: Resource, hidden: Addresses) -> Iterator[tuple[str, Any, str]]:
    """What a body can say that points at what is hidden: the attribute, how it holds an address, and the address."""
    for one in resource.written:
        if one.part.read_only:
            continue
        if isinstance(one, RelatedObject):
            for ours in OURS:
                yield (
                    one.name,
                    lambda address, kind=ours.kind: {"object": address, "objectType": kind},
                    hidden[ours.kind],
                )
        elif isinstance(one, LinkGroups):
            shape = lambda address, name=one.name, key=one.key: {name: [{key: address, "aardRelatie": "vervolg"}]}  # noqa: E731
            yield one.name, shape, hidden[one.to().name]
        else:
            targets = one.among() if isinstance(one, Anywhere) else (one.to(),) if isinstance(one, Link) else ()
            for target in targets:
                if target.name in hidden:
                    yield one.name, lambda address, name=one.name: {name: address}, hidden[target.name]


def in_all(resource: Resource, seen: Addresses) -> str:
    """Where all of a resource are."""
    return f"{seen['zaak']}/{resource.inside[1]}" if resource.inside else resource.root


def test_in_no_body_a_hidden_one_is_told_from_an_absent_one(secret: Any) -> None:
    worker, seen, hidden = secret
    tried, differs = [], []
    for resource in RESOURCES:
        for name, body, address in pointing(resource, hidden):
            own = seen.get(resource.name, "")
            ways = [("POST", in_all(resource, seen), "create"), ("PUT", own, "update"), ("PATCH", own, "update")]
            for method, where, needed in ways:
                if needed not in resource.methods or not where:
                    continue
                nothing = absent(address)
                answers = [told(worker(method, where, body(one)), one) for one in (address, nothing)]
                tried.append((method, resource.name, name))
                if answers[0] != answers[1] or answers[0][0] < 400:
                    differs.append((method, resource.name, name, answers))
    assert differs == []
    assert {("POST", "objectinformatieobject", "object"), ("PATCH", "zaak", "relevanteAndereZaken")} <= {*tried}
    assert len(tried) > 40


def test_at_no_address_a_hidden_one_is_told_from_an_absent_one(secret: Any) -> None:
    worker, _, hidden = secret
    differs = []
    for address in hidden.values():
        for method, after, body in (
            ("GET", "", None),
            ("HEAD", "", None),
            ("GET", "?expand=zaak", None),
            ("PUT", "", {}),
            ("PATCH", "", {}),
            ("PATCH", "", {"toelichting": 1}),
            ("DELETE", "", None),
            ("GET", "/audittrail", None),
            ("GET", f"/audittrail/{uuid4()}", None),
            ("GET", "/zaakeigenschappen", None),
            ("POST", "/zaakeigenschappen", {}),
            ("GET", "/besluiten", None),
            ("POST", "/besluiten", {"besluit": hidden["besluit"]}),
            ("POST", "/lock", None),
            ("POST", "/unlock", {"lock": ""}),
            ("GET", "/download", None),
        ):
            both = [(one, told(worker(method, one + after, body), one)) for one in (address, absent(address))]
            if both[0][1] != both[1][1] or both[0][1][0] in {201, 204}:
                differs.append((method, address, after, both))
    assert differs == []


def test_by_no_filter_a_hidden_one_is_told_from_an_absent_one(secret: Any) -> None:
    worker, seen, hidden = secret
    tried, differs = 0, []
    for resource in RESOURCES:
        if "list" not in resource.methods:
            continue
        for name, how in resource.filters.items():
            at = isinstance(how, At)
            targets = hidden.values() if at else [hidden.get(how.to().name)] if isinstance(how, Pointing) else []
            for address in filter(None, targets):
                nothing = absent(address)
                where = in_all(resource, seen)
                both = [told(worker("GET", f"{where}?{name}={one}"), one) for one in (address, nothing)]
                tried += 1
                if both[0] != both[1]:
                    differs.append((resource.name, name, both))
    assert differs == []
    assert tried > 15
