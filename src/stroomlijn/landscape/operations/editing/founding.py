"""A concept that is made of other processes: begun from what came out of them, and brought along when that changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from stroomlijn.engines.problems import Problem, Remark
from stroomlijn.engines.process_model import process_from_json
from stroomlijn.foundation.actor import Actor
from stroomlijn.landscape.models import Appearance, Edit, Process, Version
from stroomlijn.landscape.operations.landscapes import target_landscape
from stroomlijn.landscape.operations.publishing import NewVersion
from stroomlijn.landscape.queries.concepts import edits_in_force, open_concept
from stroomlijn.landscape.queries.places import Place
from stroomlijn.organisation.queries.people import werkrol_key
from stroomlijn.organisation.queries.werkrollen import werkrol_names

from .beginning import NAME, begun, new_process
from .commands import record
from .keeping import keep
from .locking import locked_concept

FOLLOW = "follow"
"""What an edit is called that the product made because the concept was founded anew."""


@dataclass(frozen=True, slots=True)
class LeftOver:
    """An edit that did not fit any more: its order and key, and why."""

    order: int
    key: str
    why: Remark


@transaction.atomic
def begin_founded(actor: Actor, traject_id: int, new: NewVersion, *, process_id: int | None = None) -> Version:
    """A concept of what was made of other processes: of a new process, or the next one of `process_id`.

    Raises Problem "concept-another-open" when that process has one already.
    """
    carried: dict[str, str] = {}
    base = None
    if process_id is None:
        landscape = target_landscape(traject_id, new.language)
        process = new_process(Place(traject_id, landscape.pk, landscape.name), new.name, new.language, new.facts)
        process.domain = new.domain[:100]
        process.save(update_fields=["domain"])
    else:
        process = Process.objects.select_for_update(of=("self",)).get(pk=process_id)
        if open_concept(process.pk) is not None:
            raise Problem("concept-another-open")
        base = process.versions.exclude(state=Version.State.WEGGELEGD).order_by("-order").only("pk").first()
        known = Appearance.objects.filter(version=base).values_list("element", "step")
        carried = {element: str(step) for element, step in known}
    graph = {**new.graph, "name": new.name}
    version = Version(name=new.name[:NAME], code=process.code, element=str(graph.get("id", ""))[:NAME])
    version.graph, version.bpmn, version.drawing, version.based_on = graph, new.bpmn, new.drawing, base
    return begun(actor, process, version, carried)


@transaction.atomic
def found_anew(actor: Actor, version_id: int, new: NewVersion, leave: Sequence[int] = ()) -> list[LeftOver]:
    """The concept as it would be when all its edits had been made on this; gives those that do not fit on it.

    They stay in the history, and are tried again the next time, but for those in `leave`. Raises Problem
    "concept-closed" when nobody edits it any more.
    """
    from stroomlijn.engines.editing import Applied, difference, is_empty, rebase, spelled

    version = locked_concept(version_id)
    edits = [edit for edit in edits_in_force(version.pk) if edit.order not in leave]
    commands = [_again(edit) for edit in edits]
    base = process_from_json({**new.graph, "name": _called(version, new), "id": version.graph["id"]})
    rebased = rebase(base, commands)
    before = process_from_json(version.graph)
    applied = Applied(rebased.graph, difference(base, rebased.graph))
    made = spelled(base, applied, werkrol_names(), werkrol_key).graph
    delta = difference(before, made)
    if not is_empty(delta):
        edit = Edit(key=f"{FOLLOW}-{version.revision + 1}", command={"do": FOLLOW}, delta=delta)
        edit.bpmn_before = bytes(version.bpmn)
        keep(version, before, made)
        record(actor, version, edit)
    why = {id(command): remark for command, remark in rebased.waiting}
    return [
        LeftOver(edit.order, edit.key, why[id(command)])
        for edit, command in zip(edits, commands, strict=True)
        if id(command) in why
    ]


def _again(edit: Edit) -> dict[str, Any]:
    """The command by which an edit is made once more; of a drawing only what it changed is known."""
    from stroomlijn.engines.editing import decision

    command = dict(edit.command)
    if command.get("do") == "replace":
        return {"do": "delta", "delta": edit.delta}
    return decision(command) if command.get("do") == "decide" and "text" in command else command


def _called(version: Version, new: NewVersion) -> str:
    """What it is called does not change by what it is made of."""
    return str(version.graph.get("name") or new.name)
