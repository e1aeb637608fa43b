"""The token game on the process graph: which steps are open, and can every path finish.

    check_soundness(process: Process, *, limit: int = 20_000) -> Soundness(sound, findings, complete)
    Finding(code, elements, facts)      code: no-start, no-end, deadlock, cannot-finish, dead-step,
                                        lack-of-synchronisation, loose-step, unreached-step,
                                        state-limit

    ways_through(process: Process, most: int = 10) -> tuple[WayThrough(steps, answers, ends)]

The semantics is that of BPMN 2.0.2; that of inclusive joins stands in docs/decisions/0004-or-join.md.
"""

from __future__ import annotations

from .soundness import check_soundness
from .values import Finding, Soundness
from .ways_through import WayThrough, ways_through

__all__ = ["Finding", "Soundness", "WayThrough", "check_soundness", "ways_through"]
