"""Versions that another context lets somebody read: what a working group compares before anything is published."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Lender = Callable[[Any, int], set[int]]

_lenders: list[Lender] = []


def add_lender(lender: Lender) -> None:
    """`lender` gives the versions of a process that an account may read for its own reasons; of most none."""
    if lender not in _lenders:
        _lenders.append(lender)


def lent_versions(account: Any, process_id: int) -> set[int]:
    """The ids of versions of a process that the account may read although it was not published. Asked once a page."""
    known: dict[int, set[int]] | None = getattr(account, "_lent", None)
    if known is None:
        known = account._lent = {}
    if process_id not in known:
        known[process_id] = set().union(*(lender(account, process_id) for lender in _lenders))
    return known[process_id]
