"""Writes that cross each other: each gets an answer that its caller can do something with."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from tests.contexts.zgw.at_once import at_once

from stroomlijn.zgw.models import RolType, Zaak
from stroomlijn.zgw.register import views
from stroomlijn.zgw.zaken import registering

from .cases import ZAKEN, zaak
from .conftest import Caller, zaaktype

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
