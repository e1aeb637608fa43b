"""A decision behind a step that goes over into conditions, made one decision of that step alone.

What is done when stays what it was: each way has the answers that led to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from stroomlijn.engines.process_model import Flow, Kind, Node

from .draft import Draft
from .ends import beside_node
from .otherwise import OTHERWISE
from .routes import Path, Route


def flatten(draft: Draft, step: Node, route: Route, lead: Flow | None) -> None:
    """Puts one decision behind the step, with its ways as they are shown; `lead` is the flow that leads to it.

    What other steps lead to stays where it is for them.
    """
    gateway = route.gateway
    if gateway is None or lead is None or route.plain:
        return
    if route.shared:
        own = beside_node(draft, step, "keuze", kind=Kind.GATEWAY, type=gateway.type, gateway=gateway.gateway)
        draft.put_node(own, step.id)
        draft.put_flow(replace(lead, target=own.id))
    else:
        own = gateway
        for flow in draft.graph.outgoing[gateway.id]:
            draft.drop_flow(flow.id)
    for path in route.paths:
        _put(draft, own.id, path, plain=not (route.shared or path.before))
    _drop_unreached(draft, (flow.source for path in route.paths for flow in (*path.before, path.flow)))


def _put(draft: Draft, source: str, path: Path, *, plain: bool) -> None:
    if plain:
        draft.put_flow(path.flow)
        return
    default = all(flow.default for flow in (*path.before, path.flow))
    answer = "" if default and path.answer == OTHERWISE else path.answer
    made = draft.fresh(f"{source}_naar_{path.flow.target}")
    draft.put_flow(replace(path.flow, id=made, source=source, label=answer, condition="", default=default))


def _drop_unreached(draft: Draft, sources: Iterable[str]) -> None:
    """Takes out what nothing leads to any more, from the first decision on."""
    for gateway in dict.fromkeys(sources):
        if not draft.graph.incoming[gateway]:
            draft.drop_node(gateway)
