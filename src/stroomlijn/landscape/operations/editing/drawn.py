"""A concept as somebody drew it (bpmn-js): the file is kept as it is, and read as every file from outside."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction

from stroomlijn.engines.formats.reading import FoundProcess
from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Process as Graph
from stroomlijn.engines.process_model import process_from_json, process_to_json
from stroomlijn.foundation.actor import Actor
from stroomlijn.landscape.models import Edit, Version

from .commands import KEY, record
from .keeping import keep_record
from .locking import locked_concept
from .reading import read_one


def take_drawing(actor: Actor, version_id: int, bpmn: bytes, *, seen: int, key: str) -> Version:
    """What was drawn on the concept as it was at revision `seen`; what others did since stays.

    Raises Problem "edit-overtaken" where both changed the same, and the problems of reading; nothing is kept then.
    """
    if not 0 < len(key) <= KEY:
        raise Problem("edit-command-unreadable")
    _reading, found = read_one("tekening.bpmn", bpmn)
    with transaction.atomic():
        version = locked_concept(version_id)
        if not Edit.objects.filter(version=version, key=key).exists():
            _take(actor, version, found, bpmn, seen, key)
        return version


def _take(actor: Actor, version: Version, found: FoundProcess, bpmn: bytes, seen: int, key: str) -> None:
    from stroomlijn.engines.editing import apply
    from stroomlijn.engines.formats.bpmn import keep_undrawn, rewrite_bpmn
    from stroomlijn.engines.layout import arrange

    bpmn = keep_undrawn(bytes(version.bpmn), bpmn)
    now = process_from_json(version.graph)
    drawn = replace(found.process, id=now.id)
    was = _as_it_was(version, now, seen)
    applied = apply(now, {"do": "replace", "graph": process_to_json(drawn), "was": process_to_json(was)})
    edit = Edit(key=key, command={"do": "replace"}, delta=applied.delta, bpmn_before=bytes(version.bpmn))
    drawing = found.drawing
    if applied.graph != drawn:
        drawing = arrange(applied.graph)
        bpmn = rewrite_bpmn(bpmn, drawn, applied.graph, drawing)
    keep_record(version, now, applied.graph, bpmn, drawing or arrange(applied.graph))
    record(actor, version, edit)


def _as_it_was(version: Version, now: Graph, seen: int) -> Graph:
    """The graph at an earlier revision: the edits since then taken back, newest first."""
    from stroomlijn.engines.editing import apply_delta, invert

    since = Edit.objects.filter(version=version, order__gt=seen).order_by("-order")
    for delta in since.values_list("delta", flat=True):
        now = apply_delta(now, invert(delta))
    return now
