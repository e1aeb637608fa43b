"""From a command of the editor to its answer, drawing and all, through the website's own code and the database."""

from __future__ import annotations

import json
import time
from typing import Any

from benchmarks.database import empty
from benchmarks.editing import STEPS, TARGET
from benchmarks.stopwatch import percentile
from benchmarks.table import Measure, print_measures

ANCHOR = "tot 100 ms voelt direct (Nielsen 1993)"
MOST_QUERIES = 25
MANY = 1_000
MANY_TARGET = 1_000.0
LIGHT = 100
"""Kilobytes of an answer: what a line of 1 Mbit brings within a second."""


def run(short: bool = False) -> list[Measure]:
    """Prints and returns the 95th percentile of the time per command, and its queries. `short`: fewer rounds.

    Processor time decides: of the wall it is what a busy machine does not change.
    """
    empty()
    editor = _Editor()
    rounds = 6 if short else 30
    measures = []
    for name, give in (("een vakje", editor.cell), ("een stap erbij", editor.step), ("ongedaan maken", editor.undo)):
        spent = [give(number) for number in range(rounds)]
        wall, slow = (percentile([each[part] for each in spent], 0.95) for part in (0, 1))
        found = f"{wall:.0f} ms, {slow:.0f} ms CPU"
        measures.append(Measure(f"{name}, p95", found, f"< {TARGET:.0f} ms CPU", slow < TARGET, ANCHOR))
        most = max(queries for _, _, queries in spent)
        measures.append(
            Measure(f"{name}, vragen aan de database", str(most), f"<= {MOST_QUERIES}", most <= MOST_QUERIES)
        )
    measures += _of_many(2 if short else 8)
    print_measures(f"De editor aan de server: van opdracht tot antwoord met tekening, {STEPS} stappen", measures)
    return measures


def _of_many(rounds: int) -> list[Measure]:
    """The same cell in a process of a thousand steps, once the editor has its drawing; and how much the answer is."""
    empty()
    editor = _Editor(MANY)
    editor.cell(0)
    slow = percentile([editor.cell(number)[1] for number in range(1, rounds + 1)], 0.95)
    size = editor.size / 1000
    name = f"een vakje, {MANY} stappen"
    return [
        Measure(f"{name}, p95", f"{slow:.0f} ms CPU", f"< {MANY_TARGET:.0f} ms CPU", slow < MANY_TARGET, ANCHOR),
        Measure(f"{name}, grootte van het antwoord", f"{size:.0f} kB", f"< {LIGHT} kB", size < LIGHT),
    ]


class _Editor:
    """Somebody with a concept of so many steps open."""

    def __init__(self, steps: int = STEPS) -> None:
        from benchmarks import main_job
        from django.test import Client

        from stroomlijn.foundation.actor import Actor
        from stroomlijn.landscape.operations import editing
        from stroomlijn.landscape.queries.places import Place

        account = main_job.analyst()
        actor = Actor(account.pk, "benchmark")
        self.concept = editing.begin_new(actor, Place(main_job.traject(actor, f"Meting {steps}"), None, ""), "Meting")
        self.client = Client(SERVER_NAME="localhost")
        self.client.force_login(account)
        self.given, self.seen = 0, 1
        lines = [{"label": f"Stap {number}", "role": f"Rol {number % 6}"} for number in range(steps)]
        self._give({"do": "paste", "after": None, "id": "s", "rows": lines})
        self.ids = self.answer["ids"]
        self.label = next(row["label"] for row in self.answer["rows"] if row["id"] == self.ids[30])

    def cell(self, number: int) -> tuple[float, float, int]:
        changed = {"field": "label", "value": f"Anders {number}", "was": self.label}
        self.label = f"Anders {number}"
        return self._give({"do": "set", "step": self.ids[30], **changed})

    def step(self, number: int) -> tuple[float, float, int]:
        return self._give({"do": "insert", "after": self.ids[20], "id": f"nieuw-{number}", "label": "Erbij"})

    def undo(self, number: int) -> tuple[float, float, int]:
        return self._give({"do": "undo"})

    def _give(self, command: dict[str, Any]) -> tuple[float, float, int]:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        self.given += 1
        body = json.dumps({"key": str(self.given), "command": command, "seen": self.seen, "drawn": self.seen})
        address = f"/processen/PROC-{self.concept.process_id}/bewerken/opdracht"
        wall, cpu = time.perf_counter(), time.process_time()
        with CaptureQueriesContext(connection) as queries:
            answer = self.client.post(address, body, content_type="application/json")
        wall, cpu = (time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000
        assert answer.status_code == 200, answer.content
        self.answer, self.size = answer.json(), len(answer.content)
        self.seen = self.answer["order"]
        return wall, cpu, len(queries)
