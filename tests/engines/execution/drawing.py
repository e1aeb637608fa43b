"""Processes drawn from words."""

from __future__ import annotations

from itertools import pairwise

from stroomlijn.engines.process_model import Event, Flow, Gateway, Kind, Node, Process

SIGNS = {"x": Gateway.EXCLUSIVE, "+": Gateway.PARALLEL, "o": Gateway.INCLUSIVE}


def drawn(*ways: str) -> Process:
    """Ways like "( a x1 b )": ( starts, ) ends, x1 +1 o1 are gateways, the rest are steps."""
    nodes: dict[str, Node] = {}
    flows = []
    for way in ways:
        words = way.split()
        for word in words:
            nodes.setdefault(word, _node(word))
        flows += [Flow(f"f{len(flows) + n}", *ends) for n, ends in enumerate(pairwise(words))]
    return Process("p", "P", tuple(nodes.values()), tuple(flows))


def _node(word: str) -> Node:
    if word[0] in SIGNS and word[1:].isdigit():
        return Node(word, Kind.GATEWAY, gateway=SIGNS[word[0]], type=f"{SIGNS[word[0]]}Gateway")
    if word[0] == "(":
        return Node(word, Kind.EVENT, event=Event.START, type="startEvent")
    if word[0] == ")":
        return Node(word, Kind.EVENT, event=Event.END, type="endEvent", trigger="terminate" if word == ")!" else "")
    return Node(word, Kind.STEP, word, type="task")
