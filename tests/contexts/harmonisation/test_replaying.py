"""`stroomlijn replay`: all decisions of a traject played again, as somebody at a terminal sees it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from psycopg.conninfo import make_conninfo
from tests.contexts.stages import stage
from tests.faults.running import stroomlijn

from stroomlijn.foundation.actor import Actor
from stroomlijn.harmonisation.models import Decision, Difference, Group
from stroomlijn.harmonisation.operations import deciding
from stroomlijn.harmonisation.queries.replaying import replayed
from stroomlijn.web.command import main

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def address(transactional_db: None) -> str:
    """Of the database with the decisions, for a command that is given another folder."""
    facts = connection.settings_dict
    parts = {"host": "HOST", "port": "PORT", "dbname": "NAME", "user": "USER", "password": "PASSWORD"}
    return make_conninfo(**{name: facts[key] for name, key in parts.items() if facts[key]})


@pytest.fixture
def replay(address: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command within this process, which has set Django up: to start it anew takes longer than to replay."""
    monkeypatch.setattr("django.setup", lambda: None)
    monkeypatch.setenv("STROOMLIJN_DATA_DIR", "")
    monkeypatch.setenv("DATABASE_URL", address)

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        code = main(["replay", *words, "--data", str(tmp_path / "data")])
        return subprocess.CompletedProcess(words, code, *capsys.readouterr())

    return run


@stage
def decided(actor: Actor, wmo: Group, work: Callable[[], None]) -> Decision:
    key = Difference.objects.get(draft__group=wmo, type="step-missing").key
    (made,) = deciding.decide(actor, wmo.pk, [deciding.Answer(key, "drop")])
    work()
    return made


def test_two_replays_give_the_same_bytes(
    decided: Decision, wmo: Group, replay: Run, address: str, tmp_path: Path
) -> None:
    done = replay("maashorst")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "1 groepen nagespeeld met 1 besluiten: overal dezelfde bytes.\n"
    elsewhere = stroomlijn("replay", "--json", "--data", tmp_path / "other", environment={"DATABASE_URL": address})
    assert (elsewhere.returncode, elsewhere.stderr) == (0, "")
    once, again = (json.loads(one.stdout) for one in (elsewhere, replay("--json")))
    assert once == again
    assert once["same"] is True
    (group,) = once["groups"]
    assert (group["group"], group["decisions"], group["outcome"]) == (wmo.number, 1, "same")
    assert len(group["sha256"]) == 64


def test_a_decision_that_was_changed_behind_our_back_is_found(decided: Decision, wmo: Group, replay: Run) -> None:
    Decision.objects.filter(pk=decided.pk).update(option="keep")
    done = replay()
    assert done.returncode == 1
    assert done.stderr.startswith(f"{wmo.number}: Uit de 1 besluiten over '{wmo.name}' volgt een ander proces")
    assert "1 met een andere uitkomst" in done.stdout


def test_a_process_that_is_still_being_made_is_not_called_the_same(actor: Actor, decided: Decision, wmo: Group) -> None:
    deciding.withdraw(actor, wmo.pk, decided.number)
    assert [one.outcome for one in replayed(wmo.traject_id)] == ["behind"]


def test_an_unknown_traject_is_told_with_those_that_are_there(decided: Decision, replay: Run) -> None:
    done = replay("Elders")
    assert done.returncode == 1
    assert done.stderr.startswith("Elders: Dit traject is er niet.")
    assert "(Maashorst)" in done.stderr
