"""Vandaag: what waits first, what is late said so, and one's own settings."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client

from stroomlijn.foundation import clock, today
from stroomlijn.foundation.models import Account, AuditLine
from stroomlijn.foundation.today import TodayRow, TodaySection

DAY = datetime.date(2026, 11, 24)


@pytest.fixture
def client(employee: Account) -> Client:
    client = Client(SERVER_NAME="localhost")
    client.force_login(employee)
    return client


@pytest.fixture(autouse=True)
def on_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: DAY)
    monkeypatch.setattr(today, "_sections", [])


def _section(key: str, *rows: TodayRow, total: int = 0, to_do: bool = True) -> None:
    today.add_section(lambda account: TodaySection(key, key.capitalize(), "doc", rows, total, f"/{key}", to_do))


def test_the_first_page_is_today(client: Client) -> None:
    assert client.get("/")["Location"] == "/vandaag"


def test_what_waits_is_counted_and_what_is_late_stands_out(client: Client) -> None:
    late = TodayRow("Spoedhulp <regelen>", "/processen/PROC-2", "Ander nummer", DAY - datetime.timedelta(days=3))
    _section("lezen", late, TodayRow("Melding", "/processen/PROC-1", due=DAY), total=9)
    page = client.get("/vandaag").content.decode()
    assert "Eén ding is over de datum." in page
    assert "Er wachten 9 dingen op je." in page
    assert "Spoedhulp &lt;regelen&gt;" in page
    assert "sinds 21 november" in page
    assert 'href="/lezen">Bekijk alle 9' in page


def test_what_is_good_to_know_does_not_wait(client: Client) -> None:
    _section("antwoorden", TodayRow("Anke antwoordde", "/reacties/1"), total=1, to_do=False)
    page = client.get("/vandaag").content.decode()
    assert "Er wacht niets op je." in page
    assert "Anke antwoordde" in page


def test_without_anything_the_page_says_what_will_come(client: Client) -> None:
    assert "Je bent bij" in client.get("/vandaag").content.decode()


def test_one_switches_the_mail_of_monday_off_and_on(client: Client, employee: Account) -> None:
    client.post("/mijn/instellingen", {"weekmail": "0"})
    employee.refresh_from_db()
    assert not employee.weekly_mail
    assert AuditLine.objects.filter(action="weekly-mail-off", actor=employee).exists()
    assert "Zet de mail aan" in client.get("/mijn/instellingen").content.decode()
    client.post("/mijn/instellingen", {"weekmail": "1"})
    employee.refresh_from_db()
    assert employee.weekly_mail
