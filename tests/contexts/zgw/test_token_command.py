"""`stroomlijn token`: what somebody at a terminal gets opens the register."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from psycopg.conninfo import make_conninfo
from tests.faults.running import stroomlijn

from stroomlijn.zgw.models import Applicatie
from stroomlijn.zgw.rights.clients import new_secret, secret_of

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def token(transactional_db: None, tmp_path: Path) -> Run:
    facts = connection.settings_dict
    parts = {"host": "HOST", "port": "PORT", "dbname": "NAME", "user": "USER", "password": "PASSWORD"}
    address = make_conninfo(**{name: facts[key] for name, key in parts.items() if facts[key]})
    Applicatie.objects.create(client_ids=["proef"], label="Proef", heeft_alle_autorisaties=True)
    new_secret("proef")

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return stroomlijn("token", *words, "--data", tmp_path / "data", environment={"DATABASE_URL": address})

    return run


def test_a_token_opens_the_register_and_the_secret_is_that_of_the_client(token: Run) -> None:
    done = token("proef")
    assert (done.returncode, done.stderr) == (0, "")
    headers = {"host": "testserver", "authorization": f"Bearer {done.stdout.strip()}"}
    assert Client(headers=headers).get("/zaken/api/v1/zaken").status_code == 200
    assert json.loads(token("proef", "--secret", "--json").stdout) == {"secret": secret_of("proef")}


def test_an_unknown_client_is_told_with_those_that_are_known(token: Run) -> None:
    done = token("niemand")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "niemand: Deze client-id kent het zaakregister niet. Bekend zijn: proef.\n"
