"""A database of earlier releases: what this one must fill in, and how it comes to find everything anew."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import pytest
from django.apps.registry import Apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from tests.contexts.landscape.page_world import second_graph
from tests.migrated import nothing_collected
from tests.tables import keep_tables, put_tables_back

from stroomlijn.engines.process_model import process_to_json
from stroomlijn.foundation.models import Account, SearchEntry
from stroomlijn.foundation.queries.search import Limits, search
from stroomlijn.harmonisation.models import Decision, DocumentChoice
from stroomlijn.landscape.jobs import queue_index_outdated
from stroomlijn.landscape.models import Document, Process, Version
from stroomlijn.landscape.operations import indexing_anew
from stroomlijn.landscape.operations.indexing_anew import index_outdated, is_outdated
from stroomlijn.landscape.queries.werkrollen import werkrol_keys

FIRST = [(app, "0001_begin") for app in ("foundation", "organisation", "landscape", "harmonisation")]
BEFORE_DECISIONS_ON_DOCUMENTS = [("harmonisation", "0016_origin_judgements")]
BEFORE_STEPS_OF_DECISIONS = [("harmonisation", "0023_what_was_said_of_steps")]
REGISTER = "zgw"  # has nothing of earlier releases here: its migrations are those of any new database
KINDS = ("process", "process-step")
PROCESSES = ("Melding Wmo", "Melding Jeugd", "Melding Werk")
DAY = datetime.date(2021, 3, 9)


@pytest.fixture(scope="module")
def brought_up(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A database of the first release, filled as it did, and brought to this one: once, for that takes long."""
    with django_db_blocker.unblock(), _new_database():
        with nothing_collected():
            _fill(_migrate(FIRST))
            _choose_documents(_migrate(BEFORE_DECISIONS_ON_DOCUMENTS))
            _decide(_migrate(BEFORE_STEPS_OF_DECISIONS))
            _migrate([one for one in MigrationExecutor(connection).loader.graph.leaf_nodes() if one[0] != REGISTER])
        keep_tables()
        yield


@pytest.fixture
def upgraded(brought_up: None, transactional_db: None) -> None:
    put_tables_back()


@contextmanager
def _new_database() -> Iterator[None]:
    """One without tables in the place of the usual one, which would have to be migrated back first."""
    usual = connection.settings_dict["NAME"]
    new = f"{usual}_upgraded"
    with connection.cursor() as cursor:
        cursor.execute(f"create database {connection.ops.quote_name(new)}")
    _connect_to(new)
    try:
        yield
    finally:
        _connect_to(usual)
        with connection.cursor() as cursor:
            cursor.execute(f"drop database {connection.ops.quote_name(new)}")


def _connect_to(database: str) -> None:
    connection.close()
    connection.close_pool()
    connection.settings_dict["NAME"] = database


def _migrate(to: list[tuple[str, str]]) -> Apps:
    executor = MigrationExecutor(connection)
    executor.migrate(to)
    return executor.loader.project_state(to).apps


def _fill(apps: Apps) -> None:
    made = partial(_made, apps)
    traject = made("organisation", "Traject", name="Maashorst")
    landscape = made("landscape", "Landscape", name="Uden", traject=traject)
    for name in PROCESSES:
        process = made("landscape", "Process", landscape=landscape, name=name, name_key=name.lower(), domain="Wmo")
        graph = process_to_json(second_graph())
        facts: dict[str, Any] = {"name": name, "number": "1.0", "order": 1, "state": "gepubliceerd", "bpmn": b"<bpmn/>"}
        made("landscape", "Version", process=process, graph=graph, drawing="<svg/>", **facts)
        entry = made("foundation", "SearchEntry", kind="process", object_id=process.pk, title=name, url="/processen")
        with connection.cursor() as cursor:
            words = "update foundation_searchentry set words = to_tsvector('dutch', title) where id = %s"
            cursor.execute(words, [entry.pk])


def _choose_documents(apps: Apps) -> None:
    made = partial(_made, apps)
    analyst = made("foundation", "Account", email="fatima@voorbeeld.nl", name="Fatima El Idrissi")
    traject = apps.get_model("organisation", "Traject").objects.get()
    group = made("harmonisation", "Group", traject=traject, name="Wmo", name_key="wmo")
    letters = [made("landscape", "Document", name=name, key=name.lower()) for name in ("Brief Uden", "Brief Landerd")]
    choice = {"outcome": "stays", "stays": letters[1], "reason": "Gewone taal", "chosen_on": DAY, "chosen_by": analyst}
    made("harmonisation", "DocumentChoice", group=group, name="Brief", **choice).documents.set(letters)
    made("harmonisation", "DocumentChoice", group=group, name="Folder")


def _decide(apps: Apps) -> None:
    """A draft of three processes that follows from one decision; another fits nothing, one was withdrawn."""
    made = partial(_made, apps)
    traject = apps.get_model("organisation", "Traject").objects.get()
    analyst = apps.get_model("foundation", "Account").objects.get()
    group = made("harmonisation", "Group", traject=traject, name="Jeugd", name_key="jeugd")
    sent, written = ({"label": "Brief", "role": "", "element": element} for element in ("n1", "n7"))
    rows = [{"id": "step_a", "label": "Brief sturen", "cells": [sent, None, written]}]
    columns = [{"number": str(process), "process": process} for process in (11, 12, 13)]
    draft = made("harmonisation", "Draft", group=group, asked=1, made=1, state="ready", columns=columns, rows=rows)
    about = {"label": "Brief sturen", "elements": ["step_a"], "rows": ["step_a"], "choice": "drop"}
    kept = {"draft": draft, "type": "step-missing", "about": about}
    made("harmonisation", "Difference", key="there", position=0, decided=True, **kept)
    decided = {"group": group, "traject": traject, "option": "drop", "decided_by": analyst, "decided_on": DAY}
    for number, (key, withdrawn) in enumerate([("there", None), ("gone", None), ("there", "2021-03-09T10:00:00Z")], 2):
        facts = {"number": f"BESL-2021-00{number}", "difference": key, "withdrawn_at": withdrawn}
        made("harmonisation", "Decision", **decided, **facts)


def _made(apps: Apps, app: str, model: str, **given: Any) -> Any:
    return apps.get_model(app, model).objects.create(**given)


def found(question: str) -> list[str]:
    return sorted(entry.title for entry in search(question, KINDS).found if entry.kind == "process")


def of(werkrol: str) -> list[str]:
    """What is found in the work of a werkrol."""
    answer = search("melding", ("process",), limits=Limits(chosen=((f"werkrol:{werkrol}",),)))
    return sorted(entry.title for entry in answer.found)


def test_versions_of_the_first_release_say_which_werkrollen_they_ask_something_of(upgraded: None) -> None:
    versions = list(Version.objects.all())
    assert len(versions) == len(PROCESSES)
    for version in versions:
        assert version.werkrol_keys == werkrol_keys(second_graph().steps)
        assert "consulent wmo" in version.werkrol_keys


def test_everything_is_found_before_and_by_what_is_new_after_the_job(upgraded: None, work: Callable[[], None]) -> None:
    assert found("melding") == sorted(PROCESSES)
    assert of("consulent wmo") == []
    queue_index_outdated()
    queue_index_outdated()  # a worker that starts again asks again
    work_left = jobs_waiting()
    work()
    assert work_left == 1
    assert found("melding") == sorted(PROCESSES)
    assert of("consulent wmo") == sorted(PROCESSES)
    number = Process.objects.get(name="Melding Jeugd").pk
    assert search(f"PROC-{number}", KINDS).found[0].title == "Melding Jeugd"
    queue_index_outdated()
    assert jobs_waiting() == 0


def test_a_job_that_was_killed_goes_on_where_it_was(upgraded: None, monkeypatch: pytest.MonkeyPatch) -> None:
    indexed: list[int] = []
    real = indexing_anew._INDEX["process"]

    def dies_at_the_second(process_id: int) -> None:
        indexed.append(process_id)
        if len(indexed) == 2:
            raise SystemExit
        real(process_id)

    monkeypatch.setitem(indexing_anew._INDEX, "process", dies_at_the_second)
    with pytest.raises(SystemExit):
        index_outdated()
    assert found("melding") == sorted(PROCESSES)
    index_outdated()
    assert sorted(indexed[:1] + indexed[2:]) == sorted(Process.objects.values_list("pk", flat=True))
    assert not is_outdated()


def test_one_that_fails_holds_up_no_other_and_stays_to_be_done(upgraded: None, monkeypatch: pytest.MonkeyPatch) -> None:
    bad, real = Process.objects.get(name="Melding Jeugd").pk, indexing_anew._INDEX["process"]

    def fails_for_one(process_id: int) -> None:
        if process_id == bad:
            raise ValueError
        real(process_id)

    monkeypatch.setitem(indexing_anew._INDEX, "process", fails_for_one)
    index_outdated()
    assert set(SearchEntry.objects.filter(shape=0).values_list("object_id", flat=True)) == {bad}
    assert is_outdated()
    assert found("melding") == sorted(PROCESSES)


def test_each_choice_of_documents_becomes_a_decision(upgraded: None) -> None:
    (made,) = Decision.objects.filter(kind=Decision.Kind.DOCUMENT)
    row = DocumentChoice.objects.get(name="Brief")
    assert (made.number, made.kind, made.decided_on) == ("BESL-2021-001", "document", DAY)
    assert (made.reason, made.decided_by, made.group) == ("Gewone taal", Account.objects.get(), row.group)
    assert (row.decision, row.outcome, row.stays_id) == (made, "stays", Document.objects.get(name="Brief Landerd").pk)
    assert [one["words"] for one in made.options if one["id"] == made.option] == ["‘Brief Landerd’ blijft"]
    assert DocumentChoice.objects.get(name="Folder").decision is None


def test_a_decision_of_before_steps_were_kept_knows_those_of_the_draft_that_follows_from_it(upgraded: None) -> None:
    made = Decision.objects.filter(kind=Decision.Kind.DIFFERENCE).order_by("number")
    assert [one.steps for one in made] == [[[11, "n1"], [13, "n7"]], [], []]
    assert [one.type for one in made] == ["step-missing", "", ""]


def test_what_this_release_makes_is_up_to_date(upgraded: None) -> None:
    index_outdated()
    entries = list(SearchEntry.objects.order_by("pk").values_list("pk", flat=True))
    index_outdated()
    assert list(SearchEntry.objects.order_by("pk").values_list("pk", flat=True)) == entries


def jobs_waiting() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from procrastinate_jobs where task_name = 'landscape.index_outdated' and status = 'todo'"
        )
        return int(cursor.fetchone()[0])
