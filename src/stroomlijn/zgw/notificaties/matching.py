"""Which messages a subscription asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from stroomlijn.zgw.register.hosts import without_host
from stroomlijn.zgw.wire.names import snake

ANYTHING = "*"


def asks_for(kanalen: Sequence[Mapping[str, Any]], message: Mapping[str, Any]) -> bool:
    """Whether one of the groups has the channel of the message, and all values of its filters.

    A kenmerk may be written both ways: `besluitType` and `besluit_type`. In a filter what is ours is kept without its
    host, as it is the same by each of our names.
    """
    found = {snake(name): value for name, value in message.get("kenmerken", {}).items()}
    return any(one["naam"] == message["kanaal"] and _fits(one["filters"], found) for one in kanalen)


def _fits(filters: Mapping[str, str], kenmerken: Mapping[str, str]) -> bool:
    return all(value == ANYTHING or _is(value, kenmerken.get(snake(name))) for name, value in filters.items())


def _is(value: str, said: str | None) -> bool:
    return said is not None and value in {said, without_host(said)}
