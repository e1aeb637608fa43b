"""One request measured: what server and database spend on it, its statements, its floor."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.zgw import floor
from benchmarks.zgw.asked import Request
from benchmarks.zgw.serving import Ask, Cost, Website, website

_EXAMPLES = 50


@dataclass(frozen=True, slots=True)
class Found:
    """What a request costs.

    statements  how many the product asks of the database, those that begin and end a transaction left out
    hits        what a list says to hold
    """

    cost: Cost
    statements: int
    hits: int | None


def measure(requests: Iterable[Request], times: int) -> tuple[Mapping[str, Found], float]:
    """By the name of the request; and the megabytes of the website when all were done."""
    with website() as served:
        return {one.name: _measured(served, one, times) for one in requests}, served.memory


def floors(requests: Sequence[Request], times: int) -> Mapping[str, float]:
    """What the rows of the reading requests and their JSON cost without a framework."""
    reading = [one for one in requests if not one.writes]
    statements = {
        str(place): [_statements(one.ask(number)) for number in range(_EXAMPLES)] for place, one in enumerate(reading)
    }
    with tempfile.TemporaryDirectory() as place:
        floor.write(Path(place, "statements"), statements)
        with website("benchmarks.zgw.floor") as served:
            return {one.name: _bare(served, place, times) for place, one in enumerate(reading)}


def _bare(served: Website, place: int, times: int) -> float:
    return served.cost([Ask("GET", f"/{place}/{number}", {}) for number in range(4 * times)]).total


def _measured(served: Website, request: Request, times: int) -> Found:
    first = request.ask(4 * times)
    answer, statements = _asked(first)
    hits = answer.get("count") if isinstance(answer, dict) else None
    return Found(served.cost([request.ask(number) for number in range(4 * times)]), len(statements), hits)


def _statements(ask: Ask) -> list[tuple[str, list[Any]]]:
    return _asked(ask)[1]


def _asked(ask: Ask) -> tuple[Any, list[tuple[str, list[Any]]]]:
    """The answer of the product in this process, with its statements and their values."""
    from django.db import connection
    from django.test import Client

    found: list[tuple[str, list[Any]]] = []

    def note(execute: Any, sql: str, values: Any, many: bool, context: Any) -> Any:
        found.append((sql, list(values or ())))
        return execute(sql, values, many, context)

    headers = {name: value for name, value in ask.headers.items() if name != "Content-Type"}
    client = Client(headers=headers)
    client.get("/zaken/api/v1/zaken?pageSize=1")  # what is remembered of an application is read once
    with connection.execute_wrapper(note):
        answer = client.generic(ask.method, ask.address, ask.body or "", content_type="application/json")
    assert answer.status_code < 300, f"{ask.address}: {answer.status_code} {answer.content[:300]!r}"
    return answer.json(), found
