"""What of a process a workbook cannot say, so that nobody finds out afterwards."""

from __future__ import annotations

from stroomlijn.engines.problems import Remark
from stroomlijn.engines.process_model import Event, Gateway, Process

from .rows import unwritten_labels

_GATEWAYS = (Gateway.EVENT, Gateway.COMPLEX)


def lost_in_workbook(process: Process) -> tuple[Remark, ...]:
    """One remark, with a count, for each kind of thing that `write_workbook` leaves out or simplifies."""
    counts = {
        "workbook-loses-messages": len(process.messages),
        "workbook-loses-pools": len(process.pools) if len(process.pools) > 1 else 0,
        "workbook-loses-artifacts": len(process.artifacts),
        "workbook-loses-boundary-events": sum(node.event is Event.BOUNDARY for node in process.nodes),
        "workbook-loses-gateways": sum(node.gateway in _GATEWAYS for node in process.nodes),
        "workbook-loses-labels": unwritten_labels(process),
        "workbook-loses-conditions": sum(
            bool(flow.condition) and flow.condition != flow.label for flow in process.flows
        ),
    }
    return tuple(Remark(code, process.name, {"count": count}) for code, count in counts.items() if count)
