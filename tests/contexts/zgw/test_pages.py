"""Pages of lists: exact counts, and walking by the links of the answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stroomlijn.zgw.models import Zaak, ZaakCount
from stroomlijn.zgw.register import listing
from stroomlijn.zgw.zaken.counting import fold_counts

from .cases import zaak
from .conftest import Caller, faults

ZAKEN = "/zaken/api/v1/zaken"


@pytest.fixture
def made(call: Caller, published: Any) -> list[Any]:
    """Seven zaken: of some the day, of some the planned end is the same, of some there is none."""
    planned = (None, "2022-01-02", "2022-01-02", "2022-01-01", None, "2022-01-03", None)
    days = ("2021-03-03", "2021-03-01", "2021-03-03", "2021-03-02", "2021-03-03", "2021-03-01", "2021-03-02")
    return [
        call.make(ZAKEN, zaak(published, startdatum=day, einddatumGepland=end))
        for day, end in zip(days, planned, strict=True)
    ]


def walked(call: Caller, address: str, way: str) -> Iterator[list[str]]:
    while address:
        page = call.get(address)
        yield [one["url"] for one in page["results"]]
        address = page[way]


@pytest.fixture
def ended_when_planned(made: list[Any]) -> None:
    """Gives the zaken an end, where they have a planned one."""
    for one in made:
        Zaak.objects.filter(pk=one["uuid"]).update(einddatum=one["einddatumGepland"])


@pytest.mark.usefixtures("ended_when_planned")
@pytest.mark.parametrize("ordering", ["", "startdatum", "-startdatum", "einddatum", "-einddatum"])
def test_walking_on_and_back_gives_every_row_once_and_in_order(call: Caller, made: list[Any], ordering: str) -> None:
    order = f"&ordering={ordering}" if ordering else ""
    [whole] = walked(call, f"{ZAKEN}?pageSize=500{order}", "next")
    assert len(whole) == len(made)
    on = list(walked(call, f"{ZAKEN}?pageSize=2{order}", "next"))
    assert [len(page) for page in on] == [2, 2, 2, 1]
    assert [one for page in on for one in page] == whole
    back = list(walked(call, f"{ZAKEN}?pageSize=2&page=4{order}", "previous"))
    assert back == on[::-1]


def test_orders_put_what_is_empty_last(call: Caller, made: list[Any], ended_when_planned: None) -> None:
    for sign, days in (("", ["2022-01-01", "2022-01-02"]), ("-", ["2022-01-03", "2022-01-02"])):
        found = [one["einddatum"] for one in call.get(f"{ZAKEN}?ordering={sign}einddatum")["results"]]
        assert (found[:2], found[-3:]) == (days, [None] * 3)


def test_who_walks_misses_and_repeats_nothing_when_rows_go(call: Caller, made: list[Any]) -> None:
    first = call.get(f"{ZAKEN}?pageSize=3")
    Zaak.objects.filter(pk__in=[one["uuid"] for one in made[:2]]).delete()
    assert [one["url"] for one in call.get(first["next"])["results"]] == [one["url"] for one in made[3:6]]


def test_a_page_by_its_number_alone_is_the_same_page(call: Caller, made: list[Any]) -> None:
    pages = list(walked(call, f"{ZAKEN}?pageSize=2", "next"))
    alone = [call.get(f"{ZAKEN}?pageSize=2&page={number}")["results"] for number in range(1, 5)]
    assert [[one["url"] for one in page] for page in alone] == pages
    assert call("GET", f"{ZAKEN}?pageSize=2&page=5").status_code == 404


def test_walking_asks_the_same_of_the_database_at_every_depth(call: Caller, made: list[Any]) -> None:
    address, asked = f"{ZAKEN}?pageSize=2", []
    while address:
        with CaptureQueriesContext(connection) as queries:
            address = call.get(address)["next"]
        asked.append((len(queries), sum("offset" in one["sql"] for one in queries)))
    assert asked == [(3, 0)] * 4


@pytest.mark.parametrize("asked", ["after=1", "before=x~2021-01-01", "ordering=startdatum&after={id}~gisteren"])
def test_a_key_that_is_none_is_refused(call: Caller, made: list[Any], asked: str) -> None:
    assert faults(call("GET", f"{ZAKEN}?{asked.format(id=made[0]['uuid'])}"))[0][1] == "invalid"


def test_the_count_of_all_is_kept_as_zaken_come_change_and_go(call: Caller, made: list[Any], published: Any) -> None:
    def counts() -> list[int]:
        level = "maximaleVertrouwelijkheidaanduiding=openbaar"
        return [call.get(f"{ZAKEN}?{asked}")["count"] for asked in ("", level, f"zaaktype={published['url']}")]

    assert counts() == [7, 7, 7]
    assert call("PATCH", made[0]["url"], {"vertrouwelijkheidaanduiding": "geheim"}).status_code == 200
    assert counts() == [7, 6, 7]
    Zaak.objects.filter(pk__in=[one["uuid"] for one in made[1:4]]).delete()
    assert counts() == [4, 3, 4]
    fold_counts(few=0)
    assert (counts(), ZaakCount.objects.count()) == ([4, 3, 4], 2)
    Zaak.objects.all().delete()
    fold_counts(few=0)
    assert (counts(), ZaakCount.objects.count()) == ([0, 0, 0], 0)


def test_counts_are_read_where_they_are_kept(call: Caller, made: list[Any]) -> None:
    ZaakCount.objects.update(number=100)
    assert call.get(ZAKEN)["count"] == 700
    assert call.get(f"{ZAKEN}?startdatum=2021-03-01")["count"] == 2


def test_a_list_without_pages_is_no_longer_than_an_answer_may_be(call: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    channels = "/notificaties/api/v1/kanaal"
    monkeypatch.setattr(listing, "MOST", len(call.get(channels)))
    assert call("GET", channels).status_code == 200
    monkeypatch.setattr(listing, "MOST", listing.MOST - 1)
    assert faults(call("GET", channels)) == [("nonFieldErrors", "too_large")]
    assert [one["naam"] for one in call.get(f"{channels}?naam=zaken")] == ["zaken"]
