"""What one reads of a step itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stroomlijn.engines.process_model import Node
from stroomlijn.engines.process_model.durations import written_minutes

from .values import Aspect, Change


def aspects(before: Node, after: Node) -> Iterator[Change]:
    """Each aspect of which the words differ; white space alone is no difference."""
    for (aspect, left), (_same, right) in zip(_values(before), _values(after), strict=True):
        yield from difference(aspect, left, right)


def difference(aspect: Aspect, before: Sequence[str], after: Sequence[str]) -> Iterator[Change]:
    """The values that went and came; nothing when there are none."""
    left, right = _tidied(before), _tidied(after)
    gone = tuple(value for value in left if value not in right)
    come = tuple(value for value in right if value not in left)
    if gone or come:
        yield Change(aspect, gone, come)


def _values(node: Node) -> tuple[tuple[Aspect, Sequence[str]], ...]:
    return (
        (Aspect.LABEL, (node.label,)),
        (Aspect.ROLE, (node.role,)),
        (Aspect.HELPERS, node.helpers),
        (Aspect.TEXT, (node.documentation,)),
        (Aspect.SYSTEM, (node.system,)),
        (Aspect.DOCUMENTS, node.documents),
        (Aspect.LEAD_TIME, (node.lead_time,)),
        (Aspect.DURATION, () if node.duration is None else (written_minutes(node.duration),)),
        (Aspect.LEGAL_BASIS, (node.legal_basis,)),
        (Aspect.CALLS, (node.calls,)),
    )


def _tidied(values: Sequence[str]) -> list[str]:
    return [" ".join(value.split()) for value in values if value.strip()]
