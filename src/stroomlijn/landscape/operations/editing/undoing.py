"""Undo and redo: everybody takes back their own commands, last one first, also when others went on meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Process as Graph
from stroomlijn.engines.process_model import element_to_json
from stroomlijn.foundation.actor import Actor
from stroomlijn.landscape.models import Edit, Version
from stroomlijn.landscape.queries.concepts import ways_back

if TYPE_CHECKING:
    from stroomlijn.engines.editing import Applied

WAYS_BACK = ("undo", "redo")


def taken_back(
    actor: Actor, version: Version, before: Graph, command: Mapping[str, Any]
) -> tuple[Applied, Edit | None]:
    """The inverse of one's own last command, or of one's last undo.

    `beyond` in the command skips edits of that order and later, which turned out to be overtaken.
    Raises Problem "edit-nothing-undo" or "edit-nothing-redo", or "edit-undo-overtaken" with the order in its facts.
    """
    doing = command["do"]
    stack: tuple[int, ...] = getattr(ways_back(version.pk, actor.person), doing)
    beyond = command.get("beyond")
    if isinstance(beyond, int):
        stack = tuple(order for order in stack if order < beyond)
    if not stack:
        raise Problem(f"edit-nothing-{doing}")
    edit = Edit.objects.get(version=version, order=stack[-1])
    return inverse(before, edit), edit


def inverse(now: Graph, edit: Edit) -> Applied:
    """What takes an edit back on the graph as it is now. Raises Problem "edit-undo-overtaken"."""
    try:
        return _inverse(now, edit)
    except Problem as problem:
        raise Problem("edit-undo-overtaken", "", order=edit.order, reason=problem.code) from problem


def _inverse(now: Graph, edit: Edit) -> Applied:
    from stroomlijn.engines.editing import Applied, apply, apply_delta, invert

    delta = invert(edit.delta)
    try:
        return Applied(apply_delta(now, delta), delta)
    except Problem:
        if not _as_inserted(now, edit):
            raise
        return apply(now, {"do": "remove", "step": edit.command["id"]})


def _as_inserted(now: Graph, edit: Edit) -> bool:
    """Whether a step that was inserted is still what it was, though others put steps beside it."""
    step = now.node.get(str(edit.command.get("id"))) if edit.command.get("do") == "insert" else None
    made = {change["id"]: change["after"] for change in edit.delta["changes"] if change["part"] == "nodes"}
    return step is not None and made.get(step.id) == element_to_json(step)
