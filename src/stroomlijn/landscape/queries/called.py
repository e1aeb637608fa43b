"""The processes that the steps of a process call."""

from __future__ import annotations

from django.db.models import Q

from stroomlijn.engines.process_model import Kind
from stroomlijn.engines.process_model import Process as Graph
from stroomlijn.foundation.text import fold
from stroomlijn.landscape.models import Process


def called_processes(graph: Graph, process: Process, readable: Q) -> dict[str, Process]:
    """By what a step calls it (a number, a code or a name): the process of the same landscape that is meant."""
    wanted = {node.calls or node.label: node for node in graph.steps if node.kind is Kind.CALL}
    wanted.pop("", None)
    if not wanted:
        return {}
    keys = {fold(name)[:300] for name in wanted}
    named = Q(name_key__in=keys) | Q(code__in=set(wanted))
    found: dict[str, Process] = {}
    rows = Process.objects.filter(readable, named, landscape=process.landscape_id).exclude(pk=process.pk)
    for row in rows.distinct().order_by("-pk"):
        found.update({row.code: row, row.name_key: row})
    found.pop("", None)
    meant = {name: found.get(name) or found.get(fold(name)[:300]) for name in wanted}
    return {name: other for name, other in meant.items() if other is not None}
