"""In whose place somebody writes, for the audit line. Contexts say whose work their objects are."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

Instead = Callable[[int, Collection[int]], Mapping[int, int]]
"""Of an account and ids of objects: by object the person whose work it is and in whose place the account acts today."""

_acts: dict[tuple[str, str], Instead] = {}


def add_acts(kind: str, acts: Collection[str], instead: Instead) -> None:
    """Of an object of this kind these acts are the work of certain people, which a deputy can do in their place."""
    _acts.update({(kind, act): instead for act in acts})


def on_behalf_of(account_id: int | None, act: str, kind: str, ids: Collection[int]) -> Mapping[int, int]:
    """The person in whose place the account does it, by object; empty for what one does oneself."""
    instead = _acts.get((kind, act))
    return {} if instead is None or account_id is None else instead(account_id, ids)
