"""A decision that needs no question: its ways say when each is taken, and one is for all else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stroomlijn.engines.process_model import Flow, Gateway, Node, Process, is_otherwise

OTHERWISE: Final = "anders"
"""The answer of a way that is for all that no other way is for."""


def answer_of(flow: Flow) -> str:
    """What a flow is taken on, as a table says it."""
    return flow.label or flow.condition or (OTHERWISE if flow.default else "")


def speaks_for_itself(leaving: Sequence[Flow]) -> bool:
    """Whether each way says when it is taken, and one of them is for all else."""
    return len(leaving) > 1 and all(map(answer_of, leaving)) and any(map(is_otherwise, leaving))


def is_condition(process: Process, node: Node) -> bool:
    """Whether a gateway asks nothing, and takes one way or the other by what its ways say."""
    asks = node.gateway is not Gateway.EXCLUSIVE or bool(node.label.strip())
    return not asks and speaks_for_itself(process.outgoing[node.id])
