"""How long a zaak is kept: zrc-021 in its nine ways, zrc-022 and zrc-023."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.contexts.zgw import selectielijst as lijst

from stroomlijn.zgw.models import ExternalService, Remembered, TrailLine
from stroomlijn.zgw.zaken.archiving import WAITING

from .besluiten import BESLUITEN, besluit, make_type
from .cases import CATALOGI, ZAKEN, close, closed, finished, give_result, may_only, result_type, status, zaak
from .conftest import Caller, faults, zaaktype


@pytest.fixture
def kept_by(call: Caller, catalogus: Any) -> Any:
    """Makes a published zaaktype whose result finds its brondatum in a way; the archive term is seven years."""
    lijst.fill()

    def make(way: str, **facts: Any) -> Any:
        made = call.make(f"{CATALOGI}/zaaktypen", zaaktype(catalogus, identificatie=way))
        for name, number in (("Ontvangen", 1), ("Afgehandeld", 2)):
            call.make(f"{CATALOGI}/statustypen", {"zaaktype": made["url"], "omschrijving": name, "volgnummer": number})
        specificatie = {"formaat": "datum", "lengte": "8", "kardinaliteit": "1"}
        eigenschap = {"naam": "verloopt", "definitie": "De laatste dag", "specificatie": specificatie}
        call.make(f"{CATALOGI}/eigenschappen", {"zaaktype": made["url"], **eigenschap})
        result_type(call, made, brondatumArchiefprocedure={"afleidingswijze": way, **facts})
        call("POST", made["url"] + "/publish")
        return call.get(made["url"])

    return make


def last_day(call: Caller, made: Mapping[str, Any]) -> Any:
    return call.get(made["url"])["archiefactiedatum"]


def test_zrc_021_afgehandeld_counts_from_the_end(call: Caller, kept_by: Any) -> None:
    made = closed(call, kept_by("afgehandeld"), "2020-02-29")
    assert (made["archiefnominatie"], made["startdatumBewaartermijn"]) == ("vernietigen", "2020-02-29")
    assert made["archiefactiedatum"] == "2027-02-28"


def test_zrc_021_what_a_zaak_says_itself_of_being_kept_stays(call: Caller, kept_by: Any) -> None:
    made = closed(call, kept_by("afgehandeld"), archiefnominatie="blijvend_bewaren")
    assert (made["archiefnominatie"], made["startdatumBewaartermijn"]) == ("blijvend_bewaren", None)


def test_zrc_021_ander_datumkenmerk_is_put_down_by_hand(call: Caller, kept_by: Any) -> None:
    facts = {"datumkenmerk": "einde", "objecttype": "pand", "registratie": "BAG"}
    made = closed(call, kept_by("ander_datumkenmerk", **facts))
    assert (made["archiefnominatie"], made["archiefactiedatum"]) == ("vernietigen", None)
    answer = call("PATCH", made["url"], {"startdatumBewaartermijn": "2023-01-01"})
    assert answer.json()["archiefactiedatum"] == "2030-01-01"


def test_zrc_021_eigenschap_is_followed_when_it_changes(call: Caller, kept_by: Any) -> None:
    of = kept_by("eigenschap", datumkenmerk="verloopt")
    made = closed(call, of)
    assert made["archiefactiedatum"] is None
    body = {"zaak": made["url"], "eigenschap": of["eigenschappen"][0], "waarde": "20230101"}
    said = call.make(made["url"] + "/zaakeigenschappen", body)
    assert last_day(call, made) == "2030-01-01"
    call("PATCH", said["url"], {"waarde": "2024-01-01"})
    assert last_day(call, made) == "2031-01-01"
    call("DELETE", said["url"])
    assert last_day(call, made) is None


def test_zrc_021_hoofdzaak_waits_for_the_main_zaak(call: Caller, kept_by: Any) -> None:
    of, of_main = kept_by("hoofdzaak"), kept_by("afgehandeld")
    main = call.make(f"{ZAKEN}/zaken", zaak(of_main))
    made = closed(call, of, hoofdzaak=main["url"])
    assert made["archiefactiedatum"] is None
    give_result(call, main, of_main["resultaattypen"][0])
    close(call, of_main, main, "2021-06-01")
    assert last_day(call, made) == "2028-06-01"
    call.make(f"{ZAKEN}/statussen", status(of_main, main, 0, "2021-06-02T12:00:00Z"))
    assert last_day(call, made) is None


def test_zrc_021_gerelateerde_zaak_waits_for_the_last_of_them(call: Caller, kept_by: Any) -> None:
    of, of_other = kept_by("gerelateerde_zaak"), kept_by("afgehandeld")
    early, late = (call.make(f"{ZAKEN}/zaken", zaak(of_other)) for _ in range(2))
    related = [{"url": one["url"], "aardRelatie": "vervolg"} for one in (early, late)]
    made = closed(call, of, relevanteAndereZaken=related)
    for one, day, expected in ((early, "2021-05-01", None), (late, "2021-06-01", "2028-06-01")):
        give_result(call, one, of_other["resultaattypen"][0])
        close(call, of_other, one, day)
        assert last_day(call, made) == expected
    call("PATCH", made["url"], {"relevanteAndereZaken": related[:1]})
    assert last_day(call, made) == "2028-05-01"


@pytest.mark.django_db
def test_zaken_that_wait_for_another_are_found_by_an_index() -> None:
    with connection.cursor() as cursor:
        cursor.execute("set local enable_seqscan = off")
        cursor.execute(f"explain {WAITING}", [uuid4(), '[{"url": "https://register.example/1"}]'])
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "zgw_zaak_relevant" in plan, plan
    assert "Seq Scan" not in plan, plan


def test_zrc_021_termijn_comes_on_top_of_the_end(call: Caller, kept_by: Any) -> None:
    made = closed(call, kept_by("termijn", procestermijn="P1M"), "2021-01-31")
    assert made["archiefactiedatum"] == "2028-02-28"


def test_zrc_021_zaakobject_takes_the_last_of_its_sort(call: Caller, kept_by: Any) -> None:
    of = kept_by("zaakobject", datumkenmerk="waardepeildatum", objecttype="woz_waarde")
    made = call.make(f"{ZAKEN}/zaken", zaak(of))
    for day in ("2008-1-1", "2013-1-1"):
        body = {"objectType": "woz_waarde", "objectIdentificatie": {"waardepeildatum": day}}
        call.make(f"{ZAKEN}/zaakobjecten", {"zaak": made["url"], **body})
    give_result(call, made, of["resultaattypen"][0])
    assert close(call, of, made)["archiefactiedatum"] == "2020-01-01"


def test_zrc_021_zaakobject_elsewhere_counts_as_it_was_when_it_was_named(call: Caller, kept_by: Any) -> None:
    of = kept_by("zaakobject", datumkenmerk="vervalt", objecttype="overige")
    made = call.make(f"{ZAKEN}/zaken", zaak(of))
    address = "https://objecten.example/api/v2/objects/1"
    ExternalService.objects.create(root="https://objecten.example/", label="Objecten")
    Remembered.objects.create(address=address, body={"vervalt": "2022-01-01"}, asked=timezone.now())
    call.make(f"{ZAKEN}/zaakobjecten", {"zaak": made["url"], "object": address, "objectType": "overige"})
    give_result(call, made, of["resultaattypen"][0])
    assert close(call, of, made)["archiefactiedatum"] == "2029-01-01"


def test_zrc_021_a_zaak_about_a_decision_from_elsewhere_follows_it(call: Caller, catalogus: Any, kept_by: Any) -> None:
    of = kept_by("zaakobject", datumkenmerk="vervaldatum", objecttype="besluit")
    taken = call.make(f"{BESLUITEN}/besluiten", besluit(make_type(call, catalogus, "Vergunning")))
    made = call.make(f"{ZAKEN}/zaken", zaak(of))
    call.make(f"{ZAKEN}/zaakobjecten", {"zaak": made["url"], "object": taken["url"], "objectType": "besluit"})
    assert finished(call, of, made)["archiefactiedatum"] is None
    for day, expected in (("2023-01-01", "2030-01-01"), ("2024-01-01", "2031-01-01"), (None, None)):
        assert call("PATCH", taken["url"], {"vervaldatum": day}).status_code == 200
        assert last_day(call, made) == expected
    call("PATCH", taken["url"], {"vervaldatum": "2025-01-01"})
    assert last_day(call, made) == "2032-01-01"
    assert call("DELETE", taken["url"]).status_code == 204
    assert last_day(call, made) is None


def test_zaken_about_something_are_found_by_an_index(call: Caller) -> None:
    with CaptureQueriesContext(connection) as captured:
        call.get(f"{ZAKEN}/zaakobjecten?object=https://objecten.example/api/v2/objects/1")
    asked = next(one["sql"] for one in captured if "t.object =" in one["sql"])
    with connection.cursor() as cursor:
        cursor.execute("set local enable_seqscan = off")
        cursor.execute(f"explain {asked}")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "zgw_zaakobject_object" in plan, plan


def test_zrc_021_another_result_says_again_how_long_a_closed_zaak_is_kept(call: Caller, kept_by: Any) -> None:
    made = closed(call, kept_by("afgehandeld"))
    kind = call.get(made["resultaat"])["resultaattype"]
    call("DELETE", made["resultaat"])
    without = call.get(made["url"])
    assert (without["resultaat"], without["archiefnominatie"], without["archiefactiedatum"]) == (None, None, None)
    give_result(call, made, kind)
    assert last_day(call, made) == made["archiefactiedatum"]


def test_zrc_021_a_whole_body_that_says_nothing_of_it_leaves_how_long_a_closed_zaak_is_kept(
    call: Caller, kept_by: Any
) -> None:
    of = kept_by("afgehandeld")
    made = closed(call, of)
    answer = call("PUT", made["url"], zaak(of, omschrijving="Aangepast"))
    assert answer.json() == made | {"omschrijving": "Aangepast"}


def test_zrc_022_a_zaak_is_archived_with_what_says_how_long(call: Caller, published: Any) -> None:
    made = call.make(f"{ZAKEN}/zaken", zaak(published))
    assert made["archiefstatus"] == "nog_te_archiveren"
    archived: dict[str, Any] = {"archiefstatus": "gearchiveerd"}
    for name, value in (("archiefnominatie", "blijvend_bewaren"), ("archiefactiedatum", "2030-01-01")):
        assert faults(call("PATCH", made["url"], archived)) == [(name, f"{name}-not-set")]
        archived[name] = value
    assert call("PATCH", made["url"], archived).json()["archiefstatus"] == "gearchiveerd"


def test_zrc_023_what_is_destroyed_is_gone_with_all_that_belongs_to_it(call: Caller, published: Any) -> None:
    made = closed(call, published, toelichting="Iets wat niemand meer mag lezen")
    below = call.make(f"{ZAKEN}/zaken", zaak(published, hoofdzaak=made["url"], toelichting="Ook dit niet"))
    clerk = may_only(call, "archivaris", ["zaken.lezen", "zaken.verwijderen"], published, level="openbaar")
    assert clerk("DELETE", made["url"]).status_code == 204
    for address in (made["url"], below["url"], made["status"], made["resultaat"], made["url"] + "/audittrail"):
        assert call("GET", address).status_code == 404, address
    left = TrailLine.objects.filter(main__in=[made["uuid"], below["uuid"]])
    assert [(one.action, one.before, one.after, one.application_name) for one in left] == [
        ("destroy", None, None, "archivaris")
    ] * 2


def test_zrc_023_asks_the_scope_for_this_type_and_level(call: Caller, published: Any) -> None:
    made = call.make(f"{ZAKEN}/zaken", zaak(published, vertrouwelijkheidaanduiding="geheim"))
    may = [
        {"component": "zrc", "scopes": [scope], "zaaktype": published["url"], "maxVertrouwelijkheidaanduiding": level}
        for scope, level in (("zaken.lezen", "geheim"), ("zaken.verwijderen", "openbaar"))
    ]
    clerk = may_only(call, "archivaris", ["zaken.lezen"], published)
    found = call.get("/autorisaties/api/v1/applicaties?clientIds=archivaris")["results"][0]
    call("PATCH", found["url"], {"autorisaties": may})
    assert clerk("DELETE", made["url"]).status_code == 403
