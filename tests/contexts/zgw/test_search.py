"""`_zoek`: by filters in a body, by where zaken lie, and value by value."""

from __future__ import annotations

from typing import Any

import pytest

from .cases import ZAKEN, may_only, zaak
from .conftest import Caller, faults

SEARCH = f"{ZAKEN}/zaken/_zoek"
RING = [[4.0, 52.0], [5.0, 52.0], [5.0, 53.0], [4.0, 53.0], [4.0, 52.0]]
HOLE = [[4.4, 52.4], [4.6, 52.4], [4.6, 52.6], [4.4, 52.6], [4.4, 52.4]]
TOWN = {"type": "Polygon", "coordinates": [RING, HOLE]}


def place(x: float, y: float) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [x, y]}


def found(call: Caller, body: Any, expected: int = 200) -> Any:
    answer = call("POST", SEARCH, body)
    assert answer.status_code == expected, answer.content
    return answer.json()


def test_zaken_are_found_where_they_lie(call: Caller, published: Any) -> None:
    field = {"type": "Polygon", "coordinates": [[[4.0, 52.0], [4.2, 52.0], [4.2, 52.2], [4.0, 52.0]]]}
    around = {"type": "Polygon", "coordinates": [RING]}
    places = [place(4.2, 52.5), field, place(4.5, 52.5), place(4.0, 52.5), place(6.0, 52.5), around, None]
    made = [call.make(f"{ZAKEN}/zaken", zaak(published, zaakgeometrie=one)) for one in places]
    page = found(call, {"zaakgeometrie": {"within": TOWN}})
    assert (page["count"], [one["url"] for one in page["results"]]) == (2, [one["url"] for one in made[:2]])


def test_a_zaak_that_moves_is_found_where_it_is_now(call: Caller, published: Any) -> None:
    made = call.make(f"{ZAKEN}/zaken", zaak(published, zaakgeometrie=place(6.0, 52.5)))
    call("PATCH", made["url"], {"zaakgeometrie": place(4.2, 52.5)})
    assert found(call, {"zaakgeometrie": {"within": TOWN}})["count"] == 1


def test_where_zaken_lie_goes_with_all_other_filters_and_rights(call: Caller, published: Any) -> None:
    here = {"zaakgeometrie": place(4.2, 52.5)}
    early, late = (
        call.make(f"{ZAKEN}/zaken", zaak(published, startdatum=day, **here)) for day in ("2021-01-01", "2022-01-01")
    )
    call.make(f"{ZAKEN}/zaken", zaak(published, vertrouwelijkheidaanduiding="geheim", **here))
    office = may_only(call, "balie", ["zaken.lezen"], published, level="intern")
    area = {"zaakgeometrie": {"within": TOWN}, "ordering": "-startdatum"}
    page = found(office, area)
    assert (page["count"], [one["url"] for one in page["results"]]) == (2, [late["url"], early["url"]])
    assert [one["url"] for one in found(office, area | {"startdatum__gt": "2021-06-01"})["results"]] == [late["url"]]


def test_many_at_once_and_empty_values(call: Caller, published: Any) -> None:
    made = [call.make(f"{ZAKEN}/zaken", zaak(published)) for _ in range(3)]
    some = {"uuid__in": [one["uuid"] for one in made[:2]], "zaaktype__in": [published["url"]]}
    assert found(call, some | {"einddatum__isnull": True, "identificatie": None})["count"] == 2
    assert found(call, some | {"einddatum__isnull": False})["count"] == 0
    assert found(call, {"zaaktype__in": [made[0]["url"]]})["count"] == 0


def test_pages_are_walked_with_the_same_body(call: Caller, published: Any) -> None:
    made = [call.make(f"{ZAKEN}/zaken", zaak(published)) for _ in range(3)]
    body = {"uuid__in": [one["uuid"] for one in made]}
    first = call("POST", f"{SEARCH}?pageSize=2", body).json()
    assert first["next"].startswith(f"http://testserver{SEARCH}?")
    second = call("POST", first["next"], body).json()
    assert [one["url"] for one in (*first["results"], *second["results"])] == [one["url"] for one in made]
    assert (second["next"], call("POST", second["previous"], body).json()["results"]) == (None, first["results"])


def test_what_is_asked_for_is_shown_and_no_more(call: Caller, published: Any) -> None:
    call.make(f"{ZAKEN}/zaken", zaak(published, verlenging={"reden": "Ziekte", "duur": "P2W"}))
    fields = ["url", "startdatum", {"zaaktype": ["omschrijving", {"catalogus": ["domein"]}], "verlenging": ["duur"]}]
    [shown] = found(call, {"fields": fields})["results"]
    assert shown == {
        "url": shown["url"],
        "startdatum": "2021-03-09",
        "verlenging": {"duur": "P2W"},
        "_expand": {"zaaktype": {"omschrijving": "Melding Wmo", "_expand": {"catalogus": {"domein": "SOC"}}}},
    }
    [whole] = found(call, {"fields": ["*", {"zaaktype": ["*"]}]})["results"]
    [same] = found(call, {"expand": "zaaktype"})["results"]
    [again] = call("POST", f"{SEARCH}?expand=zaaktype", {}).json()["results"]
    assert whole == same == again


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ({"zaakgeometrie": {"within": {"type": "Point"}}}, "zaakgeometrie.within"),
        ({"zaakgeometrie": {"within": {"type": "Polygon", "coordinates": [RING[:3]]}}}, "zaakgeometrie.within"),
        ({"zaakgeometrie": {"within": place(10**400, 1)}}, "zaakgeometrie.within"),
        (
            {"zaakgeometrie": {"within": {"type": "LineString", "coordinates": [[4, 52]] * 10_001}}},
            "zaakgeometrie.within",
        ),
        ({"zaakgeometrie": "overal"}, "zaakgeometrie.within"),
        ({"zaakgeometrie": "{"}, "zaakgeometrie.within"),
        ({"uuid__in": ["geen"]}, "uuid__in"),
        ({"uuid__in": [1]}, "uuid__in"),
        ({"onbekend": "ja"}, "nonFieldErrors"),
        ({"expand": "zaaktype", "fields": ["url"]}, "fields"),
        ({"expand": ["zaaktype"]}, "expand"),
        ({"fields": "url"}, "fields"),
        ({"fields": ["onbekend"]}, "fields"),
        ({"fields": [{"zaaktype": ["onbekend"]}]}, "fields.zaaktype"),
    ],
)
def test_what_cannot_be_asked_is_refused(call: Caller, published: Any, body: Any, name: str) -> None:
    assert [one for one, _ in faults(call("POST", SEARCH, body))] == [name]


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Polygon", "coordinates": [RING[:4]]},
        {"type": "LineString", "coordinates": [[4, 52]]},
        {"type": "GeometryCollection", "geometries": []},
    ],
    ids=["open ring", "line of one", "nothing"],
)
def test_a_geometry_is_one(call: Caller, published: Any, geometry: Any) -> None:
    refused = call("POST", f"{ZAKEN}/zaken", zaak(published, zaakgeometrie=geometry))
    assert faults(refused) == [("zaakgeometrie", "invalid")]


def test_what_stands_beside_a_geometry_is_not_kept(call: Caller, published: Any) -> None:
    made = call.make(f"{ZAKEN}/zaken", zaak(published, zaakgeometrie=place(4, 52) | {"note": "\0"}))
    assert made["zaakgeometrie"] == place(4, 52)
