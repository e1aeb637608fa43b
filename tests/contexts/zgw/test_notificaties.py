"""Notificaties API: channels, subscriptions, and which changes become which messages."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from tests.contexts.zgw.subscriber import AUTH, ROOT, abonnement
from tests.subscriber import Subscriber

from stroomlijn.foundation import clock
from stroomlijn.zgw.models import Abonnement, Levering, Notificatie, TrailLine
from stroomlijn.zgw.notificaties.delivering import deliver_due
from stroomlijn.zgw.register.here import Here
from stroomlijn.zgw.register.notifying import notify
from stroomlijn.zgw.register.resource import Resource
from stroomlijn.zgw.rights.rights import Rights
from stroomlijn.zgw.urls import RESOURCES

from .cases import ZAKEN, zaak
from .conftest import Caller, application, faults

NOBODY = UUID(int=0)


def test_a_change_is_told_once_it_is_there_with_the_kenmerken_of_its_zaak(
    call: Caller, published: Any, listener: Subscriber
) -> None:
    call.make(f"{ROOT}/abonnement", abonnement(listener))
    made = call.make(f"{ZAKEN}/zaken", zaak(published))
    status = {
        "zaak": made["url"],
        "statustype": published["statustypen"][0],
        "datumStatusGezet": "2021-03-10T10:00:00Z",
    }
    set_to = call.make(f"{ZAKEN}/statussen", status)
    call("PATCH", made["url"], {"omschrijving": "Anders"})
    assert call("DELETE", made["url"]).status_code == 204
    deliver_due()
    assert listener.told == [("zaak", "create"), ("status", "create"), ("zaak", "update"), ("zaak", "destroy")]
    assert {one["hoofdObject"] for one in listener.taken[1:]} == {made["url"]}
    assert listener.taken[2]["resourceUrl"] == set_to["url"]
    kenmerken = {
        "bronorganisatie": "000000000",
        "zaaktype": published["url"],
        "vertrouwelijkheidaanduiding": "openbaar",
    }
    assert [one["kenmerken"] for one in listener.taken[1:]] == [kenmerken] * 4
    assert listener.headers[1]["Authorization"] == AUTH
    assert not Levering.objects.exists()


def test_what_is_refused_tells_nothing(call: Caller, published: Any, listener: Subscriber) -> None:
    call.make(f"{ROOT}/abonnement", abonnement(listener))
    assert call("POST", f"{ZAKEN}/zaken", zaak(published, startdatum="geen dag")).status_code == 400
    made = call.make(f"{ZAKEN}/zaken", zaak(published))
    last = {"zaak": made["url"], "statustype": published["statustypen"][1], "datumStatusGezet": "2021-03-10T10:00:00Z"}
    assert call("POST", f"{ZAKEN}/statussen", last).status_code == 400
    deliver_due()
    assert listener.told == [("zaak", "create")]


def test_without_subscriptions_nothing_is_kept(call: Caller, published: Any) -> None:
    call.make(f"{ZAKEN}/zaken", zaak(published))
    assert not Notificatie.objects.exists()


def test_filters_choose(call: Caller, published: Any, listener: Subscriber) -> None:
    def group(**filters: str) -> dict[str, Any]:
        return {"naam": "zaken", "filters": filters}

    wanted = [
        group(zaaktype=published["url"], vertrouwelijkheidaanduiding="*"),
        group(bronorganisatie="111222333"),
    ]
    call.make(f"{ROOT}/abonnement", abonnement(listener, kanalen=wanted))
    call.make(f"{ROOT}/abonnement", abonnement(listener, kanalen=[group(vertrouwelijkheidaanduiding="geheim")]))
    call.make(f"{ROOT}/abonnement", abonnement(listener, kanalen=[{"naam": "besluiten", "filters": {}}]))
    call.make(f"{ZAKEN}/zaken", zaak(published))
    deliver_due()
    assert listener.told == [("zaak", "create")]


def test_a_channel_of_others_carries_their_messages_as_they_are_and_once(call: Caller, listener: Subscriber) -> None:
    kanaal = {"naam": "objecten", "documentatieLink": "https://voorbeeld.nl/objecten", "filters": ["object_type"]}
    made = call.make(f"{ROOT}/kanaal", kanaal)
    assert call.get(f"{ROOT}/kanaal?naam=objecten") == [made]
    assert faults(call("POST", f"{ROOT}/kanaal", kanaal)) == [("naam", "unique")]
    assert faults(call("POST", f"{ROOT}/kanaal", kanaal | {"naam": "zaken"})) == [("naam", "unique")]
    wanted = [{"naam": "objecten", "filters": {"object_type": "boom"}}]
    call.make(f"{ROOT}/abonnement", abonnement(listener, kanalen=wanted))
    message = {
        "kanaal": "objecten",
        "hoofdObject": "https://voorbeeld.nl/objecten/1",
        "resource": "object",
        "resourceUrl": "https://voorbeeld.nl/objecten/1",
        "actie": "create",
        "aanmaakdatum": "2026-01-01T12:00:00Z",
        "kenmerken": {"objectType": "boom"},
    }
    twice = [call("POST", f"{ROOT}/notificaties", message, HTTP_IDEMPOTENCY_KEY="een") for _ in range(2)]
    assert [one.json() for one in twice] == [message] * 2
    call.make(f"{ROOT}/notificaties", message | {"kenmerken": {"objectType": "bank"}})
    deliver_due()
    assert [one for one in listener.taken if one["kanaal"] != "test"] == [message]
    assert faults(call("POST", f"{ROOT}/notificaties", message | {"kanaal": "x"})) == [("kanaal", "message_kanaal")]
    assert faults(call("POST", f"{ROOT}/notificaties", message | {"kenmerken": {"kleur": "rood"}})) == [
        ("kenmerken", "kenmerken_inconsistent")
    ]
    assert faults(call("POST", f"{ROOT}/notificaties", message | {"actie": "a\0b"})) == [("actie", "invalid")]


def test_a_subscription_names_channels_and_filters_that_are_there(call: Caller, listener: Subscriber) -> None:
    wrong = [{"naam": "weg", "filters": {}}, {"naam": "zaken", "filters": {"kleur": "rood"}}]
    assert faults(call("POST", f"{ROOT}/abonnement", abonnement(listener, kanalen=wrong))) == [
        ("kanalen.0.naam", "kanaal_naam"),
        ("kanalen.1.filters", "inconsistent-abonnement-filters"),
    ]
    for bad in ({"zaaktype": "a\0b"}, {"a\0b": "*"}, "geen", {"zaaktype": ["lijst"]}):
        answer = call("POST", f"{ROOT}/abonnement", abonnement(listener, kanalen=[{"naam": "zaken", "filters": bad}]))
        assert answer.status_code == 400, answer.content
    for value, code in ((True, "invalid"), ({}, "invalid"), (None, "invalid"), ("", "blank")):
        kanalen = [{"naam": "zaken", "filters": {"zaaktype": value}}]
        answer = call("POST", f"{ROOT}/abonnement", abonnement(listener, kanalen=kanalen))
        assert faults(answer) == [("kanalen.0.filters.zaaktype", code)]
    assert faults(call("POST", f"{ROOT}/abonnement", {"callbackUrl": listener.address, "auth": AUTH})) == [
        ("kanalen", "required")
    ]
    assert not Abonnement.objects.exists()


@pytest.mark.parametrize("status", [200, 204, 302, 403, 500])
def test_a_subscriber_takes_a_message_before_it_is_one(call: Caller, listener: Subscriber, status: int) -> None:
    listener.status = lambda message: status
    answer = call("POST", f"{ROOT}/abonnement", abonnement(listener))
    assert [one["kanaal"] for one in listener.asked] == ["test"]
    assert listener.headers[0]["Authorization"] == AUTH
    if status < 300:
        assert answer.status_code == 201
    else:
        assert faults(answer) == [("callbackUrl", "invalid-callback-url")]


def test_the_secret_of_a_subscriber_is_never_shown(call: Caller, listener: Subscriber) -> None:
    made = call("POST", f"{ROOT}/abonnement", abonnement(listener))
    address = made.json()["url"]
    changed = call("PATCH", address, {"auth": AUTH + "2", "kanalen": []})
    whole = call("PUT", address, abonnement(listener))
    shown = [made, changed, whole, call("GET", address), call("GET", f"{ROOT}/abonnement")]
    assert all(b"geheim" not in one.content for one in shown)
    assert whole.json() == made.json()
    lines = TrailLine.objects.filter(resource="abonnement")
    assert lines.count() == 3
    assert not [one for one in lines if "geheim" in f"{one.before}{one.after}"]
    assert faults(call("PATCH", address, {"auth": "a\r\nX-Ander: 1"})) == [("auth", "invalid")]


def test_only_who_made_a_subscription_changes_it(call: Caller, listener: Subscriber) -> None:
    may = {"component": "nrc", "scopes": ["notificaties.consumeren"]}
    one, two = (application(call, name, may) for name in ("een", "twee"))
    made = one.make(f"{ROOT}/abonnement", abonnement(listener))
    assert two.get(made["url"]) == made
    assert two("PATCH", made["url"], {"kanalen": []}).status_code == 403
    assert two("DELETE", made["url"]).status_code == 403
    assert two("POST", f"{ROOT}/kanaal", {"naam": "mijn"}).status_code == 403
    assert two("POST", f"{ROOT}/notificaties", {}).status_code == 403
    assert one("DELETE", made["url"]).status_code == 204


def test_cloudevents_for_who_asks_for_them(call: Caller, published: Any, listener: Subscriber) -> None:
    call.make(f"{ROOT}/abonnement", abonnement(listener, sendCloudevents=True))
    made = call.make(f"{ZAKEN}/zaken", zaak(published))
    deliver_due()
    event = listener.taken[1]
    assert listener.headers[1]["Content-Type"] == "application/cloudevents+json"
    assert (event["specversion"], event["type"]) == ("1.0", "nl.overheid.zaken.zaak.create")
    assert (event["source"], event["subject"]) == ("http://testserver", made["uuid"])
    assert event["data"]["hoofdObject"] == made["url"]
    assert listener.headers[1]["Idempotency-Key"] == f'"{event["id"]}"'


def test_every_resource_tells_its_changes_unless_the_standard_keeps_them_silent() -> None:
    silent = {
        one.name
        for one in RESOURCES
        if one.channel is None and one.methods & {"create", "update", "delete"} and one.api.name != "notificaties"
    }
    assert silent == {
        "catalogus",
        "statustype",
        "roltype",
        "eigenschap",
        "resultaattype",
        "zaakobjecttype",
        "zaakinformatieobjecttype",
        "zaaknotitie",
        "zaakbesluit",
    }


@pytest.mark.parametrize("resource", [one for one in RESOURCES if one.channel], ids=lambda one: one.name)
def test_what_belongs_to_another_finds_the_kenmerken_of_that_one(call: Caller, resource: Resource) -> None:
    main = resource.targets[resource.main] if resource.main else resource
    assert resource.channel is not None
    assert set(resource.channel.kenmerken) <= {attribute.name for attribute in main.attributes}
    here = Here("http://testserver", Rights("alles", "Alles", everything=True), clock.today())
    shown = dict.fromkeys(("url", resource.main, *resource.channel.kenmerken), f"http://testserver/{NOBODY}")
    notify(resource, "create", shown, here)
