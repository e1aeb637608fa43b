"""Accounts: the administrator makes them, a link opens them once, and nobody locks everybody out."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from stroomlijn.foundation.models import Account, AuditLine
from stroomlijn.foundation.operations.accounts import first_administrator_link

PASSWORD = "een heel lang wachtwoord"


@pytest.fixture
def administrator(transactional_db: None) -> Client:
    client = Client()
    link = first_administrator_link()
    assert link is not None
    client.post(link, {"name": "Kees", "email": "kees@voorbeeld.nl", "password": PASSWORD})
    return client


def invite(administrator: Client, email: str = "ria@voorbeeld.nl", role: str = "procesanalist") -> str:
    page = administrator.post("/accounts", {"name": "Ria Kuijpers", "email": email, "role": role})
    found = re.search(r"(/begin/[\w-]+)", page.content.decode())
    return found[1] if found else ""


def test_the_first_link_makes_an_administrator_and_there_is_no_second(administrator: Client) -> None:
    assert administrator.get("/accounts").status_code == 200
    assert first_administrator_link() is None


@pytest.mark.django_db
def test_who_signs_in_before_there_is_an_account_is_led_to_the_link() -> None:
    led = "Open de link die Stroomlijn bij het starten liet zien"
    assert led in Client().get("/inloggen").content.decode()
    Account.objects.create(email="kees@voorbeeld.nl", name="Kees")
    assert led not in Client().get("/inloggen").content.decode()


def test_somebody_who_is_invited_chooses_a_password_and_is_in(administrator: Client) -> None:
    link = invite(administrator)
    ria = Client()
    assert "Dag Ria Kuijpers" in ria.get(link).content.decode()
    refused = ria.post(link, {"password": "kort"})
    assert refused.status_code == 422
    assert "Dit wachtwoord is te kort. Gebruik minstens 12 tekens." in refused.content.decode()
    assert ria.post(link, {"password": PASSWORD}).status_code == 302
    assert ria.get("/trajecten").status_code == 200
    assert ria.get("/accounts").status_code == 403
    assert Client().get(link).status_code == 404, "the link works once"
    assert AuditLine.objects.filter(action="password-set").exists()


def test_an_address_is_used_once_and_the_form_says_so(administrator: Client) -> None:
    invite(administrator)
    page = administrator.post("/accounts", {"name": "Ria", "email": "RIA@voorbeeld.nl", "role": "medewerker"})
    assert page.status_code == 422
    assert "Er is al een account" in page.content.decode()
    assert Account.objects.filter(email="ria@voorbeeld.nl").count() == 1


def test_a_new_link_ends_the_one_before(administrator: Client) -> None:
    first = invite(administrator)
    ria = Account.objects.get(email="ria@voorbeeld.nl")
    administrator.post(f"/accounts/{ria.pk}/link")
    assert Client().get(first).status_code == 404


def test_an_account_that_is_switched_off_is_out_at_once(administrator: Client) -> None:
    link = invite(administrator)
    ria = Client()
    ria.post(link, {"password": PASSWORD})
    account = Account.objects.get(email="ria@voorbeeld.nl")
    administrator.post(f"/accounts/{account.pk}/schakelen", {"aan": "0"})
    assert ria.get("/processen").status_code == 302
    administrator.post(f"/accounts/{account.pk}/schakelen", {"aan": "1"})
    assert ria.get("/processen").status_code == 200


def test_the_last_administrator_cannot_be_switched_off(administrator: Client) -> None:
    kees = Account.objects.get(email="kees@voorbeeld.nl")
    administrator.post(f"/accounts/{kees.pk}/schakelen", {"aan": "0"})
    kees.refresh_from_db()
    assert kees.is_active


def test_one_account_among_many_is_found_and_a_page_shows_fifty(administrator: Client) -> None:
    many = [Account(email=f"collega-{number}@uden.nl", name=f"Collega {number:03}") for number in range(120)]
    Account.objects.bulk_create(many)
    page = administrator.get("/accounts").content.decode()
    assert page.count("@uden.nl") == 50
    assert "121 accounts" in page
    found = administrator.get("/accounts", {"naam": "COLLEGA-77@"}).content.decode()
    assert (found.count("@uden.nl"), "Collega 077" in found) == (1, True)
    assert "Geen account past bij deze naam." in administrator.get("/accounts?naam=niemand").content.decode()
