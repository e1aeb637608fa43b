"""Zaken that are closed or opened at the same moment as those that their archive term rests on."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import Any

import pytest
from tests.contexts.zgw import selectielijst as lijst
from tests.contexts.zgw.at_once import at_once

from stroomlijn.zgw.zaken import closing

from .cases import ZAKEN, finished, give_result, published_type, status, zaak
from .conftest import Caller

pytestmark = pytest.mark.django_db(transaction=True)
LAST = "2021-04-20T12:00:00Z"


@pytest.fixture
def crossed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two statuses are set: each holds its own zaak before either looks at another."""
    both_hold_their_own, first = threading.Barrier(2), threading.local()

    def wait(change: Any) -> Any:
        def changed(*words: Any) -> None:
            if not hasattr(first, "time"):
                first.time = both_hold_their_own.wait(20)
            change(*words)

        return changed

    for name in ("take_regime", "drop_regime"):
        monkeypatch.setattr(closing, name, wait(getattr(closing, name)))


def set_at_once(call: Caller, *bodies: Mapping[str, Any]) -> None:
    answers = at_once(2, lambda number: call("POST", f"{ZAKEN}/statussen", bodies[number]).status_code)
    assert answers == [201, 201]


@pytest.fixture(autouse=True)
def classes() -> None:
    lijst.fill()


def kept_by(call: Caller, catalogus: Any, way: str) -> Any:
    return published_type(call, catalogus, {"afleidingswijze": way}, identificatie=way)


def last_day(call: Caller, made: Mapping[str, Any]) -> Any:
    return call.get(made["url"])["archiefactiedatum"]


@pytest.mark.parametrize("opened", [False, True])
def test_a_deelzaak_follows_its_main_that_is_closed_or_opened_meanwhile(
    call: Caller, catalogus: Any, request: pytest.FixtureRequest, opened: bool
) -> None:
    of, of_main = kept_by(call, catalogus, "hoofdzaak"), kept_by(call, catalogus, "afgehandeld")
    main = call.make(f"{ZAKEN}/zaken", zaak(of_main))
    made = call.make(f"{ZAKEN}/zaken", zaak(of, hoofdzaak=main["url"]))
    give_result(call, made, of["resultaattypen"][0])
    if opened:
        finished(call, of_main, main)
        of_the_main = status(of_main, main, 0, "2021-04-21T12:00:00Z")
    else:
        give_result(call, main, of_main["resultaattypen"][0])
        of_the_main = status(of_main, main, 1, LAST)
    request.getfixturevalue("crossed")
    set_at_once(call, of_the_main, status(of, made, 1, LAST))
    assert last_day(call, made) == (None if opened else "2028-04-20")


def test_zaken_that_name_each_other_are_both_dated(
    call: Caller, catalogus: Any, request: pytest.FixtureRequest
) -> None:
    of = kept_by(call, catalogus, "gerelateerde_zaak")
    pair = [call.make(f"{ZAKEN}/zaken", zaak(of)) for _ in range(2)]
    for one, other in (pair, pair[::-1]):
        related = [{"url": other["url"], "aardRelatie": "vervolg"}]
        assert call("PATCH", one["url"], {"relevanteAndereZaken": related}).status_code == 200
        give_result(call, one, of["resultaattypen"][0])
    request.getfixturevalue("crossed")
    set_at_once(call, *(status(of, one, 1, LAST) for one in pair))
    assert [last_day(call, one) for one in pair] == ["2028-04-20"] * 2
