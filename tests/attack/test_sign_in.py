"""The door: guessing, listing, stealing, and links that work once."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import timedelta
from statistics import median
from time import process_time
from typing import Any
from urllib.parse import urljoin

import pytest
from django.conf import settings
from django.test import Client, RequestFactory
from django.utils import timezone

from stroomlijn.foundation.actor import PRODUCT
from stroomlijn.foundation.models import Account, AuditLine, OneTimeLink, SignInAttempt
from stroomlijn.foundation.operations.accounts import first_administrator_link, make_account, new_link
from stroomlijn.foundation.sign_in import AccountBackend

pytestmark = pytest.mark.django_db
EMAIL, PASSWORD = "noor@voorbeeld.nl", "een heel lang wachtwoord"
WAIT = "Wacht een kwartier"


@pytest.fixture(autouse=True)
def quick_hashes(request: pytest.FixtureRequest, settings: Any) -> None:
    """Hashing a password is slow on purpose; one test here is about that."""
    if "costs" not in request.node.name:
        settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def account() -> Account:
    return make_account(PRODUCT, email=EMAIL, name="Noor", password=PASSWORD)


def sign_in(client: Client, email: str = EMAIL, password: str = PASSWORD, then: str = "") -> tuple[int, str, str]:
    """Status, where it leads, and what the page says."""
    answer = client.post(f"/inloggen{then}", {"email": email, "password": password})
    return answer.status_code, answer.headers.get("Location", ""), answer.content.decode()


def test_after_ten_failures_even_the_right_password_waits(account: Account) -> None:
    client = Client()
    for _ in range(10):
        assert WAIT not in sign_in(client, password="mis")[2]
    status, _, said = sign_in(client)
    assert (status, WAIT in said) == (422, True)
    assert WAIT in sign_in(client, email=EMAIL.upper())[2], "another spelling of the address is the same address"
    SignInAttempt.objects.update(at=timezone.now() - timedelta(minutes=16))
    assert sign_in(client)[0] == 302


def test_many_addresses_from_one_origin_wait_too(account: Account) -> None:
    attempts = [SignInAttempt(email=f"{n}@voorbeeld.nl", origin="127.0.0.1") for n in range(50)]
    SignInAttempt.objects.bulk_create(attempts)
    assert WAIT in sign_in(Client())[2]


def test_an_unknown_address_and_a_wrong_password_get_the_same_answer(account: Account) -> None:
    known = sign_in(Client(), password="mis")
    unknown = sign_in(Client(), email="niemand@voorbeeld.nl", password="mis")
    plain = [answer[2].replace(EMAIL, "").replace("niemand@voorbeeld.nl", "") for answer in (known, unknown)]
    assert known[0] == unknown[0] == 422
    assert without_tokens(plain[0]) == without_tokens(plain[1])
    for _ in range(10):
        sign_in(Client(), email="niemand@voorbeeld.nl", password="mis")
    assert WAIT in sign_in(Client(), email="niemand@voorbeeld.nl")[2], "an unknown address waits like a known one"


def without_tokens(page: str) -> str:
    """The page without what is new in every answer: tokens of forms, the number of the request."""
    return re.sub(r"[A-Za-z0-9]{64}|[0-9a-f-]{36}", "", page)


def test_an_unknown_address_costs_as_much_work_as_a_known_one(account: Account) -> None:
    """No clock: both hash one password. Without that an unknown address would cost a thousandth."""

    def cost(email: str) -> float:
        began = process_time()
        AccountBackend().authenticate(RequestFactory().get("/"), email, "mis")
        return process_time() - began

    known, unknown = (median(cost(email) for _ in range(3)) for email in (EMAIL, "niemand@voorbeeld.nl"))
    assert 0.2 < unknown / known < 5


@pytest.mark.parametrize(
    "target",
    [
        "https://elders.example/",
        "//elders.example/",
        "///elders.example",
        "/\\elders.example",
        "\\\\elders.example",
        "javascript:alert(1)",
        "http:elders.example",
        "data:text/html,x",
        "\t//elders.example",
        "/%09/elders.example\r\nX: y",
    ],
)
def test_sign_in_leads_to_no_other_site(account: Account, target: str) -> None:
    client = Client()
    answer = client.post("/inloggen", {"email": EMAIL, "password": PASSWORD}, query_params={"next": target})
    assert answer.status_code == 302
    assert urljoin("http://testserver/", answer["Location"]).startswith("http://testserver/")
    assert "\r" not in answer["Location"]


def test_sign_in_leads_back_to_our_own_page(account: Account) -> None:
    assert sign_in(Client(), then="?next=/trajecten")[1] == "/trajecten"


def signs_out(client: Client, at: str) -> None:
    client.post("/uitloggen", headers={"Referer": at})


def test_who_signs_in_again_comes_back_where_they_were(account: Account) -> None:
    client = Client()
    sign_in(client)
    signs_out(client, "http://testserver/processen?tekst=wmo#proc-3")
    assert sign_in(client)[1] == "/processen?tekst=wmo"
    signs_out(client, "http://testserver/processen")
    assert sign_in(client, then="?next=/trajecten")[1] == "/trajecten", "what is asked for goes first"
    assert sign_in(client)[1] == "/", "and it is said once"


@pytest.mark.parametrize(
    "elsewhere", ["https://elders.example/processen", "//elders.example", "http://testserver//elders.example/", ""]
)
def test_signing_out_remembers_no_other_site(account: Account, elsewhere: str) -> None:
    client = Client()
    sign_in(client)
    signs_out(client, elsewhere)
    assert sign_in(client)[1] == "/"


def test_a_colleague_who_signs_in_next_does_not_see_where_one_was(account: Account) -> None:
    make_account(PRODUCT, email="ria@voorbeeld.nl", name="Ria", password=PASSWORD)
    client = Client()
    sign_in(client)
    signs_out(client, "http://testserver/groepen/GROEP-1")
    assert sign_in(client, "ria@voorbeeld.nl")[1] == "/"
    signs_out(client, "")
    assert sign_in(client)[1] == "/"


def test_the_session_is_new_after_sign_in_and_gone_after_sign_out(account: Account) -> None:
    client = Client()
    client.cookies["sessionid"] = "zelfgekozen0000000000000000000000"
    sign_in(client)
    cookie = client.cookies["sessionid"]
    assert cookie.value != "zelfgekozen0000000000000000000000"
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    stolen = Client()
    stolen.cookies["sessionid"] = cookie.value
    assert stolen.get("/processen").status_code == 200
    client.post("/uitloggen")
    assert stolen.get("/processen").status_code == 302


def test_cookies_go_over_https_alone_once_there_is_a_public_address() -> None:
    names = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_HSTS_SECONDS")
    asked = f"from stroomlijn.web import settings; print(*(bool(getattr(settings, name)) for name in {names}))"
    environment = {**os.environ, "STROOMLIJN_PUBLIC_URL": "https://stroomlijn.voorbeeld.nl"}
    done = subprocess.run([sys.executable, "-c", asked], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "True", "True"]
    assert settings.SESSION_COOKIE_HTTPONLY


def begin(link: str, **changed: str) -> tuple[int, str]:
    form = {"name": "Sanne", "email": "sanne@voorbeeld.nl", "password": PASSWORD, **changed}
    answer = Client(raise_request_exception=False).post(link, form)
    return answer.status_code, answer.content.decode()


def test_the_first_link_works_once_and_only_for_a_while() -> None:
    link = first_administrator_link() or ""
    assert link.removeprefix("/begin/") not in str(OneTimeLink.objects.values_list()), "only its hash is kept"
    assert Client().get(link).status_code == 200
    assert begin(link)[0] == 302
    assert Client().get(link).status_code == begin(link, email="b@voorbeeld.nl")[0] == 404
    assert first_administrator_link() is None
    assert Account.objects.count() == 1
    assert AuditLine.objects.filter(action="role-given").count() == 1


def test_a_link_that_is_too_old_or_replaced_does_not_work() -> None:
    first = first_administrator_link() or ""
    second = first_administrator_link() or ""
    assert (Client().get(first).status_code, Client().get(second).status_code) == (404, 200)
    OneTimeLink.objects.update(expires_at=timezone.now())
    assert begin(second)[0] == 404
    assert Account.objects.count() == 0


@pytest.mark.parametrize(
    "changed",
    [
        {"password": "kort"},
        {"password": "123456789012"},
        {"password": "sanne@voorbeeld.nl"},
        {"password": "sannesannesanne", "name": "sannesannesann"},
        {"password": "a\0bcdefghijklmnop"},
        {"name": "\0"},
        {"email": f"{'a' * 64}@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 60}.nl"},
        {"name": "n" * 201},
        {"email": "geen adres"},
    ],
    ids=lambda changed: next(f"{name} {value[:20]!r}" for name, value in changed.items()),
)
def test_a_weak_password_and_an_impossible_name_are_refused(changed: dict[str, str]) -> None:
    link = first_administrator_link() or ""
    assert begin(link, **changed)[0] in (400, 422)
    assert Account.objects.count() == 0
    assert Client().get(link).status_code == 200, "the link is still there for who makes a mistake"


def test_an_address_that_is_taken_is_said(account: Account) -> None:
    link = first_administrator_link() or ""
    status, said = begin(link, email=EMAIL.upper())
    assert status == 422
    assert "al een account" in said


def test_a_link_of_an_account_that_was_switched_off_does_not_work(account: Account) -> None:
    link = new_link(PRODUCT, account.pk)
    assert Client().get(link).status_code == 200
    Account.objects.update(is_active=False)
    assert Client().post(link, {"password": PASSWORD}).status_code == 404


def test_a_new_password_ends_the_sessions_of_the_old_one(account: Account) -> None:
    thief = Client()
    sign_in(thief)
    assert Client().post(new_link(PRODUCT, account.pk), {"password": "een heel ander wachtwoord"}).status_code == 302
    assert thief.get("/processen").status_code == 302
    assert sign_in(Client())[0] == 422
