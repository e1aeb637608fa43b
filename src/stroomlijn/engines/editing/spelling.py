"""Werkrollen that come in are spelled as they are known, so that one werkrol does not get two lanes."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from stroomlijn.engines.process_model import Process

from .cells import put_cell
from .delta import difference
from .draft import Draft
from .rows import steps_in_order
from .values import Applied


def spelled(before: Process, applied: Applied, register: Iterable[str], key: Callable[[str], str]) -> Applied:
    """What a command did, with the names of werkrollen that it brought as other steps or else the register have them.

    Names with the same `key` are the same werkrol. What is written just so at another step stays as it is.
    """
    was = {node.id: node.workers for node in before.steps}
    ordered = steps_in_order(applied.graph)
    changed = [node for node in ordered if was.get(node.id, ()) != node.workers]
    if not changed:
        return applied
    new = {node.id for node in changed}
    written = [name for node in ordered if node.id not in new for name in node.workers]
    known = {key(name): name for name in (*register, *reversed(written))}

    def said(name: str) -> str:
        return name if name in written else known.setdefault(key(name), name)

    draft = Draft(applied.graph)
    for node in changed:
        role, helpers = said(node.role) if node.role else "", tuple(map(said, node.helpers))
        if role != node.role:
            put_cell(draft, draft.step(node.id), "role", role)
        if helpers != node.helpers:
            put_cell(draft, draft.step(node.id), "helpers", helpers)
    return Applied(draft.graph, difference(before, draft.graph), applied.remarks)
