"""A process to begin from."""

from __future__ import annotations

from stroomlijn.engines.formats.spreadsheet.idents import process_id
from stroomlijn.engines.process_model import Event, Flow, Kind, Node, Process

from . import texts

FIRST = "stap-1"


def blank(name: str, language: str = "nl") -> Process:
    """Start, one step without a name, end."""
    name = texts.line(name, "name")
    return Process(
        process_id(name, "") if name else "proces",
        name,
        nodes=(
            Node("start", Kind.EVENT, type="startEvent", event=Event.START),
            Node(FIRST, Kind.STEP, type="task"),
            Node("einde", Kind.EVENT, type="endEvent", event=Event.END),
        ),
        flows=(Flow("van-start", "start", FIRST), Flow("naar-einde", FIRST, "einde")),
        language=language,
    )
