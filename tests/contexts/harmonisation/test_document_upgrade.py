"""A database in which documents were chosen outside the register: each choice gets its number in it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from stroomlijn.foundation.models import Account
from stroomlijn.harmonisation.models import Decision, DocumentChoice, Group

BEFORE = ("harmonisation", "0016_origin_judgements")
DAY = datetime.date(2021, 3, 9)


@pytest.fixture
def earlier(transactional_db: None) -> Iterator[MigrationExecutor]:
    """At the tables of the release before."""
    executor = MigrationExecutor(connection)
    last = executor.loader.graph.leaf_nodes()
    executor.migrate([BEFORE])
    yield executor
    MigrationExecutor(connection).migrate(last)


def test_each_choice_of_documents_becomes_a_decision(analyst: Account, traject_id: int, earlier) -> None:
    apps = earlier.loader.project_state([BEFORE]).apps
    group = apps.get_model("harmonisation", "Group").objects.create(traject_id=traject_id, name="Wmo", name_key="wmo")
    library = apps.get_model("landscape", "Document")
    uden, landerd = (library.objects.create(name=name, key=name.lower()) for name in ("Brief Uden", "Brief Landerd"))
    rows = apps.get_model("harmonisation", "DocumentChoice").objects
    chosen = rows.create(
        group=group,
        name="Brief",
        outcome="stays",
        stays=landerd,
        reason="Gewone taal",
        chosen_on=DAY,
        chosen_by_id=analyst.pk,
    )
    chosen.documents.set([uden, landerd])
    rows.create(group=group, name="Folder")
    MigrationExecutor(connection).migrate(MigrationExecutor(connection).loader.graph.leaf_nodes())

    (made,) = Decision.objects.all()
    row = DocumentChoice.objects.get(name="Brief")
    assert (made.number, made.kind, made.decided_on) == ("BESL-2021-001", "document", DAY)
    assert (made.reason, made.decided_by, made.group) == ("Gewone taal", analyst, Group.objects.get())
    assert (row.decision, row.outcome, row.stays_id) == (made, "stays", landerd.pk)
    assert [one["words"] for one in made.options if one["id"] == made.option] == ["‘Brief Landerd’ blijft"]
    assert DocumentChoice.objects.get(name="Folder").decision is None
