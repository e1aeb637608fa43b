"""A call that is sent twice with one `Idempotency-Key`, and calls that come at the same moment."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone
from tests.contexts.zgw.at_once import at_once

from stroomlijn.zgw.models import Applicatie, GivenAnswer, InformatieObject, TrailLine, UserRole, Zaak
from stroomlijn.zgw.register import writing
from stroomlijn.zgw.register.once import KEPT, forget_answers
from stroomlijn.zgw.rights.applications import forget_rights

from .cases import ZAKEN, give_result, may_only, status, zaak
from .conftest import Caller, faults
from .documents import DOCUMENTS, document, document_type

ROOT = f"{ZAKEN}/zaken"
KEY = "b5a9d5f0-0b7e-4ad0-8cd0-1cf7a2b8e0de"


def post(call: Caller, body: Any, key: str = KEY, address: str = ROOT) -> Any:
    return call("POST", address, body, HTTP_IDEMPOTENCY_KEY=key)


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_the_same_call_again_is_done_once_and_answered_the_same(call: Caller, published: Any) -> None:
    first, second = (post(call, zaak(published)) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 201)
    assert second.content == first.content
    assert second["Location"] == first["Location"]
    assert (Zaak.objects.count(), TrailLine.objects.filter(resource="zaak").count()) == (1, 1)


def test_another_call_with_a_used_key_is_refused(call: Caller, published: Any) -> None:
    post(call, zaak(published))
    for body, address in ((zaak(published, omschrijving="Anders"), ROOT), (zaak(published), f"{ZAKEN}/rollen")):
        refused = post(call, body, address=address)
        assert (refused.status_code, refused.json()["code"]) == (422, "idempotency-key-reused")
    assert Zaak.objects.count() == 1


def test_a_refused_call_leaves_its_key_free(call: Caller, published: Any) -> None:
    assert faults(post(call, zaak(published, startdatum="nooit"))) == [("startdatum", "invalid")]
    assert post(call, zaak(published)).status_code == 201


def test_a_document_that_goes_to_the_disk_as_it_is_read_is_kept_once(
    call: Caller, catalogus: Any, document_folder: Path
) -> None:
    of = document_type(call, catalogus)
    first, second = (post(call, document(of), address=DOCUMENTS) for _ in range(2))
    assert (first.status_code, second.content) == (201, first.content)
    assert InformatieObject.objects.count() == 1
    kept = files(document_folder)
    for other in (b"Geachte mevrouw", b"Geachte hwer"):
        refused = post(call, document(of, other), address=DOCUMENTS)
        assert (refused.status_code, refused.json()["code"]) == (422, "idempotency-key-reused")
    assert files(document_folder) == kept


def test_keys_are_of_each_client_for_itself(call: Caller, published: Any) -> None:
    office = may_only(call, "balie", ["zaken.aanmaken", "zaken.lezen"], published)
    assert post(call, zaak(published)).json()["url"] != post(office, zaak(published)).json()["url"]


@pytest.mark.parametrize(
    ("by_then", "status"),
    [
        (["zaken.aanmaken"], 201),
        (["zaken.aanmaken", "zaken.lezen"], 201),
        (["zaken.aanmaken", "zaken.bijwerken"], 403),
        (["zaken.lezen"], 403),
    ],
)
def test_an_answer_is_given_again_as_far_as_the_caller_may_by_then(
    call: Caller, published: Any, by_then: list[str], status: int
) -> None:
    office = may_only(call, "balie", ["zaken.aanmaken"], published)
    assert post(office, zaak(published)).status_code == 201
    application = Applicatie.objects.get(client_ids=["balie"])
    application.autorisaties = [application.autorisaties[0] | {"scopes": by_then}]
    application.save()
    forget_rights()
    assert post(office, zaak(published)).status_code == status


@pytest.mark.parametrize("change", [{"vertrouwelijkheidaanduiding": "geheim"}, None], ids=["raised", "destroyed"])
@pytest.mark.parametrize("scopes", [["zaken.aanmaken"], ["zaken.aanmaken", "zaken.lezen"]], ids=["makes", "reads"])
def test_an_answer_about_what_is_hidden_or_gone_by_then_is_not_given_again(
    call: Caller, published: Any, scopes: list[str], change: Any
) -> None:
    office = may_only(call, "balie", scopes, published, level="intern")
    made = post(office, zaak(published)).json()
    assert call("PATCH" if change else "DELETE", made["url"], change).status_code in {200, 204}
    refused = post(office, zaak(published))
    assert (refused.status_code, "omschrijving" in refused.json()) == (403, False)


def test_an_answer_is_not_given_again_to_who_has_other_roles(call: Caller, published: Any) -> None:
    UserRole.objects.create(name="maken", autorisaties=[{"component": "zrc", "scopes": ["zaken.aanmaken"]}])
    other = Caller("alles", {"roles": ["maken"]})
    assert [post(one, zaak(published)).status_code for one in (call, call, other)] == [201, 201, 403]


@pytest.mark.parametrize("key", ["", "a" * 256, "met\ttab"])
def test_a_key_that_is_none_is_refused(call: Caller, published: Any, key: str) -> None:
    assert post(call, zaak(published), key).status_code == 400


def test_what_was_answered_is_forgotten_after_two_days(call: Caller, published: Any) -> None:
    post(call, zaak(published))
    forget_answers()
    assert GivenAnswer.objects.count() == 1
    GivenAnswer.objects.update(created=timezone.now() - KEPT - timedelta(minutes=1))
    forget_answers()
    assert GivenAnswer.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_the_same_call_at_the_same_moment_is_done_once(call: Caller, published: Any) -> None:
    said = at_once(8, lambda number: post(call, zaak(published)).json()["url"])
    assert (len(set(said)), Zaak.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_of_fifty_who_close_a_zaak_at_the_same_moment_one_does(call: Caller, published: Any) -> None:
    made = call.make(ROOT, zaak(published))
    give_result(call, made, published["resultaattypen"][0])
    office = may_only(call, "behandelaar", ["zaken.lezen", "zaken.statussen.toevoegen"], published)
    end = status(published, made, 1, "2021-04-19T12:00:00Z")
    codes = at_once(50, lambda number: office("POST", f"{ZAKEN}/statussen", end).status_code)
    assert sorted(set(codes)) in ([201, 400], [201, 403])
    assert codes.count(201) == 1
    assert call.get(made["url"])["einddatum"] == "2021-04-19"
    assert call.get(f"{ZAKEN}/statussen?zaak={made['url']}")["count"] == 1


@pytest.mark.django_db(transaction=True)
def test_numbers_of_zaken_made_at_the_same_moment_differ_and_all_are_counted(call: Caller, published: Any) -> None:
    made = at_once(8, lambda number: call.make(ROOT, zaak(published))["identificatie"])
    assert len(set(made)) == 8
    assert call.get(ROOT)["count"] == 8


@pytest.mark.django_db(transaction=True)
def test_no_writer_waits_for_another_because_zaken_are_counted(call: Caller, published: Any) -> None:
    def other(_number: int) -> int:
        with connection.cursor() as cursor:
            cursor.execute("set lock_timeout = '5s'")
        return call("POST", ROOT, zaak(published, identificatie="B")).status_code

    with transaction.atomic():
        call.make(ROOT, zaak(published, identificatie="A"))
        assert at_once(1, other) == [201]
    assert call.get(ROOT)["count"] == 2


@pytest.mark.django_db(transaction=True)
def test_no_writer_waits_for_another_because_zaken_are_numbered(
    call: Caller, published: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def crossed(*words: Any) -> None:
        if not made:
            made.append("")
            made[0] = at_once(1, lambda number: call.make(ROOT, zaak(published))["identificatie"])[0]
        record(*words)

    record = writing.record
    monkeypatch.setattr(writing, "record", crossed)
    with connection.cursor() as cursor:
        cursor.execute("set statement_timeout = '5s'")
    first = call.make(ROOT, zaak(published))["identificatie"]
    assert first < made[0]


@pytest.mark.django_db(transaction=True)
def test_numbers_that_callers_gave_are_passed_over_by_all_who_come_at_the_same_moment(
    call: Caller, published: Any
) -> None:
    first = call.make(ROOT, zaak(published))["identificatie"]
    given = [f"{first[:-2]}{number:02}" for number in (2, 3, 5, 6, 9)]
    for one in given:
        call.make(ROOT, zaak(published, identificatie=one))
    made = at_once(8, lambda number: call.make(ROOT, zaak(published))["identificatie"])
    assert len({first, *given, *made}) == 14
