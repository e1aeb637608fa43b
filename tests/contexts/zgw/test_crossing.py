"""Writes that cross each other: each gets an answer that its caller can do something with."""

from __future__ import annotations

import threading
import time
from typing import Any

import pytest
from django.db import connection
from tests.contexts.zgw.at_once import at_once
from tests.contexts.zgw.besluiten import BESLUITEN, besluit, make_type

from stroomlijn.zgw.besluiten import rules as besluiten
from stroomlijn.zgw.models import Besluit, RolType, Zaak
from stroomlijn.zgw.register import views
from stroomlijn.zgw.zaken import archiving, closing, registering

from .cases import ZAKEN, closed, give_result, published_type, status, zaak
from .conftest import Caller, application, faults, zaaktype

pytestmark = pytest.mark.django_db(transaction=True)
CATALOGI = "/catalogi/api/v1"


@pytest.mark.parametrize("key", [{}, {"HTTP_IDEMPOTENCY_KEY": "een"}])
def test_what_a_body_names_may_be_removed_before_it_is_written(
    call: Caller, catalogus: Any, monkeypatch: pytest.MonkeyPatch, key: dict[str, str]
) -> None:
    concept = call.make(f"{CATALOGI}/zaaktypen", zaaktype(catalogus))
    add_row = views.add_row

    def crossed(*words: Any) -> Any:
        assert at_once(1, lambda _number: call("DELETE", concept["url"]).status_code) == [204]
        return add_row(*words)

    monkeypatch.setattr(views, "add_row", crossed)
    body = {"zaaktype": concept["url"], "omschrijving": "Balie", "omschrijvingGeneriek": "initiator"}
    said = call("POST", f"{CATALOGI}/roltypen", body, **key)
    assert (said.status_code, said["Content-Type"]) == (409, "application/problem+json")
    assert said.json()["code"] == "conflict"
    assert not RolType.objects.exists()


def test_of_two_zaken_that_become_deelzaak_of_each_other_one_does(
    call: Caller, published: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = (call.make(f"{ZAKEN}/zaken", zaak(published))["url"] for _ in range(2))
    both_hold_their_own, lock_row, first = threading.Barrier(2), registering.lock_row, threading.local()

    def crossed(*words: Any) -> Any:
        if not hasattr(first, "time"):
            first.time = both_hold_their_own.wait()
        return lock_row(*words)

    monkeypatch.setattr(registering, "lock_row", crossed)
    pairs = ((one, other), (other, one))
    said = at_once(2, lambda number: call("PATCH", pairs[number][0], {"hoofdzaak": pairs[number][1]}).status_code)
    assert sorted(said) == [200, 400]
    assert Zaak.objects.exclude(hoofdzaak=None).count() == 1


@pytest.fixture
def decided(call: Caller, catalogus: Any, published: Any) -> tuple[Any, Any]:
    """A type of zaak that is kept from its decision on, and that of the decision."""
    of_besluit = make_type(call, catalogus, "Toekenning")
    way = {"afleidingswijze": "ingangsdatum_besluit"}
    return published_type(call, catalogus, way, identificatie="WMO", besluittypen=["Toekenning"]), of_besluit


def decides(call: Caller, of: Any, of_besluit: Any) -> Caller:
    """An application that adds to zaken and corrects none that are closed."""
    scopes = {"component": "zrc", "scopes": ["zaken.lezen", "zaken.bijwerken"], "zaaktype": of["url"]}
    return application(
        call,
        "beslist",
        scopes | {"maxVertrouwelijkheidaanduiding": "zaakvertrouwelijk"},
        {"component": "brc", "scopes": ["besluiten.aanmaken"], "besluittype": of_besluit["url"]},
    )


def until_somebody_waits() -> None:
    """Until another transaction waits for what this one holds."""
    last = time.monotonic() + 20
    with connection.cursor() as cursor:
        while time.monotonic() < last:
            cursor.execute("select count(*) from pg_locks where not granted")
            if cursor.fetchone()[0]:
                return
            time.sleep(0.01)
    pytest.fail("nobody waits")


@pytest.mark.parametrize(
    ("place", "name", "said", "kept_until"),
    [(archiving, "date_again", [201, 201], "2028-04-01"), (closing, "take_regime", [201, 403], None)],
    ids=["decision", "end"],
)
def test_of_a_decision_and_the_end_of_its_zaak_the_second_knows_the_first(
    call: Caller,
    decided: Any,
    monkeypatch: pytest.MonkeyPatch,
    place: Any,
    name: str,
    said: list[int],
    kept_until: str | None,
) -> None:
    of, of_besluit = decided
    made, office = call.make(f"{ZAKEN}/zaken", zaak(of)), decides(call, of, of_besluit)
    give_result(call, made, of["resultaattypen"][0])
    begun, go_on = threading.Event(), getattr(place, name)

    def held(*words: Any) -> None:
        begun.set()
        until_somebody_waits()
        go_on(*words)

    monkeypatch.setattr(place, name, held)
    writes = [
        lambda: call("POST", f"{ZAKEN}/statussen", status(of, made, 1, "2021-04-20T12:00:00Z")),
        lambda: office("POST", f"{BESLUITEN}/besluiten", besluit(of_besluit, zaak=made["url"])),
    ]
    first = 1 if place is archiving else 0

    def write(number: int) -> int:
        if number != first:
            assert begun.wait(20)
        answer: int = writes[number]().status_code
        return answer

    assert at_once(2, write) == said
    found = call.get(made["url"])
    assert (found["einddatum"], found["archiefactiedatum"]) == ("2021-04-20", kept_until)
    assert Besluit.objects.count() == said.count(201) - 1


def test_who_says_that_a_closed_zaak_is_about_a_decision_waits_for_who_changes_it(
    call: Caller, catalogus: Any, published: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    way = {"afleidingswijze": "zaakobject", "datumkenmerk": "vervaldatum", "objecttype": "besluit"}
    made = closed(call, published_type(call, catalogus, way, identificatie="WMO"))
    taken = call.make(f"{BESLUITEN}/besluiten", besluit(make_type(call, catalogus, "Toekenning")))
    begun, go_on = threading.Event(), besluiten._zaak_may_change

    def held(*words: Any) -> None:
        begun.set()
        until_somebody_waits()
        go_on(*words)

    monkeypatch.setattr(besluiten, "_zaak_may_change", held)
    about = {"zaak": made["url"], "object": taken["url"], "objectType": "besluit"}

    def write(number: int) -> int:
        if number:
            assert begun.wait(20)
            return int(call("POST", f"{ZAKEN}/zaakobjecten", about).status_code)
        return int(call("PATCH", taken["url"], {"vervaldatum": "2023-01-01"}).status_code)

    assert at_once(2, write) == [200, 201]
    assert call.get(made["url"])["archiefactiedatum"] == "2030-01-01"


def test_a_zaak_that_is_hidden_meanwhile_takes_no_decision(
    call: Caller, decided: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    of, of_besluit = decided
    made, office, add_row = call.make(f"{ZAKEN}/zaken", zaak(of)), decides(call, of, of_besluit), views.add_row

    def crossed(*words: Any) -> Any:
        hide = {"vertrouwelijkheidaanduiding": "geheim"}
        assert at_once(1, lambda _number: call("PATCH", made["url"], hide).status_code) == [200]
        return add_row(*words)

    monkeypatch.setattr(views, "add_row", crossed)
    assert faults(office("POST", f"{BESLUITEN}/besluiten", besluit(of_besluit, zaak=made["url"]))) == [
        ("zaak", "bad-url")
    ]
