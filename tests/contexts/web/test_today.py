"""Vandaag: what waits first, what is late said so, and one's own settings."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client

from stroomlijn.foundation import clock, today
from stroomlijn.foundation.actor import PRODUCT
from stroomlijn.foundation.models import Account, AuditLine
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.foundation.today import TodayRow, TodaySection
from stroomlijn.organisation.models import Organisation, Person, Werkrol

UNKNOWN = "Stroomlijn weet nog niet welk werk je doet"
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


def test_who_has_work_here_and_nothing_to_do_reads_what_will_come(client: Client, employee: Account) -> None:
    _person(employee).werkrollen.add(Werkrol.objects.create(name="Consulent", keys=["consulent"]))
    page = client.get("/vandaag").content.decode()
    assert "Je bent bij" in page
    assert UNKNOWN not in page


@pytest.mark.parametrize("address", ["/vandaag", "/processen/mijn", "/mijn-werk"])
def test_of_whom_no_work_is_known_reads_whom_to_ask(client: Client, employee: Account, address: str) -> None:
    kees = make_account(PRODUCT, email="kees@voorbeeld.nl", name="Kees Jansen")
    give_role(PRODUCT, kees, "beheerder")
    page = client.get(address).content.decode()
    assert UNKNOWN in page
    assert employee.email in page, "the address by which one becomes known"
    assert "Dat kan bij Kees Jansen." in page
    _person(employee)
    assert "Vraag om een werkrol." in client.get(address).content.decode()
    administrator = Client()
    administrator.force_login(kees)
    offered = "/mensen/nieuw?naam=Kees%20Jansen&amp;adres=kees%40voorbeeld.nl"
    give_up_first_steps(kees)
    assert offered in administrator.get(address).content.decode()


def give_up_first_steps(account: Account) -> None:
    Account.objects.filter(pk=account.pk).update(guided=False)


def _person(account: Account) -> Person:
    uden = Organisation.objects.create(name="Uden")
    return Person.objects.create(organisation=uden, name="Bram", name_key="bram", account=account)


def test_one_switches_the_mail_of_monday_off_and_on(client: Client, employee: Account) -> None:
    client.post("/mijn/instellingen", {"weekmail": "0"})
    employee.refresh_from_db()
    assert not employee.weekly_mail
    assert AuditLine.objects.filter(action="weekly-mail-off", actor=employee).exists()
    assert "Zet de mail aan" in client.get("/mijn/instellingen").content.decode()
    client.post("/mijn/instellingen", {"weekmail": "1"})
    employee.refresh_from_db()
    assert employee.weekly_mail


def test_who_reads_the_address_of_a_button_gets_a_page_to_leave_by(client: Client) -> None:
    answer = client.get("/vandaag/begin")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "Dit adres hoort bij een knop" in answer.content.decode()
    assert 'href="/"' in answer.content.decode()
