"""One register by two names: the public one, and one inside."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from tests.contexts.zgw.subscriber import ROOT, abonnement
from tests.subscriber import Subscriber

from stroomlijn.zgw.models import Abonnement, Levering, Zaak
from stroomlijn.zgw.notificaties.delivering import deliver_due
from stroomlijn.zgw.notificaties.spreading import spread

from .cases import AFGEHANDELD, ZAKEN, finished, published_type, zaak
from .conftest import Caller, application, faults

PUBLIC = "http://register.voorbeeld.nl"


@pytest.fixture
def inside(call: Caller, settings: Any) -> Caller:
    """The same application at the name inside; the tests call the register by the public one otherwise."""
    settings.ALLOWED_HOSTS = ["testserver", "register.voorbeeld.nl", "web"]
    call.client = Client(headers={"host": "register.voorbeeld.nl"})
    return Caller("alles", client=Client(headers={"host": "web:8000"}))


def as_inside(address: str) -> str:
    return "http://web:8000" + path(address)


def path(address: str) -> str:
    return "/" + address.split("/", 3)[3]


def test_what_has_the_one_name_is_named_by_the_other(inside: Caller, call: Caller, published: Any) -> None:
    of_type = {"url": as_inside(published["url"])}
    other = inside.make(f"{ZAKEN}/zaken", zaak(of_type))
    assert other["zaaktype"] == of_type["url"]
    related = [{"url": as_inside(other["url"]), "aardRelatie": "vervolg"}]
    made = call.make(f"{ZAKEN}/zaken", zaak(published, relevanteAndereZaken=related))
    assert made["relevanteAndereZaken"][0]["url"] == PUBLIC + path(other["url"])
    assert inside.get(path(made["url"]))["relevanteAndereZaken"] == related
    thing = {"zaak": as_inside(made["url"]), "object": as_inside(other["url"]), "objectType": "overige"}
    about = call.make(f"{ZAKEN}/zaakobjecten", thing | {"objectTypeOverige": "zaak"})
    assert about["object"] == PUBLIC + path(other["url"])
    for address in (about["object"], as_inside(about["object"])):
        assert inside.get(f"{ZAKEN}/zaakobjecten?object={address}")["count"] == 1
    assert inside.get(f"{ZAKEN}/zaakobjecten?object=http://[{path(other['url'])}")["count"] == 0
    strange = {"relevanteAndereZaken": [{"url": "http://elders.nl" + path(other["url"]), "aardRelatie": "vervolg"}]}
    assert faults(call("PATCH", path(made["url"]), strange)) == [("relevanteAndereZaken.0.url", "bad-url")]


def test_an_address_of_ours_is_the_same_in_capitals(call: Caller, published: Any) -> None:
    other, made = (call.make(f"{ZAKEN}/zaken", zaak(published))["url"] for _ in range(2))
    capitals = other[:-36] + other[-36:].upper()
    thing = {"zaak": made, "object": capitals, "objectType": "overige", "objectTypeOverige": "zaak"}
    assert call.make(f"{ZAKEN}/zaakobjecten", thing)["object"] == other
    for address in (other, capitals):
        assert call.get(f"{ZAKEN}/zaakobjecten?object={address}")["count"] == 1


def test_a_zaak_that_is_related_by_the_other_name_says_when_the_first_may_go(
    inside: Caller, call: Caller, catalogus: Any, published: Any
) -> None:
    way = AFGEHANDELD | {"afleidingswijze": "gerelateerde_zaak"}
    of = published_type(call, catalogus, way, identificatie="VOLGT")
    other = call.make(f"{ZAKEN}/zaken", zaak(published))
    related = [{"url": as_inside(other["url"]), "aardRelatie": "vervolg"}]
    made = finished(call, of, call.make(f"{ZAKEN}/zaken", zaak(of, relevanteAndereZaken=related)))
    assert made["startdatumBewaartermijn"] is None
    finished(call, published, other)
    assert call.get(made["url"])["startdatumBewaartermijn"] == "2021-04-20"


def test_a_subscription_by_one_name_hears_of_changes_by_the_other_in_their_order(
    inside: Caller, call: Caller, published: Any, listener: Subscriber
) -> None:
    wanted = {"naam": "zaken", "filters": {"zaaktype": as_inside(published["url"])}}
    strange = {"naam": "zaken", "filters": {"zaaktype": "http://elders.nl" + path(published["url"])}}
    made = inside.make(f"{ROOT}/abonnement", abonnement(listener, kanalen=[wanted, strange]))
    assert made["kanalen"] == [wanted, strange]
    assert [one["filters"]["zaaktype"] for one in call.get(path(made["url"]))["kanalen"]] == [
        published["url"],
        strange["filters"]["zaaktype"],
    ]
    first = call.make(f"{ZAKEN}/zaken", zaak(published))
    assert inside("PATCH", path(first["url"]), {"omschrijving": "Anders"}).status_code == 200
    spread()
    assert len(set(Levering.objects.values_list("main", flat=True))) == 1
    deliver_due()
    assert listener.told == [("zaak", "create"), ("zaak", "update")]


def test_what_was_kept_with_a_host_before_is_kept_without(call: Caller, published: Any) -> None:
    made, other = (call.make(f"{ZAKEN}/zaken", zaak(published))["url"] for _ in range(2))
    strange = made[:-12] + "000000000000"
    groups = [{"url": address, "aardRelatie": "vervolg"} for address in (other, strange)]
    Zaak.objects.filter(pk=made[-36:]).update(relevante_andere_zaken=groups)
    kanalen = [{"naam": "zaken", "filters": {"zaaktype": published["url"], "bronorganisatie": "000000000"}}]
    Abonnement.objects.create(callback_url="https://b.nl/", auth="x", kanalen=kanalen)
    import_module("stroomlijn.zgw.migrations.0012_own_addresses").leave_out_hosts(apps, None)
    assert [one["url"] for one in Zaak.objects.get(pk=made[-36:]).relevante_andere_zaken] == [path(other), strange]
    assert Abonnement.objects.get().kanalen[0]["filters"]["zaaktype"] == path(published["url"])


def test_rights_on_a_type_hold_by_each_name(inside: Caller, call: Caller, published: Any) -> None:
    may = {
        "component": "zrc",
        "scopes": ["zaken.lezen"],
        "zaaktype": as_inside(published["url"]),
        "maxVertrouwelijkheidaanduiding": "geheim",
    }
    reader = application(call, "lezer", may)
    reader.client = call.client
    made = call.make(f"{ZAKEN}/zaken", zaak(published))
    assert reader.get(made["url"])["url"] == made["url"]
