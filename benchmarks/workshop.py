"""A workshop on ten organisations of eighty steps: one judgement and one decision at the server, the page, and fifty
people who follow one decision live.
"""

from __future__ import annotations

import time
from itertools import pairwise
from typing import Any

from benchmarks.database import empty
from benchmarks.stopwatch import percentile
from benchmarks.table import Measure, print_measures
from benchmarks.workshop_followers import heard
from benchmarks.workshop_group import ORGANISATIONS, STEPS, colleagues, group_in_work

MOST, SEEN, MOST_QUERIES = 100.0, 200.0, 25
FOLLOWERS = 50
ANCHOR = "tot 100 ms voelt direct (Nielsen 1993)"


def run(short: bool = False) -> list[Measure]:
    """Prints and returns the figures. `short`: fewer rounds, as many organisations, steps and people."""
    empty()
    from benchmarks import main_job

    analyst = main_job.analyst()
    group = group_in_work(analyst)
    measures = _at_the_server(analyst, group, 6 if short else 30)
    measures += _live(analyst, group, 3 if short else 8)
    print_measures(f"Een workshop: {ORGANISATIONS} organisaties, {STEPS} stappen, {FOLLOWERS} mensen", measures)
    return measures


def _at_the_server(account: Any, group: Any, rounds: int) -> list[Measure]:
    screen = _Screen(account, group)
    measures = []
    for name, give in (("een oordeel", screen.judge), ("een besluit", screen.decide)):
        give(rounds)  # the first of its kind also loads code
        spent = [give(number) for number in range(rounds)]
        wall, cpu = (percentile([each[part] for each in spent], 0.95) for part in (0, 1))
        found = f"{wall:.0f} ms, {cpu:.0f} ms CPU"
        measures.append(Measure(f"{name} aan de server, p95", found, f"< {MOST:.0f} ms", wall < MOST, ANCHOR))
    for name, address, part in (
        ("de pagina", screen.address, False),
        ("alles besloten en open", f"{screen.address}?toon=alles", False),
        ("groot scherm", f"{screen.address}?scherm=groot", False),
        ("wat bijwerkt", screen.address, True),
    ):
        queries, wall, size = screen.look(address, part=part)
        told = f"{queries}, {wall:.0f} ms, {size / 1000:.0f} kB"
        measures.append(Measure(f"{name}: vragen, tijd", told, f"<= {MOST_QUERIES}", queries <= MOST_QUERIES))
    return measures


def _live(account: Any, group: Any, rounds: int) -> list[Measure]:
    """Fifty people hear each decision and fetch the screen anew, from a website and a worker of their own."""
    told = heard(account, group, colleagues(FOLLOWERS), rounds)
    slowest = [max(times) for times in told.seen]
    middle = [percentile(times, 0.5) for times in told.seen]
    renewed = [max(times) for times in told.renewed]
    last = percentile(slowest, 0.5)
    return [
        Measure(
            f"besluit gezien door de laatste van {FOLLOWERS}, p50 van {rounds}",
            f"{last:.0f} ms (slechtste {max(slowest):.0f})",
            f"< {SEEN:.0f} ms",
            last < SEEN,
        ),
        Measure("besluit gezien door de middelste", f"{percentile(middle, 0.5):.0f} ms"),
        Measure("heel het scherm ververst bij de laatste", f"{percentile(renewed, 0.5):.0f} ms"),
    ]


class _Screen:
    """Somebody who has the screen of the workshop open."""

    def __init__(self, account: Any, group: Any) -> None:
        from django.test import Client

        from stroomlijn.harmonisation.models import Difference, Draft

        self.client = Client(SERVER_NAME="localhost")
        self.client.force_login(account)
        self.address = f"/groepen/GROEP-{group.pk}"
        self.differences = list(Difference.objects.filter(draft__group=group))
        draft = Draft.objects.get(group=group)
        own = [(row["cells"][0], row["cells"][1]) for row in draft.rows if row["kind"] == "step"]
        left, right = (column["process"] for column in draft.columns[:2])
        self.pairs = [
            (f"{left}:{one['element']}", f"{right}:{other['element']}")
            for (one, _same), (_one, other) in pairwise(own)
            if one and other
        ]

    def judge(self, number: int) -> tuple[float, float]:
        one, other = self.pairs[number]
        return self._give("oordelen", {"een": one, "ander": other, "zelfde": "nee"})

    def decide(self, number: int) -> tuple[float, float]:
        chosen = self.differences[number]
        sent = {"verschil": chosen.key, "keuze": chosen.options[0]["id"], "reden": "Zo doen de meeste het"}
        return self._give("besluiten", sent)

    def look(self, address: str, *, part: bool) -> tuple[int, float, int]:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        headers = {"HX-Request": "true"} if part else {}
        self.client.get(address, headers=headers)
        with CaptureQueriesContext(connection) as queries:
            began = time.perf_counter()
            answer = self.client.get(address, headers=headers)
            wall = (time.perf_counter() - began) * 1000
        assert answer.status_code == 200, answer.status_code
        return len(queries), wall, len(answer.content)

    def _give(self, what: str, sent: dict[str, str]) -> tuple[float, float]:
        wall, cpu = time.perf_counter(), time.process_time()
        answer = self.client.post(f"{self.address}/{what}", sent)
        assert answer.status_code == 302, answer.content
        return (time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000
