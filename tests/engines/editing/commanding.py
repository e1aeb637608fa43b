"""Commands as people give them: sensible, silly and wrong ones, made from what they see; and what comes of them."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from stroomlijn.engines.editing import END, FACTS, Command, apply, blank, rows
from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Process, process_to_json

ROLES = ["", "Consulent", "Administratie", "Toetser"]
TEXTS = ["", "Aanvraag beoordelen", "Brief <b>sturen</b>", "Huisbezoek\tplannen", "É\u200bén", "x" * 400]
VALUES: dict[str, list[Any]] = {
    "label": TEXTS,
    "role": ROLES,
    "helpers": [[], ["Toetser"], "A; B"],
    "system": TEXTS,
    "documents": [[], ["Brief", "Besluit"]],
    "lead_time": ["", "5 werkdagen"],
    "duration": [None, 5, "1,5 uur", "lang"],
    "legal_basis": ["", "art. 2.3.2 Wmo"],
    "documentation": ["", "Regel 1\nRegel 2"],
    "bottleneck": ["", "Duurt lang"],
}
PASTED = ["Een\nTwee\n\nDrie", "Stap\tWie\tDuur\nBellen\tConsulent\t5 min\n\tNiemand\nMailen\t\tlang", "1\tA\n2\tB", ""]


def some_command(random: Random, graph: Process, new_id: str) -> Command:
    """A command on what the graph shows; steps that are not there and cells that others changed are among them."""
    shown = rows(graph)
    names = ["set"] * 8 + ["insert"] * 4 + ["remove"] * 4 + ["move"] * 2 + ["decide"] * 5 + ["describe", "paste"]
    name = random.choice(names) if shown else random.choice(["insert", "describe", "paste"])
    busy = shown[:4] if random.random() < 0.5 else shown
    step = random.choice(busy).id if shown and random.random() < 0.98 else "weg"
    if name == "set":
        return _set(random, graph, step)
    if name == "decide":
        return _decide(random, graph, step)
    if name == "describe":
        field = random.choice(["name", "documentation", *sorted(FACTS)[:4]])
        now = getattr(graph, field) if field in ("name", "documentation") else graph.fact.get(field, "")
        return {"do": name, "field": field, "value": random.choice(TEXTS), "was": now}
    place = {random.choice(["after", "after", "before"]): random.choice([None, *(row.id for row in shown)])}
    if name == "insert":
        return {"do": name, "id": new_id, "label": random.choice(TEXTS), "role": random.choice(ROLES), **place}
    if name == "paste":
        if random.random() < 0.3:
            return {"do": name, "at": step, "column": random.choice(["role", "system"]), "text": "Een\nTwee"}
        return {"do": name, "id": new_id, "text": random.choice(PASTED), **place}
    return {"do": name, "step": step, **(place if name == "move" else {})}


def _set(random: Random, graph: Process, step: str) -> Command:
    field = random.choice(sorted(VALUES))
    now = getattr(graph.node.get(step), field, "")
    was = list(now) if isinstance(now, tuple) else now
    return {"do": "set", "step": step, "field": field, "value": random.choice(VALUES[field]), "was": was}


def _decide(random: Random, graph: Process, step: str) -> Command:
    kind = random.choice(["none", "exclusive", "exclusive", "parallel", "inclusive"])
    targets = ["", END, *(row.id for row in rows(graph))]
    count = random.randint(0, 1) if kind == "none" else random.randint(1, 3)
    ways = [{"answer": random.choice(["", "ja", "nee"]), "to": random.choice(targets)} for _ in range(count)]
    asked = {"do": "decide", "step": step, "question": random.choice(["", "Akkoord?"]), "kind": kind, "ways": ways}
    return {**asked, "was": seen(graph, step)}


def seen(graph: Process, step: str) -> dict[str, Any]:
    """The decision of a row as its author saw it."""
    row = next((row for row in rows(graph) if row.id == step), None)
    if row is None:
        return {}
    ways = [{"answer": way.answer, "to": way.to} for way in row.ways]
    return {"question": row.question, "kind": row.routing, "ways": ways}


def some_process(random: Random, commands: int) -> Process:
    """What a number of commands make of a blank process."""
    graph = blank("Melding")
    for number in range(commands):
        try:
            graph = apply(graph, some_command(random, graph, f"n{number}")).graph
        except Problem:
            continue
    return graph


def done(graph: Process, *commands: Command) -> Process:
    for command in commands:
        graph = apply(graph, command).graph
    return graph


def line(*labels: str) -> Process:
    """A process of steps after each other, with their labels as ids."""
    graph = blank("Melding")
    for before, label in zip((None, *labels), labels, strict=False):
        graph = done(graph, {"do": "insert", "after": before or "stap-1", "id": label, "label": label})
    return done(graph, {"do": "remove", "step": "stap-1"})


def decided(graph: Process, step: str, kind: str, *ways: tuple[str, str], **more: Any) -> Process:
    asked = {"do": "decide", "step": step, "kind": kind, "question": "", **more}
    return done(graph, {**asked, "ways": [{"answer": a, "to": to} for a, to in ways], "was": seen(graph, step)})


def shown(graph: Process) -> list[str]:
    return [row.label for row in rows(graph)]


def ways(graph: Process, step: str) -> list[tuple[str, str]]:
    return [(way.answer, way.to) for row in rows(graph) if row.id == step for way in row.ways]


def refused(graph: Process, command: Command) -> Problem:
    before = process_to_json(graph)
    with pytest.raises(Problem) as problem:
        apply(graph, command)
    assert process_to_json(graph) == before
    return problem.value
