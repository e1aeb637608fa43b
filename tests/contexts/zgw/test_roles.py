"""Rights of the person who uses an application, by the roles that its token names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from django.test import Client
from tests.contexts.zgw.cases import BEHEER

from stroomlijn.foundation.actor import PRODUCT
from stroomlijn.foundation.models import AuditLine
from stroomlijn.zgw.beheer.roles import make_role
from stroomlijn.zgw.models import TrailLine, UserRole

from . import selectielijst as lijst
from .cases import ZAKEN, may_only, published_type, zaak, zaaktype_with
from .conftest import Caller, application
from .documents import DOCUMENTS, document, document_type, on_documents, on_zaken

LEZEN = {"component": "zrc", "scopes": ["zaken.lezen"]}


def role(name: str, *autorisaties: Mapping[str, Any]) -> None:
    make_role(PRODUCT, name=name, rights=autorisaties)


def of(number: str) -> dict[str, str]:
    return {"zaaktype": number}


def seen(caller: Caller) -> set[str]:
    answer = caller("GET", f"{ZAKEN}/zaken")
    return {one["url"] for one in answer.json()["results"]} if answer.status_code == 200 else set()


@pytest.fixture
def types(call: Caller, catalogus: Any, published: Any) -> tuple[Any, Any]:
    return published, published_type(call, catalogus, identificatie="ANDER")


@pytest.fixture
def zaken(call: Caller, types: tuple[Any, Any]) -> dict[str, str]:
    def made(of_type: Any, level: str) -> str:
        return str(call.make(f"{ZAKEN}/zaken", zaak(of_type, vertrouwelijkheidaanduiding=level))["url"])

    return {
        "a-openbaar": made(types[0], "openbaar"),
        "a-intern": made(types[0], "intern"),
        "b-openbaar": made(types[1], "openbaar"),
        "b-geheim": made(types[1], "geheim"),
    }


def may_see(caller: Caller, zaken: Mapping[str, str]) -> set[str]:
    listed = seen(caller)
    for address in zaken.values():
        assert (caller("GET", address).status_code == 200) == (address in listed)
    return {name for name, address in zaken.items() if address in listed}


def test_a_person_may_what_the_application_may_and_one_of_the_roles_too(
    call: Caller, types: tuple[Any, Any], zaken: Mapping[str, str]
) -> None:
    first, second = types
    may_only(call, "balie", ["zaken.lezen", "zaken.bijwerken"], first, second, level="zaakvertrouwelijk")
    role("openbaar", LEZEN | {"maxVertrouwelijkheidaanduiding": "openbaar"})
    role("eerste", LEZEN | of(first["url"]) | {"maxVertrouwelijkheidaanduiding": "zeer_geheim"})
    role("catalogi", {"component": "ztc", "scopes": ["catalogi.lezen"]})

    def of_roles(*names: str) -> set[str]:
        return may_see(Caller("balie", {"roles": names}), zaken)

    assert may_see(Caller("balie"), zaken) == {"a-openbaar", "a-intern", "b-openbaar"}
    assert of_roles("openbaar") == {"a-openbaar", "b-openbaar"}
    assert of_roles("eerste") == {"a-openbaar", "a-intern"}
    assert of_roles("openbaar", "eerste", "onbekend") == {"a-openbaar", "a-intern", "b-openbaar"}
    assert of_roles("onbekend") == of_roles() == of_roles("catalogi") == set()
    changed = Caller("balie", {"roles": ["eerste"]})("PATCH", zaken["a-intern"], {"omschrijving": "Nieuw"})
    assert changed.status_code == 403
    assert Caller("balie")("PATCH", zaken["a-intern"], {"omschrijving": "Nieuw"}).status_code == 200


def test_of_an_application_that_may_everything_a_role_says_what_is_left(call: Caller, zaken: Mapping[str, str]) -> None:
    role(
        "openbaar", LEZEN | {"scopes": ["zaken.lezen", "audittrails.lezen"], "maxVertrouwelijkheidaanduiding": "intern"}
    )
    person = Caller("alles", {"roles": ["openbaar"], "user_id": "u1"})
    assert may_see(person, zaken) == {"a-openbaar", "a-intern", "b-openbaar"}
    assert person("GET", zaken["a-intern"] + "/audittrail").status_code == 200
    assert person("GET", zaken["b-geheim"] + "/audittrail").status_code == 404
    assert person("POST", f"{ZAKEN}/zaken", {}).status_code == 403
    assert person("GET", "/catalogi/api/v1/catalogussen").status_code == 200
    assert person("GET", "/autorisaties/api/v1/applicaties").status_code == 403


def test_a_role_opens_no_document_that_is_hidden_from_the_application(call: Caller, catalogus: Any) -> None:
    """Roles that leave out the scope because of which the application's documents follow its zaken."""
    lijst.fill()
    brief = document_type(call, catalogus)
    melding, bezwaar = (zaaktype_with(call, catalogus, brief, identificatie=name) for name in ("MELDING", "BEZWAAR"))
    letter = call.make(DOCUMENTS, document(brief))
    own, hidden = (call.make(f"{ZAKEN}/zaken", zaak(of)) for of in (melding, bezwaar))
    of_zaken = f"{ZAKEN}/zaakinformatieobjecten"
    call.make(of_zaken, {"informatieobject": letter["url"], "zaak": hidden["url"]})
    application(call, "wmo", on_documents(brief, "lezen", "lock"), on_zaken(melding, "lezen", "aanmaken"))
    role("documenten", {"component": "drc", "scopes": ["documenten.lezen"]})
    role("zaken", {"component": "zrc", "scopes": ["zaken.lezen", "zaken.aanmaken"]})
    role("slot", {"component": "drc", "scopes": ["documenten.lock"]})
    for roles in ([], ["documenten"], ["zaken"], ["slot"], ["documenten", "zaken"]):
        person = Caller("wmo", {"roles": roles})
        assert person("GET", letter["url"]).status_code in {403, 404}
        relations = person("GET", f"/documenten/api/v1/objectinformatieobjecten?informatieobject={letter['url']}")
        assert relations.status_code == 403 or relations.json() == []
        assert person("POST", letter["url"] + "/lock").status_code in {403, 404}
        tried = person("POST", of_zaken, {"informatieobject": letter["url"], "zaak": own["url"]})
        assert tried.status_code in {400, 403}


def test_who_wrote_stands_in_the_trail_as_without_roles(call: Caller, published: Any) -> None:
    role("maken", {"component": "zrc", "scopes": ["zaken.aanmaken"]})
    Caller("alles", {"roles": ["maken"], "user_id": "u1"}).make(f"{ZAKEN}/zaken", zaak(published))
    assert TrailLine.objects.get(resource="zaak").user == "u1"


@pytest.mark.parametrize("bad", [None, "rol", ["rol", 1], [""], ["a\0b"], ["x" * 101], ["x"] * 51, {"rol": 1}, True])
def test_roles_that_are_no_list_of_names_open_nothing(call: Caller, bad: Any) -> None:
    assert Caller("alles", {"roles": bad})("GET", f"{ZAKEN}/zaken").status_code == 401


def test_a_role_is_made_given_rights_and_removed_on_its_page_and_counts_at_once(
    page: Client, call: Caller, zaken: Mapping[str, str], types: tuple[Any, Any]
) -> None:
    person = Caller("alles", {"roles": ["Balie"]})
    form = {"name": "Balie", "scopes": ["zrc:zaken.lezen"], "level": "openbaar"}
    assert page.post(f"{BEHEER}/rollen", form | {"scopes": []}).status_code == 422
    assert may_see(person, zaken) == set()
    assert page.post(f"{BEHEER}/rollen", form).status_code == 302
    assert page.post(f"{BEHEER}/rollen", form).status_code == 422
    assert may_see(person, zaken) == {"a-openbaar", "b-openbaar"}
    made = UserRole.objects.get()
    more = {
        "scopes": ["zrc:zaken.lezen"],
        "types": [f"zaaktype:{types[0]['url'].rsplit('/', 1)[-1]}"],
        "level": "intern",
    }
    assert page.post(f"{BEHEER}/rollen/{made.pk}", more).status_code == 302
    assert may_see(person, zaken) == {"a-openbaar", "a-intern", "b-openbaar"}
    shown = page.get(f"{BEHEER}/rollen/{made.pk}").content.decode()
    assert all(word in shown for word in ("Balie", "zaken.lezen", "openbaar", "intern", "Melding Wmo"))
    page.post(f"{BEHEER}/rollen/{made.pk}/rechten/0")
    assert may_see(person, zaken) == {"a-openbaar", "a-intern"}
    page.post(f"{BEHEER}/rollen/{made.pk}/verwijderen")
    assert may_see(person, zaken) == set()
    assert "Balie" not in page.get(f"{BEHEER}/rollen").content.decode().split("<main")[1]
    lines = AuditLine.objects.filter(object_kind="user-role").order_by("pk").values_list("action", flat=True)
    assert [one.removeprefix("user-role-") for one in lines] == ["made", "rights-given", "right-taken", "removed"]
