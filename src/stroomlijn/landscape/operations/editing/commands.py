"""One command on a concept: taken in the order of arrival, with what it changed, so that it can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction

from stroomlijn.engines.problems import Problem, Remark
from stroomlijn.engines.process_model import Process as Graph
from stroomlijn.engines.process_model import process_from_json
from stroomlijn.foundation import live
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit
from stroomlijn.foundation.text import storable
from stroomlijn.landscape.models import Edit, Version
from stroomlijn.landscape.operations.found_items import storable_json
from stroomlijn.organisation.queries.people import werkrol_key
from stroomlijn.organisation.queries.werkrollen import werkrol_names

from .keeping import keep
from .locking import locked_concept, topic
from .undoing import WAYS_BACK, inverse, taken_back

if TYPE_CHECKING:
    from stroomlijn.engines.editing import Applied

KEY = 40
OF_THE_TABLE = ("set", "describe", "insert", "remove", "move", "decide", "paste", *WAYS_BACK)
"""The commands that people give; a whole graph or a delta could hold what no row can."""
TAKING_OUT = ("remove", "decide", "paste", "several")
"""Commands that take elements out of the file, with what other tools had written at them."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The concept after a command.

    `before` is the graph that it met, at revision `met` and drawn as `drawn`; `graph` what it made of it.
    """

    version: Version
    met: int
    before: Graph
    drawn: str
    graph: Graph
    remarks: tuple[Remark, ...] = ()


@transaction.atomic
def give_command(actor: Actor, version_id: int, command: dict[str, Any], key: str) -> Outcome:
    """Applies a command of the step table (engines.editing), or {"do": "undo"} and {"do": "redo"} of one's own last.

    In a `decide` the ways may be `text` as one types it (engines.editing.decision).
    The same `key` again changes nothing. Raises Problem when the command cannot be done; nothing is kept then.
    """
    if command.get("do") not in OF_THE_TABLE:
        raise Problem("edit-command-unreadable")
    return _given(actor, version_id, command, key)


@transaction.atomic
def give_together(actor: Actor, version_id: int, commands: Sequence[dict[str, Any]], key: str) -> Outcome:
    """Applies commands of the engine as one edit, that is undone as one. Raises Problem as `give_command` does."""
    return _given(actor, version_id, {"do": "several", "commands": list(commands)}, key)


@transaction.atomic
def take_back(actor: Actor, version_id: int, key: str) -> Outcome:
    """Takes back the edit with this key, also when others went on meanwhile. Raises Problem "edit-undo-overtaken"."""
    version = locked_concept(version_id)
    met, before, drawn = version.revision, process_from_json(version.graph), version.drawing
    edit = Edit.objects.get(version=version, key=key)
    applied = inverse(before, edit)
    undoing = Edit(key=f"terug-{edit.order}-{met}", command={"do": "undo"}, delta=applied.delta, undoes=edit)
    undoing.bpmn_before = bytes(version.bpmn)
    keep(version, before, applied.graph, edit)
    record(actor, version, undoing)
    return Outcome(version, met, before, drawn, applied.graph)


def has_edit(version_id: int, key: str) -> bool:
    """Whether an edit with this key was made in the concept and not taken back."""
    return Edit.objects.filter(version=version_id, key=key, undone_by=None).exists()


def _given(actor: Actor, version_id: int, command: dict[str, Any], key: str) -> Outcome:
    from stroomlijn.engines.editing import is_empty

    if not 0 < len(key) <= KEY or key != storable(key):
        raise Problem("edit-command-unreadable")

    version = locked_concept(version_id)
    command = storable_json(command)
    met, before, drawn = version.revision, process_from_json(version.graph), version.drawing
    if Edit.objects.filter(version=version, key=key).exists():
        return Outcome(version, met, before, drawn, before)
    applied, undoes = _applied(actor, version, before, command)
    if is_empty(applied.delta):
        return Outcome(version, met, before, drawn, before, applied.remarks)
    edit = Edit(key=key, command=command, delta=applied.delta, undoes=undoes)
    if command.get("do") in TAKING_OUT or (undoes is not None and undoes.bpmn_before is not None):
        edit.bpmn_before = bytes(version.bpmn)
    keep(version, before, applied.graph, undoes)
    record(actor, version, edit)
    return Outcome(version, met, before, drawn, applied.graph, applied.remarks)


def record(actor: Actor, version: Version, edit: Edit) -> None:
    """The edit behind the earlier ones, its audit line, and a word to who looks on."""
    edit.version, edit.order, edit.account_id = version, version.revision, actor.account_id
    edit.save(force_insert=True)
    audit(actor, "concept-edited", "version", version.pk, order=edit.order, do=str(edit.command.get("do", "")))
    live.publish(topic(version.pk), order=edit.order)


def _applied(actor: Actor, version: Version, before: Graph, command: dict[str, Any]) -> tuple[Applied, Edit | None]:
    from stroomlijn.engines.editing import apply, decision, spelled

    if command.get("do") in WAYS_BACK:
        return taken_back(actor, version, before, command)
    typed = command.get("do") == "decide" and "text" in command
    applied = apply(before, decision(command) if typed else command)
    return spelled(before, applied, werkrol_names(), werkrol_key), None
