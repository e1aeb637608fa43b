"""A thousand published processes of thirty steps and two thousand people: time of the server per page, and questions to
the database.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from benchmarks.database import empty, server_cpu
from benchmarks.large_landscape import ORGANISATIONS, ROLES, STEPS, documents, people, processes
from benchmarks.stopwatch import percentile, stopwatch
from benchmarks.table import Row, print_table, verdict

from stroomlijn.foundation.actor import Actor

SIZE, PEOPLE_PER_PROCESS, INVITED = 1_000, 2, 500
SEARCH, PAGE = 100, 150
MOST_QUERIES = 25
HEADER = (
    *("pagina", "wie", "verzoeken", "p50 ms", "p95 ms", "CPU p50", "CPU p95", "doel p95"),
    *("uitslag", "vragen aan database", "doel", "uitslag", "kB verzonden"),
)
QUESTIONS = {
    "veel voorkomend woord": ("aanvraag", "dossier", "controleren", "besluit"),
    "zeldzaam woord": ("hondenbelasting", "uitweg", "rioolaansluiting", "straatnaam"),
    "typefout": ("vergunnign", "leerlingenvervor", "parkeerkart", "beschiking"),
    "code": ("PROC", "PROC-1204", "DOC-12"),
    "meer woorden": (
        *("hoe doe ik een aanvraag", "melding aannemen", "besluit versturen", "rolstoel indicatie", "leges factuur"),
        *("bezwaar jurist vergunningen", "vergunnign controleren", "consulent wmo bespreekt het verslag"),
    ),
}


@dataclass(frozen=True, slots=True)
class Page:
    """A page under load: who asks, its addresses in turn, and the milliseconds that 95 of 100 requests stay under."""

    name: str
    who: str
    addresses: tuple[str, ...]
    most: float


def run(short: bool = False) -> None:
    """Fills a landscape by the product's own operations and asks for each page a hundred times. `short`: a tenth of
    the processes, thirty times."""
    size, rounds = (SIZE // 10, 30) if short else (SIZE, 100)
    empty()
    from benchmarks import main_job
    from django.test import Client

    analyst = main_job.analyst()
    with stopwatch(server_cpu) as filled:
        traject_id, published = _fill(Actor(analyst.pk, "benchmark"), size)
        employee = main_job.employee(traject_id)
        main_job.put_to_work(employee, ORGANISATIONS[0], ROLES[:2], published[:20])
    print(f"\n{size} processen van {STEPS} stappen en {PEOPLE_PER_PROCESS * size} mensen ingelezen in {filled}")
    clients = {}
    for who in (analyst, employee, main_job.administrator()):
        clients[who.name] = Client(SERVER_NAME="localhost", headers={"Accept-Encoding": "gzip"})
        clients[who.name].force_login(who)
    rows = [_measured(clients[page.who], page, rounds) for page in _pages(traject_id, published)]
    print_table("Pagina's, van verzoek tot antwoord op de server", HEADER, rows)


def _pages(traject_id: int, published: list[int]) -> Iterable[Page]:
    inventory, manage = f"/trajecten/{traject_id}", "/processen/beheer"
    everything = tuple(question for asked in QUESTIONS.values() for question in asked)
    for name, asked in QUESTIONS.items():
        yield Page(f"zoeken: {name}", "Medewerker", tuple(f"/zoeken?q={question}" for question in asked), SEARCH)
    yield Page("zoeken: analist", "Analist", tuple(f"/zoeken?q={question}" for question in everything), SEARCH)
    quick = tuple(f"/zoeken/snel?q={question}" for question in ("", *everything))
    yield Page("snel zoeken", "Medewerker", quick, SEARCH)
    yield Page("vandaag", "Medewerker", ("/vandaag",), PAGE)
    yield Page("mijn werk", "Medewerker", ("/mijn-werk",), PAGE)
    yield Page("nog te lezen", "Medewerker", ("/gelezen",), PAGE)
    yield Page("mijn processen", "Medewerker", ("/processen/mijn",), PAGE)
    some = tuple(f"/processen/PROC-{number}" for number in published[:: len(published) // 20])
    yield Page("proces", "Medewerker", some, PAGE)
    yield Page("processen", "Medewerker", ("/processen", "/processen?pagina=7", "/processen?tekst=parkeer"), PAGE)
    yield Page("documenten", "Medewerker", ("/documenten",), PAGE)
    yield Page("mensen", "Beheerder", ("/mensen", "/mensen?pagina=9"), PAGE)
    yield Page("vandaag", "Analist", ("/vandaag",), PAGE)
    yield Page("beheer", "Analist", (manage, f"{manage}?pagina=9"), PAGE)
    yield Page("inventaris", "Analist", (inventory, f"{inventory}?pagina=9", f"{inventory}?tekst=parkeer"), 2 * PAGE)


def _fill(actor: Actor, size: int) -> tuple[int, list[int]]:
    """A source landscape per organisation, every source process published as a process of the new one, the documents
    that they use, and the people."""
    from benchmarks import main_job
    from django.db import connection

    from stroomlijn.landscape.operations.documents import add_documents

    traject_id = main_job.traject(actor, "Veel processen")
    main_job.bring_in_per_organisation(actor, traject_id, processes(size))
    published = main_job.publish_as_they_are(actor, traject_id)
    add_documents(actor, documents())
    main_job.bring_in_people(actor, people(PEOPLE_PER_PROCESS * size), invited=INVITED)
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
        wall, cpu = _timed(partial(client.get, page.addresses[number % len(page.addresses)]))
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
