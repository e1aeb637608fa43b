"""What the editor gives out: rows of the step table, and what a command did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from stroomlijn.engines.problems import Remark
from stroomlijn.engines.process_model import Process

from .delta import Delta

Command = dict[str, Any]

END: Final = "end"
"""As target of a way: the process ends there."""


@dataclass(frozen=True, slots=True)
class RowWay:
    """One way on from a row. `to` is the id of a row, "" for the next row of the same level, "end", or "?" unknown.

    `waits` are the labels of events that are passed; `flow` is the id of the flow where the way begins.
    """

    answer: str
    to: str
    waits: tuple[str, ...] = ()
    flow: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A step as the table shows it.

    kind        "step", "subprocess" or "call";  depth: how many subprocesses are around it
    question    the decision after the step;  routing: how it routes: "none", "exclusive", "parallel", "inclusive"
    ways        empty where the next row simply follows
    meet        of parallel and inclusive ways: the row before which they join ("" next row, "end"), None: nowhere
    locked      why what follows the step cannot be edited in the table; "" when it can. The cells always can
    """

    id: str
    number: str
    label: str
    role: str = ""
    helpers: tuple[str, ...] = ()
    system: str = ""
    documents: tuple[str, ...] = ()
    lead_time: str = ""
    duration: float | None = None
    legal_basis: str = ""
    documentation: str = ""
    bottleneck: str = ""
    question: str = ""
    routing: str = "none"
    ways: tuple[RowWay, ...] = ()
    meet: str | None = None
    kind: str = "step"
    depth: int = 0
    locked: str = ""


@dataclass(frozen=True, slots=True)
class Applied:
    """The graph after a command, the delta that undoes it when inverted, and what was not taken over as asked."""

    graph: Process
    delta: Delta
    remarks: tuple[Remark, ...] = ()
