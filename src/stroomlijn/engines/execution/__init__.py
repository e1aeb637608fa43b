"""The token game on the process graph: which steps are open, and can every path finish.

    check_soundness(process: Process, *, limit: int = 20_000) -> Soundness(sound, findings, complete)
    Finding(code, elements, facts)      code: no-start, no-end, deadlock, cannot-finish, dead-step,
                                        lack-of-synchronisation, loose-step, unreached-step,
                                        state-limit

The semantics is that of BPMN 2.0.2; that of inclusive joins stands in docs/decisions/0004-or-join.md.
"""

from __future__ import annotations

from .soundness import check_soundness
from .values import Finding, Soundness

__all__ = ["Finding", "Soundness", "check_soundness"]
