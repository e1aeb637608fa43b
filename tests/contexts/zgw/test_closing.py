"""Closing a zaak and opening it again: zrc-007, zrc-008 and zrc-016."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from stroomlijn.foundation.models import Peildatum

from .cases import ZAKEN, close, closed, give_result, may_only, published_type, status, zaak
from .conftest import Caller, faults

LATER = "2021-04-21T12:00:00Z"


def test_zrc_007_the_end_is_the_day_of_the_last_status_in_the_netherlands(call: Caller, published: Any) -> None:
    made = call.make(f"{ZAKEN}/zaken", zaak(published))
    give_result(call, made, published["resultaattypen"][0])
    call.make(f"{ZAKEN}/statussen", status(published, made, 1, "2021-04-19T23:30:00Z"))
    assert call.get(made["url"])["einddatum"] == "2021-04-20"


def test_zrc_007_the_first_day_of_the_calendar_is_one_too(call: Caller, published: Any) -> None:
    moment = "0001-01-01T00:00:00Z"
    made = call.make(f"{ZAKEN}/zaken", zaak(published))
    give_result(call, made, published["resultaattypen"][0])
    call.make(f"{ZAKEN}/statussen", status(published, made, 1, moment))
    assert call.get(made["url"])["einddatum"] == moment[:10]


@pytest.mark.parametrize("ahead", [timedelta(days=2), timedelta(days=365 * 7900)])
def test_a_status_is_not_set_in_the_future(call: Caller, published: Any, ahead: timedelta) -> None:
    made, soon = call.make(f"{ZAKEN}/zaken", zaak(published)), timezone.now()
    late = status(published, made, 0, (soon + ahead).isoformat())
    assert faults(call("POST", f"{ZAKEN}/statussen", late)) == [("datumStatusGezet", "future_not_allowed")]
    call.make(f"{ZAKEN}/statussen", status(published, made, 0, soon.isoformat()))


def test_in_a_demo_a_status_may_be_set_on_its_peildatum_and_now(call: Caller, published: Any, settings: Any) -> None:
    settings.DEMO = True
    Peildatum.objects.create(day="2021-03-09")
    made = call.make(f"{ZAKEN}/zaken", zaak(published))
    for place, moment in ((0, "2021-03-09T12:00:00Z"), (0, timezone.now().isoformat())):
        call.make(f"{ZAKEN}/statussen", status(published, made, place, moment))


def test_zrc_007_without_a_result_a_zaak_stays_open(call: Caller, published: Any) -> None:
    made = call.make(f"{ZAKEN}/zaken", zaak(published))
    refused = call("POST", f"{ZAKEN}/statussen", status(published, made, 1, LATER))
    assert faults(refused) == [("nonFieldErrors", "resultaat-does-not-exist")]
    assert call.get(made["url"])["einddatum"] is None


def test_zrc_007_a_closed_zaak_is_only_corrected(call: Caller, published: Any) -> None:
    made = closed(call, published)
    office = may_only(call, "balie", ["zaken.lezen", "zaken.bijwerken", "zaken.aanmaken"], published)
    forced = may_only(call, "beheer", ["zaken.lezen", "zaken.geforceerd-bijwerken"], published)
    rol = {
        "zaak": made["url"],
        "betrokkeneType": "medewerker",
        "roltype": published["roltypen"][0],
        "roltoelichting": "behandelt",
    }
    thing = {"zaak": made["url"], "objectType": "pand", "objectIdentificatie": {"identificatie": "1"}}
    tries = [
        ("PATCH", made["url"], {"omschrijving": "Anders"}),
        ("POST", f"{ZAKEN}/klantcontacten", {"zaak": made["url"], "datumtijd": LATER}),
        ("PATCH", made["resultaat"], {"toelichting": "Anders"}),
        ("POST", f"{ZAKEN}/rollen", rol),
        ("POST", f"{ZAKEN}/statussen", status(published, made, 1, LATER)),
        ("POST", f"{ZAKEN}/zaakobjecten", thing),
        ("POST", f"{ZAKEN}/zaaknotities", {"gerelateerdAan": made["url"], "onderwerp": "Let op", "tekst": "Let op"}),
    ]
    for method, address, body in tries:
        assert office(method, address, body).status_code == 403, address
    for method, address, body in tries:
        assert forced(method, address, body).status_code in {200, 201}, address
    assert office("DELETE", made["resultaat"]).status_code == 403


def test_zrc_007_a_second_status_asks_the_scope_for_statuses(call: Caller, published: Any) -> None:
    office = may_only(call, "balie", ["zaken.lezen", "zaken.aanmaken"], published)
    made = office.make(f"{ZAKEN}/zaken", zaak(published))
    office.make(f"{ZAKEN}/statussen", status(published, made, 0, "2021-04-01T12:00:00Z"))
    assert office("POST", f"{ZAKEN}/statussen", status(published, made, 0, LATER)).status_code == 403
    desk = may_only(call, "behandelaar", ["zaken.lezen", "zaken.statussen.toevoegen"], published)
    desk.make(f"{ZAKEN}/statussen", status(published, made, 0, LATER))


def test_zrc_008_opening_again_takes_away_the_end_and_how_long_it_is_kept(call: Caller, published: Any) -> None:
    made = closed(call, published)
    assert (made["archiefnominatie"], made["archiefactiedatum"]) == ("vernietigen", "2028-04-20")
    desk = may_only(call, "behandelaar", ["zaken.lezen", "zaken.statussen.toevoegen"], published)
    assert desk("POST", f"{ZAKEN}/statussen", status(published, made, 0, LATER)).status_code == 403
    opener = may_only(call, "heropener", ["zaken.lezen", "zaken.heropenen"], published)
    opener.make(f"{ZAKEN}/statussen", status(published, made, 0, LATER))
    found = call.get(made["url"])
    gone = ("einddatum", "archiefnominatie", "archiefactiedatum", "startdatumBewaartermijn")
    assert [found[name] for name in gone] == [None] * 4


def test_zrc_008_an_older_status_that_is_put_down_later_opens_nothing(call: Caller, published: Any) -> None:
    made = closed(call, published)
    call.make(f"{ZAKEN}/statussen", status(published, made, 0, "2021-04-01T12:00:00Z"))
    assert call.get(made["url"]) == made


def test_zrc_016_a_status_is_of_the_type_of_the_zaak(call: Caller, catalogus: Any, published: Any) -> None:
    other = published_type(call, catalogus, identificatie="ANDER")
    made = call.make(f"{ZAKEN}/zaken", zaak(published))
    refused = call("POST", f"{ZAKEN}/statussen", status(other, made, 0, LATER))
    assert faults(refused) == [("nonFieldErrors", "zaaktype-mismatch")]


def test_two_statuses_at_one_moment_are_one_too_many(call: Caller, published: Any) -> None:
    made = call.make(f"{ZAKEN}/zaken", zaak(published))
    call.make(f"{ZAKEN}/statussen", status(published, made, 0, LATER))
    assert faults(call("POST", f"{ZAKEN}/statussen", status(published, made, 0, LATER))) == [
        ("nonFieldErrors", "unique")
    ]


def test_a_status_is_set_by_somebody_of_the_zaak(call: Caller, published: Any) -> None:
    made, other = (call.make(f"{ZAKEN}/zaken", zaak(published)) for _ in range(2))
    rol = {"betrokkeneType": "medewerker", "roltype": published["roltypen"][0], "roltoelichting": "behandelt"}
    theirs = call.make(f"{ZAKEN}/rollen", {"zaak": other["url"], **rol})
    body = status(published, made, 0, LATER) | {"gezetdoor": theirs["url"]}
    assert faults(call("POST", f"{ZAKEN}/statussen", body)) == [("gezetdoor", "zaak-mismatch")]


def test_closing_twice_gives_the_newest_end(call: Caller, published: Any) -> None:
    made = closed(call, published)
    assert close(call, published, made, "2021-05-01")["einddatum"] == "2021-05-01"
