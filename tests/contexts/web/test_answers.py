"""What every answer carries, and how a refusal reaches a program, htmx and a person."""

from __future__ import annotations

import uuid

import pytest
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.test import Client
from django.urls import path

from stroomlijn.engines.problems import Problem


@login_not_required
def refuse(_request: HttpRequest) -> HttpResponse:
    raise Problem("traject-exists", name="Maashorst")


@login_not_required
def forbid(_request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


@login_not_required
def break_down(_request: HttpRequest) -> HttpResponse:
    raise RuntimeError("geheim")


@login_not_required
def conflict(_request: HttpRequest) -> JsonResponse:
    return JsonResponse({"own": "body"}, status=409)


def private(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("alleen voor wie is ingelogd")


urlpatterns = [
    path("", private, name="home"),
    path("inloggen", refuse, name="sign-in"),
    *(path(f"{where}{view.__name__}", view) for where in ("x/api/", "") for view in (refuse, forbid, break_down)),
    path("x/api/conflict", conflict),
    path("x/api/private", private),
]


@pytest.fixture
def client(settings: pytest.FixtureRequest) -> Client:
    settings.ROOT_URLCONF = __name__  # type: ignore[attr-defined]
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("address", "status"),
    [("refuse", 422), ("forbid", 403), ("break_down", 500), ("nowhere", 404), ("private", 401)],
)
def test_a_program_gets_problem_json(client: Client, address: str, status: int) -> None:
    answer = client.get(f"/x/api/{address}")
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == status
    assert told["instance"] == f"urn:uuid:{answer['X-Request-ID']}"
    assert "geheim" not in answer.content.decode()


def test_a_refusal_tells_a_program_its_code_and_sentence(client: Client) -> None:
    told = client.get("/x/api/refuse").json()
    assert told["code"] == "traject-exists"
    assert "Maashorst" in told["detail"]


def test_a_context_may_word_its_own_problem(client: Client) -> None:
    assert client.get("/x/api/conflict").json() == {"own": "body"}


def test_a_person_gets_a_page_with_the_sentence(client: Client) -> None:
    answer = client.get("/refuse")
    assert answer.status_code == 422
    assert "Maashorst" in answer.content.decode()
    assert client.get("/forbid").status_code == 403
    assert "geheim" not in client.get("/break_down").content.decode()


def test_after_a_form_one_is_back_where_one_was(client: Client) -> None:
    answer = client.post("/refuse", headers={"referer": "http://testserver/trajecten/nieuw"})
    assert (answer.status_code, answer["Location"]) == (303, "http://testserver/trajecten/nieuw")
    elsewhere = client.post("/refuse", headers={"referer": "https://elders.example/"})
    assert elsewhere["Location"] == "/"


def test_htmx_gets_a_toast_and_nothing_else_changes(client: Client) -> None:
    answer = client.post("/refuse", headers={"hx-request": "true"})
    assert answer.status_code == 422
    assert answer["HX-Reswap"] == "none"
    shown = answer.content.decode()
    assert "Maashorst" in shown
    assert 'hx-swap-oob="beforeend"' in shown


def test_every_answer_is_closed_off(client: Client) -> None:
    answer = client.get("/refuse")
    policy = answer["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]
    assert "private" in answer["Cache-Control"]
    assert "HX-Request" in answer["Vary"]
    assert uuid.UUID(answer["X-Request-ID"]).version == 7


def test_an_id_of_a_caller_is_not_taken_over(client: Client) -> None:
    assert client.get("/refuse", headers={"x-request-id": "van-buiten"})["X-Request-ID"] != "van-buiten"
