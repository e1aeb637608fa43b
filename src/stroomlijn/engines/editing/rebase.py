"""One's own commands that the server has not answered, done again on top of what it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stroomlijn.engines.problems import Problem, Remark
from stroomlijn.engines.process_model import Process

from .apply import apply
from .values import Command


@dataclass(frozen=True, slots=True)
class Rebased:
    """The graph to show, and the commands that do not fit on it any more, each with why.

    Those are still with the server: its answer decides, and a refusal comes back to their author with what was typed.
    """

    graph: Process
    waiting: tuple[tuple[Command, Remark], ...] = ()


def rebase(confirmed: Process, unanswered: Sequence[Command]) -> Rebased:
    """The confirmed graph with the commands on top, in the order in which they were given."""
    graph = confirmed
    waiting: list[tuple[Command, Remark]] = []
    for command in unanswered:
        try:
            graph = apply(graph, command).graph
        except Problem as problem:
            waiting.append((command, problem.as_remark()))
    return Rebased(graph, tuple(waiting))
