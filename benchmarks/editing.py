"""From keystroke to drawing: all that the server computes for one edit of a process of sixty steps."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from benchmarks.stopwatch import percentile
from benchmarks.table import Measure, print_measures

from stroomlijn.engines.editing import Command, apply, blank, check, rows
from stroomlijn.engines.formats.bpmn import read_bpmn, rewrite_bpmn, write_bpmn
from stroomlijn.engines.layout import arrange, draw_svg
from stroomlijn.engines.process_model import Process

STEPS = 60
TARGET = 300.0
ANCHOR = "tot 100 ms voelt direct (Nielsen 1993)"


def run(short: bool = False) -> list[Measure]:
    """Prints and returns the times in processor milliseconds. `short`: fewer rounds."""
    before = sixty_steps()
    data = write_bpmn(before, arrange(before))
    before = read_bpmn("zestig.bpmn", data).processes[0].process
    rounds = 2 if short else 5
    measures = [
        _measure(name, [_edit(data, before, command) for _ in range(rounds)]) for name, command in _COMMANDS.items()
    ]
    lines = "\n".join(f"Stap {number}\tRol {number % 6}" for number in range(1000))
    paste: Command = {"do": "paste", "after": "s30", "id": "geplakt", "text": lines}
    spent = min(_milliseconds(lambda: apply(before, paste)) for _ in range(rounds))
    measures.append(Measure("1.000 rijen plakken, zonder tekening", f"{spent:.0f} ms CPU", "< 1000 ms", spent < 1000))
    print_measures(f"Bewerken van {STEPS} stappen: opdracht, tabel, controles, tekening en BPMN", measures)
    return measures


def sixty_steps() -> Process:
    """Sixty steps of six roles, with a choice after every eighth that skips two steps."""
    graph = blank("Zestig stappen")
    before = "stap-1"
    for number in range(1, STEPS):
        role = f"Rol {number % 6}"
        insert: Command = {"do": "insert", "after": before, "id": f"s{number}", "label": f"Stap {number}", "role": role}
        graph, before = apply(graph, insert).graph, f"s{number}"
    for number in range(4, STEPS - 4, 8):
        ways = [{"answer": "ja", "to": ""}, {"answer": "nee", "to": f"s{number + 3}"}]
        graph = apply(graph, {**_DECISION, "step": f"s{number}", "ways": ways}).graph
    return graph


_DECISION: Command = {
    "do": "decide",
    "question": "Akkoord?",
    "kind": "exclusive",
    "was": {"question": "", "kind": "none", "ways": []},
}
_COMMANDS: dict[str, Command] = {
    "een vakje": {"do": "set", "step": "s30", "field": "label", "value": "Besluit nemen", "was": "Stap 30"},
    "een andere rol": {"do": "set", "step": "s30", "field": "role", "value": "Rol 9", "was": "Rol 0"},
    "een stap erbij": {"do": "insert", "after": "s30", "id": "nieuw", "label": "Bellen", "role": "Rol 2"},
    "een stap weg": {"do": "remove", "step": "s30"},
    "een stap verplaatst": {"do": "move", "step": "s30", "after": "s10"},
    "een beslissing": {
        **_DECISION,
        "step": "s30",
        "ways": [{"answer": "ja", "to": ""}, {"answer": "nee", "to": "s10"}],
    },
}


def _edit(data: bytes, before: Process, command: Command) -> float:
    """Everything between a command and what two people see of it."""

    def work() -> None:
        after = apply(before, command).graph
        rows(after)
        check(after)
        drawing = arrange(after)
        draw_svg(after, drawing)
        rewrite_bpmn(data, before, after, drawing)

    return _milliseconds(work)


def _milliseconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def _measure(name: str, spent: list[float]) -> Measure:
    worst = percentile(spent, 0.95)
    found = f"{statistics.median(spent):.0f} ms CPU, p95 {worst:.0f}"
    return Measure(name, found, f"< {TARGET:.0f} ms", worst < TARGET, ANCHOR)
