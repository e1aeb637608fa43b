"""Requests that no form of ours would send: never a failure of the product, never something half done."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.attack.access import ACCESS
from tests.attack.rules import assert_all_rules_hold, without_a_trace
from tests.attack.world import World

from stroomlijn.foundation.models import Account
from stroomlijn.harmonisation.models import Decision, DecisionNumber, Group, Referral
from stroomlijn.landscape.models import Import, ImportItem

SHORT = os.environ.get("SHORT", "") not in ("", "0")
BAD = {
    "NUL": "a\0b",
    "huge number": "9" * 6_000,
    "beyond 64 bits": str(2**63),
    "negative": "-1",
    "other digits": "٣²",
    "long": "woord " * 6_000,  # in every field of a form twice: just within what a form may be
    "quotes": "'; drop table x; -- \" \\ %",
    "format": "%s %(x)s {0} {x}",
    "tsquery": "a & !b | (c <-> 'd':*",
    "right to left": "\u202e\u2066\u200b\ufeff",
    "private": "\U0010ffff\ue000\ufdd0",
    "markup": "<script>",
    "empty": "",
    "list": "[]",
}
if SHORT:
    BAD = {name: BAD[name] for name in ("NUL", "huge number", "beyond 64 bits", "long", "quotes", "private", "empty")}
ASKED = (
    "q",
    "pagina",
    "tekst",
    "stap",
    "organisatie",
    "uitkomst",
    "toon",
    "soort",
    "rijen",
    "versie",
    "verschil",
    "next",
)
POSTED = (
    *("verschil", "keuze", "voorwaarde", "tekst", "reden", "soort", "terug", "naam", "naar", "name", "valid_from"),
    *("gevonden", "bedoeld", "getoond", "meedoen", "gezien", "email", "password", "wie", "purpose", "starts_on"),
    *("where", "organisation", "language", "chosen", "gezien", "onbekend"),
)
OURS = 123_456_789  # stands in an address until another number takes its place
NOT_ASKED = ("import-follow", "traject-follow", "group-follow", "editor-follow", "manage-follow")


@pytest.fixture
def visitor(world: World) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(Account.objects.get(email="maker@voorbeeld.nl"))
    return client


def addresses(world: World, method: str) -> Iterator[tuple[str, str]]:
    for name, row in ACCESS.items():
        statuses = row.get if method == "GET" else row.post
        if name not in (*NOT_ASKED, "sign-out") and 405 not in statuses[1:]:
            yield name, reverse(name, kwargs=dict(row.of(world)))


def status_of(client: Client, method: str, address: str, *words: Any, **more: Any) -> int:
    """The status; whatever the request did is undone."""
    with without_a_trace(client):
        return int(getattr(client, method)(address, *words, **more).status_code)


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_no_question_breaks_a_page(visitor: Client, world: World, bad: str) -> None:
    bad = bad[:20_000]
    given = {}
    for name, address in addresses(world, "GET"):
        given[name] = status_of(visitor, "get", address, dict.fromkeys(ASKED, bad))
    assert {name: status for name, status in given.items() if status >= 500} == {}


@pytest.mark.parametrize("word", ASKED)
def test_no_word_of_a_question_breaks_a_page(visitor: Client, world: World, word: str) -> None:
    """One at a time: in the test above the first word that is refused would hide the others."""
    pages = ("search", "import", "group", "traject", "groups", "process")
    given = {}
    for name, address in addresses(world, "GET"):
        for bad in ("NUL", "beyond 64 bits", "huge number") if name in pages else ():
            given[f"{name} {bad}"] = status_of(visitor, "get", address, {word: BAD[bad]})
    assert {name: status for name, status in given.items() if status >= 500} == {}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_no_form_breaks_a_page(visitor: Client, world: World, bad: str) -> None:
    form = {name: [bad, bad] for name in POSTED}
    form |= {f"organisatie-{bad[:30]}": [bad], f"organisatie-{world.item}": [bad]}
    given = {name: status_of(visitor, "post", address, form) for name, address in addresses(world, "POST")}
    assert {name: status for name, status in given.items() if status >= 500} == {}


@pytest.mark.parametrize("bad", ["NUL", "beyond 64 bits", "long", "private"])
def test_each_field_of_a_right_form_may_be_wrong(visitor: Client, world: World, bad: str) -> None:
    right = {
        "decide": {"verschil": world.open, "keuze": "keep", "reden": "Zo", "voorwaarde": "x", "terug": "?toon=alles"},
        "group-release": {"name": "Nieuw", "valid_from": "2027-01-01", "gezien": "1"},
        "import-correct": {
            "gevonden": "Uden",
            "bedoeld": "Oss",
            "getoond": str(world.item),
            "meedoen": "",
            "gezien": "",
        },
        "group-move": {"naar": ""},
        "trajecten": {"name": "Anders", "purpose": "Omdat", "starts_on": "2027-01-01"},
        "decide-many": {"soort": "", "reden": "Zo", "zoals": "Uden", "verschil": world.open},
        "group-rename": {"naam": "Anders", "gezien": "1"},
    }
    given = {}
    for name, form in right.items():
        address = reverse(name, kwargs=dict(ACCESS[name].of(world)))
        for field in form:
            given[f"{name} {field}"] = status_of(visitor, "post", address, {**form, field: BAD[bad]})
    assert {name: status for name, status in given.items() if status >= 500} == {}


def test_numbers_that_are_no_object_of_ours_are_not_found(visitor: Client, world: World) -> None:
    given = {}
    for number in ("0", str(2**31), str(2**63 - 1), str(2**63), "1" + "0" * 30, "1" + "0" * 5_000):
        for name, row in ACCESS.items():
            words = row.of(world)
            of = {key: OURS if isinstance(value, int) else value for key, value in words.items()}
            if OURS in of.values():
                method = "get" if 405 not in row.get[1:] else "post"
                address = reverse(name, kwargs=of).replace(str(OURS), number)
                given[f"{name} {number[:20]}"] = status_of(visitor, method, address)
    assert {name: status for name, status in given.items() if status != 404} == {}


def test_signs_that_no_address_holds_are_not_found(visitor: Client, world: World) -> None:
    paths = [
        f"/groepen/GROEP-{world.working}/intrekken/%00",
        f"/groepen/GROEP-{world.working}/intrekken/%FF%FE",
        f"/processen/PROC-{world.published}/bestand.%00",
        f"/processen/PROC-{world.published}/bestand.exe",
        "/begin/%00",
        "/begin/%ED%A0%80",
        "/begin/" + "a" * 8_000,
        "/processen/PROC-%D9%A3",
        "/static/..%2f..%2fsettings.py",
        "/static/%00",
        "/%2e%2e/%2e%2e/etc/passwd",
    ]
    given = {path: status_of(visitor, "get", path) for path in paths}
    given |= {f"POST {path}": status_of(visitor, "post", path) for path in paths}
    assert {path: status for path, status in given.items() if status not in (400, 404, 405)} == {}


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/x-www-form-urlencoded", b"reden=%ff%fe&keuze=%00&verschil=\xff"),
        ("application/x-www-form-urlencoded", b"a&&&==;=&=" * 1_000),
        ("application/x-www-form-urlencoded", b"&".join(b"a=1" for _ in range(20_000))),
        ("application/x-www-form-urlencoded; charset=utf-7", b"reden=+AGE-"),
        ("application/x-www-form-urlencoded; charset=bestaat-niet", b"reden=a"),
        ("application/x-www-form-urlencoded", b"reden=" + b"a" * 6_000_000),
        ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="reden"\r\n\r\na'),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\n\r\n--x--"),
        ("multipart/form-data; boundary=x", b"geen multipart"),
        ("multipart/form-data", b"--x--"),
        ("multipart/form-data; boundary=" + "x" * 5_000, b"--x--"),
        (
            "multipart/form-data; boundary=x",
            b'--x\r\nContent-Disposition: form-data; name="chosen"; filename="a\0b"\r\n'
            b"Content-Type: a/b; charset=x\r\nContent-Transfer-Encoding: base64\r\n\r\n!!\r\n--x--\r\n",
        ),
        ("application/json", b'{"reden": NaN'),
        ("text/xml", b"<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]><x>&y;</x>"),
        ("", b"\0" * 1_000),
    ],
    ids=range(15),
)
def test_no_body_breaks_a_page(
    visitor: Client, world: World, kind: str, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    # A warning that is kept for the report holds its request, and that the body.
    caplog.set_level(logging.CRITICAL, "django")
    given = {}
    for name, address in addresses(world, "POST"):
        with without_a_trace(visitor):
            given[name] = visitor.generic("POST", address, body, content_type=kind).status_code
    assert {name: status for name, status in given.items() if status >= 500} == {}


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_HOST": "elders.example"},
        {"HTTP_REFERER": "\0\xff"},
        {"HTTP_HX_REQUEST": "true", "HTTP_HX_CURRENT_URL": "\0"},
        {"HTTP_ACCEPT_LANGUAGE": "x" * 9_000},
        {"HTTP_ACCEPT_ENCODING": "gzip;q=\0"},
        {"HTTP_COOKIE": "sessionid=%00\xff; csrftoken=\0; messages=\0"},
        {"HTTP_COOKIE": "messages=abc:def:" + "x" * 3_000},
        {"CONTENT_LENGTH": "veel"},
        {"CONTENT_LENGTH": "-5"},
        {"HTTP_X_FORWARDED_FOR": "\0", "REMOTE_ADDR": ""},
    ],
    ids=lambda headers: " ".join(headers)[:40],
)
def test_no_header_breaks_a_page(visitor: Client, world: World, headers: dict[str, str]) -> None:
    given = {}
    for name, address in addresses(world, "GET"):
        given[name] = status_of(visitor, "get", address, **headers)
    given["decide"] = status_of(visitor, "post", reverse("decide", args=[world.working]), {"keuze": "x"}, **headers)
    assert {name: status for name, status in given.items() if status >= 500} == {}
    if "HTTP_HOST" in headers:
        assert set(given.values()) == {400}


def test_a_refused_decision_leaves_no_number_behind(visitor: Client, world: World) -> None:
    address, before = reverse("decide", args=[world.working]), Decision.objects.count()
    last = DecisionNumber.objects.get().last
    for form in (
        {"verschil": world.open, "keuze": "bestaat-niet"},
        {"verschil": "bestaat-niet", "keuze": "keep"},
        {"verschil": world.open, "keuze": "condition"},
        {},
    ):
        assert visitor.post(address, form).status_code == 303
    assert (Decision.objects.count(), DecisionNumber.objects.get().last) == (before, last)


def test_what_is_asked_twice_is_done_once(visitor: Client, world: World) -> None:
    Referral.objects.filter(group=world.working).update(state=Referral.State.TAKEN_BACK)
    form = {"verschil": world.open, "keuze": "keep", "reden": "r" * 100_000}
    before = Decision.objects.count()
    for _ in range(2):
        visitor.post(reverse("decide", args=[world.working]), form)
        visitor.post(reverse("import-take-over", args=[world.preview]))
        visitor.post(reverse("group-begin", args=[world.proposed]))
    assert Decision.objects.count() == before + 1
    assert Import.objects.get(pk=world.preview).state == Import.State.APPLYING
    assert Group.objects.get(pk=world.proposed).state == Group.State.MERGING
    assert ImportItem.objects.filter(pk=world.item).exists()
    assert_all_rules_hold()
