"""Parameters that no client of ours would ask with."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from tests.attack.register.bodies import address
from tests.attack.register.conftest import nothing_stored
from tests.contexts.zgw.conftest import Caller

from stroomlijn.zgw.register.resource import Resource
from stroomlijn.zgw.urls import RESOURCES

LISTED = [one for one in RESOURCES if "list" in one.methods]
each = pytest.mark.parametrize("resource", LISTED, ids=lambda one: one.name)
BAD = {
    "NUL": "%00",
    "no UTF-8": "%ff%fe",
    "a surrogate": "%ed%a0%80",
    "long": "a" * 5_000,
    "quotes": quote("'; drop table zgw_zaak; -- %s %(a)s {0}"),
    "a huge number": "9" * 400,
    "below": "-1",
    "a day of no year": "0000-01-01",
    "the last day": "9999-12-31",
    "a moment beyond": "9999-12-31T23:59:59-14:00",
    "commas": "," * 1_000,
    "inside": quote("http://169.254.169.254/latest/meta-data/"),
    "ours, with no id": quote("http://testserver/zaken/api/v1/zaken/x"),
}


@each
def test_no_value_of_a_filter_breaks_a_list(call: Caller, resource: Resource, asked: list[Any]) -> None:
    names = [*resource.filters, "expand", "ordering", "page", "pageSize", "datumGeldigheid"]
    given = {
        (name, about): call("GET", f"{address(resource)}?{name}={bad}").status_code
        for name in names
        for about, bad in BAD.items()
    }
    assert {each: status for each, status in given.items() if status not in {200, 400, 404}} == {}
    assert asked == []


@each
def test_an_unknown_parameter_is_refused(call: Caller, resource: Resource) -> None:
    answer = call("GET", f"{address(resource)}?onbekend=1")
    assert answer.status_code == 400
    assert [one["code"] for one in answer.json()["invalidParams"]] == ["unknown-parameters"]
    assert call("GET", f"{address(resource)}?%00=1").status_code == 400


@each
def test_there_is_no_page_beyond_the_last(call: Caller, resource: Resource) -> None:
    if resource.paged:
        for number, statuses in ((10**9, {400, 404}), (10_000_000, {404}), (0, {400, 404}), ("een", {400, 404})):
            assert call("GET", f"{address(resource)}?page={number}").status_code in statuses


def test_no_part_of_an_address_breaks_the_register(call: Caller) -> None:
    with nothing_stored():
        for resource in RESOURCES:
            for odd in ("%00", "%ff", "x", "1", "..%2f..", "a" * 5_000, "00000000-0000-0000-0000-00000000000g"):
                answer = call("GET", f"{resource.root}/{odd}")
                assert answer.status_code in {400, 404}, (resource.name, odd)
