"""Who writes down what the steering group decides."""

from __future__ import annotations

from typing import Any

from stroomlijn.foundation.access import May, Scope, allowed

from .part import parts_of


def records_steering(account: Any, traject_id: int) -> bool:
    """Whether the account may write down its decisions: its chair, its secretary, or who harmonises in the traject."""
    if allowed(account, May.HARMONISE, Scope("traject", traject_id)):
        return True
    return any(
        part.steering and part.leading and not part.closed
        for part in parts_of(account)
        if part.traject_id == traject_id
    )
