"""The command `replace`: what somebody drew on top of the graph that they saw."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Process, process_from_json

from .delta import apply_delta, difference
from .references import check_types, dangling, repeated


def replace_graph(process: Process, command: Mapping[str, Any]) -> Process:
    """{do: replace, graph, was}: both as process_to_json writes them.

    What differs between the two is done to the graph as it is now, so that what others did meanwhile stays; refused
    with `edit-overtaken` where both changed the same.
    """
    was, drawn = _read(command.get("was")), _read(command.get("graph"))
    return apply_delta(process, difference(was, drawn))


def _read(data: object) -> Process:
    try:
        if not isinstance(data, dict):
            raise TypeError
        process = process_from_json(data)
        for part in (process.nodes, process.flows, process.lanes, process.pools, process.messages, process.artifacts):
            for element in part:
                check_types(element)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Problem("edit-command-unreadable") from error
    if wrong := dangling(process) | repeated(process):
        raise Problem("edit-graph-broken", min(wrong))
    return process
