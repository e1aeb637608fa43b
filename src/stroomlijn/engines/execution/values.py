"""What a check of soundness tells."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that keeps a process from being sound. `code` names a sentence; `elements` are ids in the process."""

    code: str
    elements: tuple[str, ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Soundness:
    """`complete` is False when the limit was reached: then `sound` only says that nothing was found so far."""

    sound: bool
    findings: tuple[Finding, ...]
    complete: bool = True
