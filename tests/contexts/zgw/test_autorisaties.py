from __future__ import annotations

import time
from typing import Any
from uuid import uuid4

import jwt
import pytest

from stroomlijn.zgw.models import Applicatie
from stroomlijn.zgw.models import Client as Known

from .cases import zaak
from .conftest import SECRET, Caller, application, faults, token

ROOT = "/autorisaties/api/v1/applicaties"


def applicatie(**more: Any) -> dict[str, Any]:
    lezen = {"component": "ztc", "scopes": ["catalogi.lezen"]}
    return {"clientIds": ["lezer"], "label": "Leest", "autorisaties": [lezen], **more}


@pytest.fixture
def reader(call: Caller) -> Caller:
    call.make(ROOT, applicatie())
    Known.objects.create(client_id="lezer", secret=SECRET)
    return Caller("lezer")


def test_who_may_read_may_not_write(reader: Caller, catalogus: Any) -> None:
    assert reader.get(catalogus["url"])["domein"] == "SOC"
    refused = reader("PATCH", catalogus["url"], {"domein": "ANDER"})
    assert (refused.status_code, refused.json()["code"]) == (403, "permission_denied")
    assert reader("GET", ROOT).status_code == 403


def test_rights_that_are_taken_away_are_gone_at_once(call: Caller, reader: Caller, catalogus: Any) -> None:
    assert reader("GET", catalogus["url"]).status_code == 200
    found = call.get(f"{ROOT}/consumer?clientId=lezer")
    changed = call(
        "PATCH", found["url"], {"autorisaties": [{"component": "nrc", "scopes": ["notificaties.consumeren"]}]}
    )
    assert changed.json()["autorisaties"] == [
        {"component": "nrc", "componentWeergave": "Notificaties API", "scopes": ["notificaties.consumeren"]}
    ]
    assert call("PUT", found["url"], changed.json()).json() == changed.json()
    assert reader("GET", catalogus["url"]).status_code == 403


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "geen token",
        token("alles", secret="een ander geheim van twee en dertig tekens of meer"),
        token("onbekend"),
        jwt.encode({"client_id": "alles", "iat": int(time.time())}, None, algorithm="none"),
        jwt.encode({"client_id": "alles", "iat": int(time.time()) - 7200}, SECRET, "HS256"),
        jwt.encode({"client_id": "alles", "iat": int(time.time()) + 7200}, SECRET, "HS256"),
        jwt.api_jws.encode(b'{"client_id": "alles", "iat": "%d"}' % time.time(), SECRET, "HS256"),
        jwt.encode({"client_id": "alles"}, SECRET, "HS256"),
        jwt.encode({"client_id": ["alles"], "iat": int(time.time())}, SECRET, "HS256"),
        jwt.encode({"client_id": "al\0les", "iat": int(time.time())}, SECRET, "HS256"),
        jwt.encode({"client_id": "alles", "iat": int(time.time())}, SECRET, "HS512"),
    ],
    ids=["none", "text", "signature", "unknown", "alg", "old", "future", "iat-text", "no-iat", "list", "nul", "hs512"],
)
def test_a_token_that_is_not_right_opens_nothing(call: Caller, bad: str) -> None:
    answer = call("GET", ROOT, HTTP_AUTHORIZATION=f"Bearer {bad}")
    assert (answer.status_code, answer.json()["code"]) == (401, "not_authenticated")
    assert answer["WWW-Authenticate"] == "Bearer"


def test_ac_001_a_client_id_belongs_to_one_application(call: Caller) -> None:
    call.make(ROOT, applicatie())
    answer = call("POST", ROOT, applicatie(label="Nog een"))
    assert [(one["name"], one["code"]) for one in answer.json()["invalidParams"]] == [("clientIds", "clientId-exists")]


def test_ac_002_either_everything_or_what_is_named(call: Caller) -> None:
    both = call("POST", ROOT, applicatie(heeftAlleAutorisaties=True))
    neither = call("POST", ROOT, applicatie(autorisaties=[]))
    codes = [answer.json()["invalidParams"][0]["code"] for answer in (both, neither)]
    assert codes == ["ambiguous-authorizations-specified", "missing-authorizations"]


def test_ac_003_scopes_on_zaken_name_type_and_level(call: Caller) -> None:
    zaken = {"component": "zrc", "scopes": ["zaken.lezen"], "zaaktype": "", "maxVertrouwelijkheidaanduiding": ""}
    answer = call("POST", ROOT, applicatie(autorisaties=[zaken]))
    assert [(one["name"], one["code"]) for one in answer.json()["invalidParams"]] == [
        ("autorisaties.0.maxVertrouwelijkheidaanduiding", "required"),
        ("autorisaties.0.zaaktype", "required"),
    ]
    call.make(ROOT, applicatie(autorisaties=[zaken | {"scopes": ["notificaties.publiceren"]}]))


@pytest.mark.parametrize("name", ["zaaktype", "catalogus"])
def test_what_rights_are_about_is_known_by_the_id_in_its_address(call: Caller, name: str) -> None:
    zaken = {"component": "zrc", "scopes": ["zaken.lezen"], "maxVertrouwelijkheidaanduiding": "geheim"}
    about = zaken | {name: f"http://testserver/catalogi/api/v1/{name}n/foo"}
    assert faults(call("POST", ROOT, applicatie(autorisaties=[about]))) == [(f"autorisaties.0.{name}", "bad-url")]
    Applicatie.objects.create(client_ids=["oud"], label="Van eerder", autorisaties=[about])
    Known.objects.create(client_id="oud", secret=SECRET)
    assert Caller("oud")("GET", "/zaken/api/v1/zaken").status_code == 403


@pytest.mark.parametrize("component", ["ztc", "nrc", "ac"])
def test_a_catalogus_is_refused_where_rights_are_about_no_type(call: Caller, catalogus: Any, component: str) -> None:
    about = {"component": component, "scopes": ["catalogi.lezen"], "catalogus": catalogus["url"]}
    assert faults(call("POST", ROOT, applicatie(autorisaties=[about]))) == [("autorisaties.0.catalogus", "invalid")]
    assert call("POST", ROOT, applicatie(autorisaties=[about | {"catalogus": ""}])).status_code == 201
    Applicatie.objects.create(client_ids=["oud"], label="Van eerder", autorisaties=[about])
    Known.objects.create(client_id="oud", secret=SECRET)
    assert Caller("oud")("GET", "/catalogi/api/v1/zaaktypen").status_code == 403


def test_a_scope_gives_what_its_own_api_does_with_it(call: Caller, published: Any) -> None:
    others = ["catalogi.schrijven", "autorisaties.lezen", "notificaties.publiceren", "documenten.lezen"]
    zaken = {"component": "zrc", "scopes": ["zaken.lezen", *others], "zaaktype": published["url"]}
    office = application(call, "balie", zaken | {"maxVertrouwelijkheidaanduiding": "geheim"})
    assert office("GET", "/zaken/api/v1/zaken").status_code == 200
    for method, address in (
        ("POST", "/catalogi/api/v1/catalogussen"),
        ("GET", ROOT),
        ("POST", "/notificaties/api/v1/notificaties"),
        ("GET", "/documenten/api/v1/enkelvoudiginformatieobjecten"),
    ):
        assert office(method, address, {}).status_code == 403, address


def test_a_scope_or_a_type_that_is_not_there_gives_nothing(call: Caller, published: Any) -> None:
    level = {"maxVertrouwelijkheidaanduiding": "geheim"}
    gone = f"http://testserver/catalogi/api/v1/zaaktypen/{uuid4()}"
    made_up = {"component": "zrc", "scopes": ["zaken.toveren"], "zaaktype": published["url"], **level}
    reads_gone = {"component": "zrc", "scopes": ["zaken.lezen"], "zaaktype": gone, **level}
    call.make("/zaken/api/v1/zaken", zaak(published))
    assert application(call, "tovert", made_up)("GET", "/zaken/api/v1/zaken").status_code == 403
    assert application(call, "leest", reads_gone).get("/zaken/api/v1/zaken")["count"] == 0


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"component": "xyz"}, ("component", "invalid_choice")),
        ({"component": ["zrc"]}, ("component", "invalid_choice")),
        ({"component": None}, ("component", "null")),
        ({"scopes": "zaken.lezen"}, ("scopes", "not_a_list")),
        ({"scopes": [True]}, ("scopes.0", "invalid")),
        ({"scopes": ["a" * 101]}, ("scopes.0", "max_length")),
        ({"maxVertrouwelijkheidaanduiding": "hoog"}, ("maxVertrouwelijkheidaanduiding", "invalid_choice")),
        ({"zaaktype": 1}, ("zaaktype", "bad-url")),
    ],
)
def test_what_an_authorisation_cannot_say_is_refused(call: Caller, said: Any, wrong: tuple[str, str]) -> None:
    zaken = {"component": "zrc", "scopes": ["notificaties.publiceren"], **said}
    assert faults(call("POST", ROOT, applicatie(autorisaties=[zaken]))) == [(f"autorisaties.0.{wrong[0]}", wrong[1])]
