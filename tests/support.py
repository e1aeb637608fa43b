"""Shared fixtures: people, a traject, and a worker that does what is queued. A conftest imports what it needs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.models import Account
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.organisation.models import Traject
from stroomlijn.organisation.operations.trajecten import make_traject

__all__ = ["actor", "analyst", "employee", "own_upload_folder", "traject_id", "work"]

ANALYST = "fatima@voorbeeld.nl"


@pytest.fixture(autouse=True)
def own_upload_folder(settings: object, tmp_path: Path) -> None:
    settings.UPLOAD_FOLDER = tmp_path / "uploads"


@pytest.fixture
def analyst(transactional_db: None) -> Account:
    return made_analyst()


@pytest.fixture
def employee(transactional_db: None) -> Account:
    account = make_account(PRODUCT, email="bram@voorbeeld.nl", name="Bram van Lankveld", password="een lang wachtwoord")
    give_role(PRODUCT, account, "medewerker")
    return account


@pytest.fixture
def actor(analyst: Account) -> Actor:
    return Actor(analyst.pk, "127.0.0.1")


@pytest.fixture
def traject_id(actor: Actor) -> int:
    return made_traject(actor).pk


@pytest.fixture
def work(transactional_db: None) -> Callable[[], None]:
    """Does all queued jobs in order, in this thread; the real worker is tested by the stories and the faults."""
    drop_jobs()
    return do_jobs


def made_analyst() -> Account:
    account = make_account(PRODUCT, email=ANALYST, name="Fatima El Idrissi", password="een lang wachtwoord")
    give_role(PRODUCT, account, "procesanalist")
    return account


def made_traject(actor: Actor) -> Traject:
    return make_traject(actor, name="Maashorst")


def signed_in(account: Account) -> Client:
    """A browser in which this person signed in."""
    client = Client()
    client.force_login(account)
    return client


def drop_jobs() -> None:
    with connection.cursor() as cursor:
        cursor.execute("delete from procrastinate_jobs")


def do_jobs() -> None:
    from procrastinate.contrib.django import app

    while job := _next_job():
        task, arguments = job
        app.tasks[task].func(**arguments)


def _next_job() -> tuple[str, dict[str, Any]] | None:
    with connection.cursor() as cursor:
        cursor.execute(
            "delete from procrastinate_jobs where id = (select min(id) from procrastinate_jobs where status = 'todo')"
            " returning task_name, args::text"
        )
        row = cursor.fetchone()
    return (row[0], json.loads(row[1])) if row else None
