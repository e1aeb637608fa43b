"""A `decide` command, read: the question, how it routes and where each answer leads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Gateway, Node, Process

from . import texts
from .routes import Route
from .rows import next_rows, routing, shown_ways, steps_in_order
from .values import END

MOST_WAYS = 30


@dataclass(frozen=True, slots=True)
class AskedWay:
    """`to` is the id of a step or END; `flow` is the existing flow that is meant, "" when none is named."""

    answer: str
    to: str
    flow: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """`gateway` is None for no decision. `meet` is where several ways join: a step, END, None for the natural place.

    `following` is the next row, END behind the last.
    """

    question: str
    gateway: Gateway | None
    ways: tuple[AskedWay, ...]
    meet: str | None
    following: str


def read_asked(process: Process, step: Node, command: Mapping[str, Any]) -> Asked:
    """The command in terms of this graph: "" (the next row) is the row that is next now."""
    following = next_rows(steps_in_order(process))[step.id] or END
    kind = command.get("kind")
    if kind not in ("none", "exclusive", "parallel", "inclusive"):
        raise Problem("edit-command-unreadable", step.id)
    ways = tuple(_way(process, step, way, following) for way in _ways(step, command.get("ways")))
    if kind != "none" and not ways:
        raise Problem("edit-ways-missing", step.id, label=texts.shown(step.label))
    if kind == "none" and len(ways) > 1:
        raise Problem("edit-ways-without-decision", step.id, label=texts.shown(step.label))
    meet = command.get("meet")
    return Asked(
        texts.line(command.get("question"), step.id),
        None if kind == "none" else Gateway(kind),
        ways,
        None if meet is None else _target(process, step, meet, following),
        following,
    )


def check_was(process: Process, step: Node, route: Route, command: Mapping[str, Any]) -> None:
    """Refused when the decision is neither as its author saw it nor already as asked."""
    following = next_rows(steps_in_order(process))[step.id]
    ways = [(way.answer, way.to) for way in shown_ways(route, following)]
    now = (route.gateway.label if route.gateway else "", routing(route), ways)
    was = command.get("was")
    if not isinstance(was, Mapping):
        raise Problem("edit-command-unreadable", step.id)
    if now not in (_plain(step, was), _plain(step, command)):
        raise Problem("edit-overtaken", step.id, field="decision", now=texts.shown(now[0]))


def _plain(step: Node, said: Mapping[str, Any]) -> tuple[str, str, list[tuple[str, str]]]:
    ways = [(str(way.get("answer", "")), str(way.get("to", ""))) for way in _ways(step, said.get("ways"))]
    return str(said.get("question") or ""), str(said.get("kind", "none")), ways


def _ways(step: Node, value: object) -> list[Mapping[str, Any]]:
    ways = value if value is not None else []
    if not isinstance(ways, (list, tuple)) or not all(isinstance(way, Mapping) for way in ways):
        raise Problem("edit-command-unreadable", step.id)
    if len(ways) > MOST_WAYS:
        raise Problem("edit-ways-many", step.id, limit=MOST_WAYS)
    return list(ways)


def _way(process: Process, step: Node, way: Mapping[str, Any], following: str) -> AskedWay:
    to = _target(process, step, way.get("to", ""), following)
    return AskedWay(texts.line(way.get("answer"), step.id), to, str(way.get("flow") or ""))


def _target(process: Process, step: Node, to: object, following: str) -> str:
    if to in ("", None):
        return following
    if to == END:
        return END
    target = process.node.get(to) if isinstance(to, str) else None
    if target is None:
        raise Problem("edit-step-gone", str(to)[:100])
    if (target.parent, target.pool) != (step.parent, step.pool):
        raise Problem("edit-other-level", step.id, label=texts.shown(target.label))
    return target.id
