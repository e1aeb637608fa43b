"""Two people give random commands on one concept at the same time, through real transactions.

STROOMLIJN_EDITS says how many commands (1,000 for the full form).
"""

from __future__ import annotations

import os
import threading
from random import Random
from typing import Any

import pytest
from django.db import connection

from stroomlijn.engines.editing import apply_delta, invert, rows
from stroomlijn.engines.formats.bpmn import read_bpmn
from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Process as Graph
from stroomlijn.engines.process_model import process_from_json, process_to_json
from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.operations.accounts import make_account
from stroomlijn.landscape.models import Appearance, Edit, Version
from stroomlijn.landscape.operations import editing
from stroomlijn.landscape.queries.places import Place

COMMANDS = int(os.environ.get("STROOMLIJN_EDITS", "120"))
FIELDS = ("label", "role", "system", "lead_time", "documentation")


class Client:
    """Somebody with a copy of the concept, who hears of edits now and then: some commands come too late."""

    def __init__(self, name: str, concept: Version, seed: int) -> None:
        account = make_account(PRODUCT, email=f"{name}@voorbeeld.nl", name=name)
        self.name, self.actor, self.concept = name, Actor(account.pk), concept
        self.graph = process_from_json(Version.objects.get(pk=concept.pk).graph)
        self.order, self.made, self.random = 1, 0, Random(seed)
        self.taken: list[str] = []
        self.refused: list[str] = []
        self.failure: BaseException | None = None

    def work(self, number: int) -> None:
        try:
            for _ in range(number):
                self.give(self.command())
                if self.random.random() < 0.6:
                    self.catch_up()
        except BaseException as failure:  # told by the test itself
            self.failure = failure
        finally:
            connection.close()

    def give(self, command: dict[str, Any]) -> None:
        self.made += 1
        key = f"{self.name}-{self.made}"
        try:
            before = editing.give_command(self.actor, self.concept.pk, command, key)
        except Problem as problem:
            self.refused.append(problem.code)
        else:
            self.taken += [key] if before.graph != before.before else []

    def catch_up(self) -> None:
        """The edits that were taken since, in the order of the server."""
        for edit in Edit.objects.filter(version=self.concept, order__gt=self.order).order_by("order"):
            self.graph, self.order = apply_delta(self.graph, edit.delta), edit.order

    def command(self) -> dict[str, Any]:
        table = rows(self.graph)
        row = self.random.choice(table) if table else None
        doing = self.random.choices(
            ("set", "insert", "remove", "move", "decide", "paste", "undo", "redo"), (40, 18, 6, 8, 10, 4, 10, 4)
        )[0]
        if row is None or doing == "insert":
            after = row.id if row else None
            return {"do": "insert", "after": after, "id": f"{self.name}-{self.made}", "label": self.word()}
        if doing == "set":
            field = self.random.choice(FIELDS)
            return {"do": "set", "step": row.id, "field": field, "value": self.word(), "was": getattr(row, field)}
        if doing == "move":
            return {"do": "move", "step": row.id, "after": self.random.choice(table).id}
        if doing == "paste":
            return {"do": "paste", "after": row.id, "id": f"{self.name}-p{self.made}", "text": "\n".join("ab")}
        return self.decision(row, table) if doing == "decide" else {"do": doing, "step": row.id}

    def decision(self, row: Any, table: Any) -> dict[str, Any]:
        goals = [self.random.choice(table).id, "end", ""]
        ways = [{"answer": answer, "to": self.random.choice(goals)} for answer in ("ja", "nee")]
        was = {
            "question": row.question,
            "kind": row.routing,
            "ways": [{"answer": w.answer, "to": w.to} for w in row.ways],
        }
        return {"do": "decide", "step": row.id, "question": self.word(), "kind": "exclusive", "ways": ways, "was": was}

    def word(self) -> str:
        return f"{self.name} {self.made}"


@pytest.mark.parametrize("seed", [1])
def test_two_people_end_with_the_same_process_and_nothing_is_lost(actor: Actor, traject_id: int, seed: int) -> None:
    concept = editing.begin_new(actor, Place(traject_id, None, ""), "Samen")
    begun = process_from_json(concept.graph)
    clients = [Client(name, concept, seed * 10 + place) for place, name in enumerate(("noor", "joost"))]
    threads = [threading.Thread(target=client.work, args=(COMMANDS // 2,)) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [client.failure for client in clients] == [None, None]
    for client in clients:
        client.catch_up()
        assert len(client.taken) > COMMANDS // 8, client.refused

    concept.refresh_from_db()
    server = process_from_json(concept.graph)
    assert [client.graph == server for client in clients] == [True, True]
    assert_nothing_is_lost(concept, begun, server, clients)
    assert_all_of_it_follows(concept, server)


def assert_nothing_is_lost(concept: Version, begun: Graph, server: Graph, clients: list[Client]) -> None:
    """Each command that was taken is an edit, once and in order; taken back one by one they lead to the beginning."""
    edits = list(Edit.objects.filter(version=concept).order_by("-order"))
    assert sorted(edit.key for edit in edits) == sorted(key for client in clients for key in client.taken)
    assert [edit.order for edit in edits] == list(range(concept.revision, 1, -1))
    for edit in edits:
        server = apply_delta(server, invert(edit.delta))
    assert server == begun


def assert_all_of_it_follows(concept: Version, server: Graph) -> None:
    """The record, the steps and the count say what the graph says."""
    read = read_bpmn("concept.bpmn", bytes(concept.bpmn)).processes[0].process
    assert process_to_json(read) == concept.graph
    shown = list(Appearance.objects.filter(version=concept).values_list("element", "label"))
    assert shown == [(row.id, row.label) for row in rows(server)]
    assert concept.step_count == len(shown)
