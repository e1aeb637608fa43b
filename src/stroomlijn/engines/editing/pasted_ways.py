"""Questions and ways on of rows that are pasted: each becomes the decision behind its row once all rows are there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stroomlijn.engines.formats.spreadsheet.number import normal
from stroomlijn.engines.problems import Problem, Remark
from stroomlijn.engines.process_model import Process

from . import texts
from .answers import decision
from .decisions import decide
from .pasted import PastedRow
from .routes import route_after
from .rows import next_rows, routing, shown_ways, steps_in_order

WAYS = ("question", "ways")


def join_pasted(graph: Process, pasted: Sequence[tuple[PastedRow, str]]) -> tuple[Process, list[Remark]]:
    """The graph with what each row asks, and what was left out of it. `pasted`: rows with the ids of their steps.

    The numbers in a text are those that were pasted along, else rows are counted from the first that was pasted.
    """
    numbers = {normal(row.cells.get("number", "") or str(count)): step for count, (row, step) in enumerate(pasted, 1)}
    remarks = []
    for place, (row, step) in enumerate(pasted):
        question, text = (row.cells.get(name, "").strip() for name in WAYS)
        following = pasted[place + 1][1] if place + 1 < len(pasted) else ""
        if not (question or text) or (not question and numbers.get(normal(text)) == following):
            continue
        try:
            graph = _joined(graph, step, question, text, numbers)
        except Problem as problem:
            remarks.append(_left_out(problem, row, " | ".join(filter(None, (question, text)))))
    return graph, remarks


def _joined(graph: Process, step: str, question: str, text: str, numbers: Mapping[str, str]) -> Process:
    if not text:
        raise Problem("edit-ways-missing", step)
    route = route_after(graph, graph.node[step])
    ways = shown_ways(route, next_rows(steps_in_order(graph))[step])
    was = {
        "question": route.gateway.label if route.gateway else "",
        "kind": routing(route),
        "ways": [{"answer": way.answer, "to": way.to} for way in ways],
    }
    asked = {"do": "decide", "step": step, "question": question, "text": text, "kind": "none", "was": was}
    return decide(graph, decision({**asked, "numbers": numbers}))


def _left_out(problem: Problem, row: PastedRow, written: str) -> Remark:
    return Remark(problem.code, row.place, {**problem.facts, "text": texts.shown(written), "whole": row.text})
