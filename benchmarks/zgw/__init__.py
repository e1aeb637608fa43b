"""The case register: processors spent on a request by website and database together, its statements, and the floor.

Two processes of the product serve, a client beside them asks. Processor time is what a busy machine spoils least; it
still differs by tens of per cents between runs.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any

from benchmarks.database import empty
from benchmarks.stopwatch import stopwatch
from benchmarks.table import Row, print_table, verdict

CASES, TIMES = 10_000, 250
MEMORY, GROWTH, FEW = 250, 1.5, 1_000
COST = ("website", "database", "samen")
HEADLINE = ("verzoek, ms CPU", *COST, "bodem", "Open Zaak 1.30", "doel", "uitslag", "vragen", "doel", "uitslag")
GROWN = ("verzoek, ms CPU", *COST, "eerst", "groei", "doel", "uitslag", "vragen", "treffers")


def run(short: bool = False) -> None:
    """Measures at ten thousand cases. `short`: fewer requests."""
    _at_first(100 if short else TIMES)


def run_grown(cases: int) -> None:
    """Measures at ten thousand cases, and what so many cost more."""
    small, found = _at_first(TIMES)
    from benchmarks.zgw.asked import Register
    from benchmarks.zgw.measuring import measure

    before = {**found, **_lists(small, TIMES)}
    _fill(small.types, CASES, cases)
    large = Register(small.types, cases)
    after = {**measure(large.requests(), TIMES)[0], **_lists(large, TIMES)}
    print_table(f"Het zaakregister bij {cases} zaken", GROWN, list(_grown(before, after)))


def _at_first(times: int) -> tuple[Any, Mapping[str, Any]]:
    empty()
    from benchmarks.zgw import catalogue
    from benchmarks.zgw.asked import Register
    from benchmarks.zgw.measuring import floors, measure

    types = catalogue.make_catalogue()
    catalogue.make_applications(types)
    catalogue.make_subscription()
    _fill(types, 0, CASES)
    small = Register(types, CASES)
    requests = list(small.requests())
    bottom = floors(requests, times)
    found, memory = measure(requests, times)
    rows = [_headline(one, found[one.name], bottom.get(one.name)) for one in requests]
    aim = (f"<= {MEMORY}", verdict(memory <= MEMORY))
    rows.append(("geheugen van 2 processen, MB", "", "", f"{memory:.0f}", "", "510", *aim, "", "", ""))
    print_table(f"Het zaakregister bij {CASES} zaken, {3 * times} verzoeken per regel", HEADLINE, rows)
    return small, found


def _fill(types: Any, first: int, last: int) -> None:
    from benchmarks.zgw.cases import fill

    with stopwatch() as filled:
        fill(types, first, last)
    print(f"\nzaken {first} tot {last} geladen in {filled}; belasting van de machine {os.getloadavg()[0]:.1f}")


def _headline(request: Any, found: Any, bottom: float | None) -> Row:
    queries = (str(found.statements), f"<= {request.queries}", verdict(found.statements <= request.queries))
    return (
        request.name,
        *_figures(found),
        f"{bottom:.2f}" if bottom else "",
        request.peer,
        f"<= {request.most}",
        verdict(found.cost.total <= request.most),
        *(queries if request.queries else (queries[0], "", "")),
    )


def _lists(register: Any, times: int) -> Mapping[str, Any]:
    """Narrow lists, and broad ones, of which one takes as long as a hundred others."""
    from benchmarks.zgw.measuring import measure

    return {**measure(register.filtered(), times)[0], **measure(register.broad(), times // 10)[0]}


def _grown(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Row]:
    """Growth is aimed at where not the number of hits is the work."""
    for name, one in after.items():
        growth = one.cost.total / before[name].cost.total
        broad = one.hits is not None and one.hits > FEW
        aim = ("", "") if broad else ("<= 1,5", verdict(growth <= GROWTH))
        counts = (str(one.statements), "" if one.hits is None else str(one.hits))
        yield (name, *_figures(one), f"{before[name].cost.total:.2f}", f"{growth:.2f}", *aim, *counts)


def _figures(found: Any) -> tuple[str, str, str]:
    cost = found.cost
    return f"{cost.web:.2f}", f"{cost.database:.2f}", f"{cost.total:.2f}"
