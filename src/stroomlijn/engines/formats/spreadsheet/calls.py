"""`zie proces X`: the work is done in another process, or taken over by it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from stroomlijn.engines.formats.reading import FoundProcess
from stroomlijn.engines.process_model import Process

from .columns import folded

_WHOLE = re.compile(r"(?:zie|start)\s+(?:het\s+)?(?:werk)?proces\s*:?\s+(?P<name>.+)", re.IGNORECASE)
_BEHIND = re.compile(
    r"(?P<label>.+?)\s*[\(\[,–-]\s*zie\s+(?:het\s+)?(?:werk)?proces\s*:?\s+(?P<name>.+?)[\)\]]?", re.IGNORECASE
)


def called_process(step: str) -> tuple[str, str] | None:
    """The step's own label and the process it calls, None for an ordinary step."""
    if match := _WHOLE.fullmatch(step):
        return match["name"], match["name"]
    if match := _BEHIND.fullmatch(step):
        return match["label"], match["name"]
    return None


def with_calls(found: Sequence[FoundProcess]) -> list[FoundProcess]:
    """Calls by id and with the name of the process, where the file itself holds it in the same municipality."""
    known: dict[tuple[str, str], Process] = {}
    for process in (one.process for one in found):
        for name in (process.fact.get("code", ""), process.name):
            known.setdefault((process.fact.get("gemeente", ""), folded(name)), process)
    return [replace(one, process=_resolved(one.process, known)) for one in found]


def _resolved(process: Process, known: dict[tuple[str, str], Process]) -> Process:
    nodes = []
    for node in process.nodes:
        called = known.get((process.fact.get("gemeente", ""), folded(node.calls))) if node.calls else None
        if called is not None:
            label = called.name if node.label == node.calls else node.label
            node = replace(node, calls=called.id, label=label)
        nodes.append(node)
    return replace(process, nodes=tuple(nodes))
