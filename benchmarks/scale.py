"""A thousand published processes of thirty steps: time of the server per page, and questions to the database."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from benchmarks.database import empty, server_cpu
from benchmarks.large_landscape import STEPS, processes
from benchmarks.stopwatch import percentile, stopwatch
from benchmarks.table import Row, print_table, verdict

SIZE = 1_000
MOST_QUERIES = 25
HEADER = (
    *("pagina", "wie", "verzoeken", "p50 ms", "p95 ms", "CPU p50", "CPU p95", "doel p95"),
    *("uitslag", "vragen aan database", "doel", "uitslag", "kB verzonden"),
)
QUESTIONS = (
    *("hoe doe ik een aanvraag", "melding aannemen", "parkeerkaart", "besluit versturen", "rolstoel indicatie"),
    *("bezwaar jurist", "vergunnign controleren", "PROC", "dossier", "leges factuur"),
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page under load: who asks, its addresses in turn, and the milliseconds that 95 of 100 requests stay under."""

    name: str
    who: str
    addresses: tuple[str, ...]
    most: float


def run(short: bool = False) -> None:
    """Fills a landscape by the product's own operations and asks for each page a hundred times. `short`: a quarter of
    the processes, thirty times."""
    size, rounds = (SIZE // 4, 30) if short else (SIZE, 100)
    empty()
    from benchmarks import main_job
    from django.test import Client

    account = main_job.analyst()
    with stopwatch(server_cpu) as filled:
        traject_id, published = _fill(account.pk, size)
    print(f"\n{size} processen van {STEPS} stappen ingelezen, getekend en gepubliceerd in {filled}")
    clients = {}
    for who in (account, main_job.employee(traject_id)):
        clients[who.name] = Client(SERVER_NAME="localhost", headers={"Accept-Encoding": "gzip"})
        clients[who.name].force_login(who)
    rows = [_measured(clients[page.who], page, rounds) for page in _pages(traject_id, published)]
    print_table("Pagina's, van verzoek tot antwoord op de server", HEADER, rows)


def _pages(traject_id: int, published: list[int]) -> Iterable[Page]:
    inventory = f"/trajecten/{traject_id}"
    some = published[:: len(published) // 20]
    return (
        Page("zoeken", "Medewerker", tuple(f"/zoeken?q={question}" for question in QUESTIONS), 100),
        Page("snel zoeken", "Medewerker", tuple(f"/zoeken/snel?q={question}" for question in ("", *QUESTIONS)), 100),
        Page("mijn processen", "Medewerker", ("/processen/mijn",), 150),
        Page(
            "proces",
            "Medewerker",
            tuple(f"/processen/PROC-{number}" for number in some),
            150,
        ),
        Page("processen", "Medewerker", ("/processen", "/processen?pagina=7"), 150),
        Page("inventaris", "Analist", (inventory, f"{inventory}?pagina=9", f"{inventory}?tekst=parkeer"), 300),
    )


def _fill(account_id: int, size: int) -> tuple[int, list[int]]:
    """A source landscape per organisation, and every source process published as a process of the new one."""
    from benchmarks import main_job
    from django.db import connection

    from stroomlijn.foundation.actor import Actor

    actor = Actor(account_id, "benchmark")
    traject_id = main_job.traject(actor, "Veel processen")
    main_job.bring_in_per_organisation(actor, traject_id, processes(size))
    published = main_job.publish_as_they_are(actor, traject_id)
    with connection.cursor() as cursor:
        cursor.execute("analyze")
    return traject_id, published


def _measured(client: Any, page: Page, rounds: int) -> Row:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    walls, cpus, queries, size = [], [], [], 0
    for address in page.addresses:
        with CaptureQueriesContext(connection) as captured:
            response = client.get(address)
        assert response.status_code == 200, f"{address}: {response.status_code}"
        queries.append(len(captured))
        size = max(size, len(response.content))
    for number in range(rounds):
        wall, cpu = _timed(lambda number=number: client.get(page.addresses[number % len(page.addresses)]))
        walls.append(wall)
        cpus.append(cpu)
    p95 = percentile(walls, 0.95)
    return (
        page.name,
        page.who.lower(),
        str(rounds),
        *(f"{1000 * percentile(times, share):.0f}" for times in (walls, cpus) for share in (0.5, 0.95)),
        f"< {page.most}",
        verdict(1000 * p95 < page.most),
        str(max(queries)),
        f"<= {MOST_QUERIES}",
        verdict(max(queries) <= MOST_QUERIES),
        f"{size / 1000:.0f}",
    )


def _timed(ask: Callable[[], object]) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.process_time() + server_cpu()
    ask()
    return time.perf_counter() - wall, time.process_time() + server_cpu() - cpu
