"""The mail of Monday: once a week, only with something in it, never against one's will."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

import pytest
from django.core import mail

from stroomlijn.foundation import clock, today
from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.mail import mail_server
from stroomlijn.foundation.models import Account
from stroomlijn.foundation.operations import digest
from stroomlijn.foundation.operations.messages import send_message
from stroomlijn.foundation.queries.accounts import unread_section
from stroomlijn.foundation.today import TodayRow, TodaySection

MONDAY = datetime.date(2026, 11, 23)


@pytest.fixture(autouse=True)
def on_monday(monkeypatch: pytest.MonkeyPatch, settings: object) -> None:
    monkeypatch.setattr(clock, "today", lambda: MONDAY)
    monkeypatch.setattr(today, "_sections", [])
    settings.ADDRESS = "https://proceskaart.example"


@pytest.fixture
def something_to_do(on_monday: None) -> Iterator[Callable[[], TodaySection]]:
    row = TodayRow("Melding <Wmo> & meer", "/processen/PROC-1", "2 stappen erbij", datetime.date(2026, 12, 1))

    def section(account: object = None) -> TodaySection:
        return TodaySection("lezen", "Verandert voor jou", "doc", (row,), total=3, more_url="/gelezen")

    today.add_section(section)
    return section


def test_the_mail_says_what_waits_with_a_link_to_each(employee: Account, something_to_do: object) -> None:
    assert digest.send_digest(employee.pk)
    sent = mail.outbox[0]
    assert sent.to == ["bram@voorbeeld.nl"]
    assert sent.subject == "Jouw week: 3 te doen"
    assert "Melding <Wmo> & meer (2 stappen erbij), voor 1 december" in sent.body
    assert "https://proceskaart.example/processen/PROC-1" in sent.body
    assert "Alle 3: https://proceskaart.example/gelezen" in sent.body
    assert sent.body.startswith("Goedemorgen, Bram\n")
    assert sent.extra_headers["List-Unsubscribe"] == "<https://proceskaart.example/mijn/instellingen>"


def test_the_same_is_told_in_html(employee: Account, something_to_do: object) -> None:
    digest.send_digest(employee.pk)
    ((html, kind),) = mail.outbox[0].alternatives
    assert kind == "text/html"
    assert "Goedemorgen, Bram" in html
    assert 'href="https://proceskaart.example/processen/PROC-1"' in html
    assert "Melding &lt;Wmo&gt; &amp; meer" in html
    assert 'href="https://proceskaart.example/gelezen"' in html
    assert "<style" not in html
    assert "<img" not in html


def test_owned_processes_alone_are_no_reason_for_a_mail(employee: Account) -> None:
    row = TodayRow("Vervoer regelen", "/processen/PROC-8")

    def owned(account: object) -> TodaySection:
        return TodaySection("eigenaar", "Mijn processen", "process", (row,), 1, to_do=False, in_mail=False)

    today.add_section(owned)
    assert not digest.send_digest(employee.pk)


def test_nobody_is_mailed_twice_in_a_week(
    employee: Account, something_to_do: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert digest.send_digest(employee.pk)
    assert not digest.send_digest(employee.pk)
    assert employee.pk not in digest.accounts_to_mail()
    monkeypatch.setattr(clock, "today", lambda: MONDAY + datetime.timedelta(days=7))
    assert employee.pk in digest.accounts_to_mail()
    assert digest.send_digest(employee.pk)
    assert len(mail.outbox) == 2


def test_without_anything_to_tell_there_is_no_mail(employee: Account) -> None:
    assert not digest.send_digest(employee.pk)
    assert mail.outbox == []


def test_an_unread_message_is_reason_enough(employee: Account) -> None:
    today.add_section(unread_section)
    send_message(PRODUCT, [employee.pk], "Melding Wmo is gepubliceerd", key="een", url="/processen/PROC-7")
    assert digest.send_digest(employee.pk)
    assert "Melding Wmo is gepubliceerd\n  https://proceskaart.example/processen/PROC-7" in mail.outbox[0].body


def test_who_switched_it_off_or_cannot_sign_in_gets_none(
    analyst: Account, employee: Account, something_to_do: object
) -> None:
    digest.switch_weekly_mail(Actor(employee.pk), on=False)
    Account.objects.filter(pk=analyst.pk).update(is_active=False)
    assert digest.accounts_to_mail() == []
    assert not digest.send_digest(employee.pk)
    assert not digest.send_digest(analyst.pk)


def test_a_mail_that_cannot_be_sent_is_tried_again_later(
    employee: Account, something_to_do: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken, pytest.raises(ConnectionError):
        broken.setattr("django.core.mail.EmailMessage.send", _no_server)
        digest.send_digest(employee.pk)
    assert digest.send_digest(employee.pk)


def _no_server(*_arguments: object) -> None:
    raise ConnectionError


@pytest.mark.parametrize(
    ("address", "port", "tls", "ssl"),
    [
        ("smtp://mail.example", 25, False, False),
        ("smtp+starttls://naam:ge%40heim@mail.example", 587, True, False),
        ("smtps://mail.example:10465", 10465, False, True),
    ],
)
def test_a_mail_server_is_one_address(address: str, port: int, tls: bool, ssl: bool) -> None:
    server = mail_server(address)
    assert (server.host, server.port, server.tls, server.ssl) == ("mail.example", port, tls, ssl)


def test_the_password_of_a_mail_server_may_hold_any_sign() -> None:
    assert mail_server("smtps://naam:ge%40heim@mail.example").password == "ge@heim"


@pytest.mark.parametrize("address", ["mail.example", "http://mail.example", "smtp://"])
def test_another_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="STROOMLIJN_SMTP"):
        mail_server(address)
