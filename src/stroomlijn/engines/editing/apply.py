"""The one door for edits: a command and a graph give a new graph and what changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Process

from .cells import describe, set_cell
from .decisions import decide
from .delta import apply_delta, difference
from .paste import paste
from .replacing import replace_graph
from .steps import insert, move, remove
from .values import Applied, Command

_COMMANDS: Mapping[str, Callable[[Process, Command], Process]] = {
    "set": set_cell,
    "describe": describe,
    "insert": insert,
    "remove": remove,
    "move": move,
    "decide": decide,
    "replace": replace_graph,
}


def apply(graph: Process, command: Command) -> Applied:
    """The graph after the command.

    The outcome depends on nothing but graph and command, so that all who do the same commands in the same order have
    the same graph. Raises Problem, with the step as place, when the command cannot be done; then nothing changed.
    """
    name = command.get("do") if isinstance(command, dict) else None
    if name == "delta":
        return _applied_delta(graph, command)
    if name == "several":
        return _applied_several(graph, command)
    if name == "paste":
        made, remarks = paste(graph, command)
        return Applied(made, difference(graph, made), remarks)
    if not isinstance(name, str) or name not in _COMMANDS:
        raise Problem("edit-command-unreadable", facts=str(name)[:100])
    made = _COMMANDS[name](graph, command)
    return Applied(made, difference(graph, made))


def _applied_delta(graph: Process, command: Command) -> Applied:
    """{do: delta, delta}: undo and redo, as commands among the others."""
    delta: Any = command.get("delta")
    if not isinstance(delta, dict) or not isinstance(delta.get("changes"), list):
        raise Problem("edit-command-unreadable")
    made = apply_delta(graph, delta)
    return Applied(made, difference(graph, made))


def _applied_several(graph: Process, command: Command) -> Applied:
    """{do: several, commands}: one after another, all of them or none."""
    commands: Any = command.get("commands")
    if not isinstance(commands, list):
        raise Problem("edit-command-unreadable")
    made = graph
    for each in commands:
        made = apply(made, each).graph
    return Applied(made, difference(graph, made))
