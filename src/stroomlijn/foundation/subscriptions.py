"""Who reacts to which fact. The subscriptions themselves are all listed in `stroomlijn.web.subscriptions`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .queries.facts import FactValue

_subscribers: dict[str, list[Any]] = defaultdict(list)
_same_transaction: dict[str, list[Callable[[FactValue], None]]] = defaultdict(list)


def subscribe(kind: str, task: Any) -> None:
    """Queues `task` (a Procrastinate task that takes `fact_id`) for every fact of this kind. The task is idempotent."""
    if task not in _subscribers[kind]:
        _subscribers[kind].append(task)


def subscribe_in_transaction(kind: str, react: Callable[[FactValue], None]) -> None:
    """Calls `react` in the transaction of the fact itself: it fails when the reaction fails."""
    if react not in _same_transaction[kind]:
        _same_transaction[kind].append(react)


def notify(fact: FactValue) -> None:
    for react in _same_transaction[fact.kind]:
        react(fact)
    for task in _subscribers[fact.kind]:
        task.defer(fact_id=str(fact.id))
