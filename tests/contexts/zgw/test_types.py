"""Being a concept, being published, and relations between types: ztc-009 to ztc-013."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.contexts.zgw import selectielijst as lijst

from stroomlijn.zgw.models import Applicatie
from stroomlijn.zgw.models import Client as Known

from .cases import result_type
from .conftest import SECRET, Caller, faults, zaaktype

ROOT = "/catalogi/api/v1"
OBJECT = [("nonFieldErrors", "non-concept-object")]
PART = [("nonFieldErrors", "non-concept-zaaktype")]
RELATION = [("nonFieldErrors", "non-concept-relation")]
ELSEWHERE = [("nonFieldErrors", "relations-incorrect-catalogus")]
Make = Callable[..., Any]


@pytest.fixture
def editor(call: Caller) -> Caller:
    """May write types, and correct none that are published."""
    Known.objects.create(client_id="schrijver", secret=SECRET)
    scopes = {"component": "ztc", "scopes": ["catalogi.lezen", "catalogi.schrijven"]}
    Applicatie.objects.create(client_ids=["schrijver"], label="Schrijft", autorisaties=[scopes])
    return Caller("schrijver")


@pytest.fixture
def elsewhere(call: Caller) -> Any:
    body = {"domein": "ELDER", "rsin": "000000000", "contactpersoonBeheerNaam": "Bo Beheer"}
    return call.make(f"{ROOT}/catalogussen", body)


@pytest.fixture
def make(call: Caller, catalogus: Any) -> Make:
    """Makes a type: `make("zaaktypen", published=True)`."""
    bodies = {
        "zaaktypen": zaaktype(catalogus),
        "besluittypen": {"omschrijving": "Toekenning", "publicatieIndicatie": False, "informatieobjecttypen": []},
        "informatieobjecttypen": {"omschrijving": "Beschikking", "vertrouwelijkheidaanduiding": "openbaar"},
    }

    def make(path: str, published: bool = False, **more: Any) -> Any:
        body = {"catalogus": catalogus["url"], "beginGeldigheid": "2021-01-01", **bodies[path], **more}
        made = call.make(f"{ROOT}/{path}", body)
        return publish(call, made).json() if published else made

    return make


def publish(call: Caller, kind: Any) -> Any:
    return call("POST", f"{kind['url']}/publish")


def with_document(zaaktype: Any, document: str) -> dict[str, Any]:
    return {"zaaktype": zaaktype["url"], "informatieobjecttype": document, "volgnummer": 1, "richting": "inkomend"}


@pytest.mark.parametrize(
    ("path", "change"),
    [
        ("zaaktypen", {"doel": "Iets anders"}),
        ("besluittypen", {"toelichting": "Meer"}),
        ("informatieobjecttypen", {"omschrijving": "Brief"}),
    ],
)
def test_ztc_009_of_a_published_type_only_the_end_changes(
    call: Caller, editor: Caller, make: Make, path: str, change: dict[str, str]
) -> None:
    made = make(path, published=True)
    assert faults(editor("PATCH", made["url"], change)) == OBJECT
    assert faults(editor("DELETE", made["url"])) == OBJECT
    ended = editor("PATCH", made["url"], {"eindeGeldigheid": "2024-12-31"})
    assert (ended.status_code, ended.json()["eindeGeldigheid"]) == (200, "2024-12-31")
    assert call("PATCH", made["url"], change).status_code == 200
    assert call("DELETE", made["url"]).status_code == 204


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("statustypen", {"omschrijving": "Ontvangen", "volgnummer": 1}),
        ("roltypen", {"omschrijving": "Aanvrager", "omschrijvingGeneriek": "initiator"}),
        (
            "eigenschappen",
            {
                "naam": "wijk",
                "definitie": "Waar het is",
                "specificatie": {"formaat": "tekst", "lengte": "5", "kardinaliteit": "1"},
            },
        ),
        (
            "zaakobjecttypen",
            {"anderObjecttype": False, "objecttype": "https://bag.example/pand", "relatieOmschrijving": "Betreft"},
        ),
    ],
)
def test_ztc_010_the_parts_of_a_published_zaaktype_stay(
    call: Caller, editor: Caller, make: Make, path: str, body: dict[str, Any]
) -> None:
    concept, other = make("zaaktypen"), make("zaaktypen", published=True, identificatie="KLAAR")
    part = editor.make(f"{ROOT}/{path}", {"zaaktype": concept["url"], **body})
    assert faults(editor("PATCH", part["url"], {"zaaktype": other["url"]})) == PART
    assert faults(editor("POST", f"{ROOT}/{path}", {"zaaktype": other["url"], **body})) == PART
    publish(call, concept)
    assert faults(editor("PATCH", part["url"], {})) == PART
    assert faults(editor("DELETE", part["url"])) == PART
    assert call("DELETE", part["url"]).status_code == 204


def test_ztc_010_a_published_zaaktype_and_document_stay_together(call: Caller, editor: Caller, make: Make) -> None:
    zaaktype, document = make("zaaktypen"), make("informatieobjecttypen")
    relation = editor.make(f"{ROOT}/zaaktype-informatieobjecttypen", with_document(zaaktype, document["url"]))
    publish(call, document)
    assert editor("PATCH", relation["url"], {"volgnummer": 2}).status_code == 200
    publish(call, zaaktype)
    assert faults(editor("PATCH", relation["url"], {"volgnummer": 3})) == RELATION
    assert faults(editor("DELETE", relation["url"])) == RELATION
    assert call("DELETE", relation["url"]).status_code == 204


def test_ztc_011_a_published_zaaktype_gets_no_besluittype(call: Caller, editor: Caller, make: Make) -> None:
    zaaktype, besluittype = make("zaaktypen", published=True), make("besluittypen")
    given = {"zaaktypen": [zaaktype["url"]]}
    assert faults(editor("PATCH", besluittype["url"], given)) == RELATION
    assert call.get(zaaktype["url"])["besluittypen"] == []
    assert call("PATCH", besluittype["url"], given).json()["zaaktypen"] == [zaaktype["url"]]


def test_ztc_011_a_concept_may_name_a_published_type_unless_strict(editor: Caller, make: Make, settings: Any) -> None:
    besluittype, concept = make("besluittypen", published=True), make("zaaktypen")
    given = {"besluittypen": [besluittype["url"]]}
    settings.ZGW_STRICT = {"relaties"}
    assert faults(editor("PATCH", concept["url"], given)) == RELATION
    settings.ZGW_STRICT = set()
    assert editor("PATCH", concept["url"], given).status_code == 200
    settings.ZGW_STRICT = {"relaties"}
    assert faults(editor("PATCH", concept["url"], {"doel": "Iets anders"})) == RELATION
    assert faults(editor("DELETE", concept["url"])) == RELATION
    assert editor("PATCH", concept["url"], {"eindeGeldigheid": "2024-12-31"}).status_code == 200


def test_ztc_012_what_a_published_zaaktype_refers_to_is_published(call: Caller, make: Make) -> None:
    document = make("informatieobjecttypen")
    besluittype = make("besluittypen", informatieobjecttypen=["Beschikking"])
    zaaktype = make("zaaktypen", besluittypen=["Toekenning"])
    call.make(f"{ROOT}/zaaktype-informatieobjecttypen", with_document(zaaktype, "Beschikking"))
    for related in (besluittype, document):
        assert faults(publish(call, zaaktype)) == [("nonFieldErrors", "concept-relation")]
        assert publish(call, related).status_code == 200
    assert publish(call, zaaktype).json()["concept"] is False


def test_a_zaaktype_is_published_as_it_is_unless_strict(call: Caller, make: Make, settings: Any) -> None:
    settings.ZGW_STRICT = {"publiceren"}
    made = make("zaaktypen")
    assert faults(publish(call, made)) == [("nonFieldErrors", "missing-roltypen")]
    settings.ZGW_STRICT = set()
    assert publish(call, made).status_code == 200


def test_a_zaaktype_is_published_with_names_that_nothing_bears_unless_strict(
    call: Caller, make: Make, settings: Any
) -> None:
    made = make("zaaktypen", besluittypen=["Toekenning"], deelzaaktypen=["DEEL"])
    call.make(f"{ROOT}/zaaktype-informatieobjecttypen", with_document(made, "Beschikking"))
    settings.ZGW_STRICT = {"publiceren"}
    for name, number in (("Ontvangen", 1), ("Afgehandeld", 2)):
        call.make(f"{ROOT}/statustypen", {"zaaktype": made["url"], "omschrijving": name, "volgnummer": number})
    role = {"omschrijving": "Melder", "omschrijvingGeneriek": "initiator"}
    call.make(f"{ROOT}/roltypen", {"zaaktype": made["url"], **role})
    lijst.fill()
    result_type(call, made)
    for name, path, more in (
        ("besluittypen", "besluittypen", {}),
        ("deelzaaktypen", "zaaktypen", {"identificatie": "DEEL"}),
        ("informatieobjecttypen", "informatieobjecttypen", {}),
    ):
        assert faults(publish(call, made)) == [(name, "bad-url")]
        settings.ZGW_STRICT = set()
        make(path, published=True, **more)
        settings.ZGW_STRICT = {"publiceren"}
    assert publish(call, made).status_code == 200
    settings.ZGW_STRICT = set()
    assert make("zaaktypen", published=True, identificatie="LOS", besluittypen=["Nog niet"])["concept"] is False


def test_an_informatieobjecttype_needs_no_category_unless_strict(call: Caller, make: Make, settings: Any) -> None:
    made = make("informatieobjecttypen")
    assert made["informatieobjectcategorie"] == ""
    settings.ZGW_STRICT = {"informatieobjectcategorie"}
    refused = call("PATCH", made["url"], {"omschrijving": "Brief"})
    assert faults(refused) == [("informatieobjectcategorie", "required")]


def test_ztc_013_a_relation_stays_inside_its_catalogue(call: Caller, make: Make, elsewhere: Any) -> None:
    other = {"catalogus": elsewhere["url"]}
    besluittype, document = make("besluittypen", **other), make("informatieobjecttypen", **other)
    zaaktype, there = make("zaaktypen"), make("zaaktypen", **other)
    own = make("besluittypen")
    relation = call.make(f"{ROOT}/zaaktype-informatieobjecttypen", with_document(zaaktype, "Beschikking"))
    for address, body in (
        (zaaktype["url"], {"besluittypen": [besluittype["url"]]}),
        (zaaktype["url"], {"deelzaaktypen": [there["url"]]}),
        (own["url"], {"informatieobjecttypen": [document["url"]]}),
        (own["url"], {"zaaktypen": [there["url"]]}),
        (relation["url"], {"informatieobjecttype": document["url"]}),
    ):
        assert faults(call("PATCH", address, body)) == ELSEWHERE


def test_a_besluittype_takes_the_addresses_of_its_zaaktypen(call: Caller, make: Make) -> None:
    zaaktype, other = make("zaaktypen"), make("zaaktypen", identificatie="ANDERS")
    besluittype = make("besluittypen", zaaktypen=[zaaktype["url"]])
    assert besluittype["zaaktypen"] == [zaaktype["url"]]
    assert call.get(zaaktype["url"])["besluittypen"] == [besluittype["url"]]
    added = call("PATCH", besluittype["url"], {"zaaktypen": [zaaktype["url"], other["url"]]})
    assert added.json()["zaaktypen"] == [zaaktype["url"], other["url"]]
    nobody = call("PATCH", besluittype["url"], {"zaaktypen": ["http://testserver/catalogi/api/v1/zaaktypen/x"]})
    assert faults(nobody) == [("zaaktypen", "bad-url")]


def test_a_besluittype_names_document_types_that_are_there(call: Caller, make: Make) -> None:
    unknown = {"informatieobjecttypen": ["Bestaat niet"]}
    refused = call("PATCH", make("besluittypen", omschrijving="Los")["url"], unknown)
    assert faults(refused) == [("informatieobjecttypen", "bad-url")]
