"""What is really so in the generated landscapes: what the product finds can be compared with it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TrueProcess:
    """What a process really is. Processes with the same `family` are the same work."""

    municipality: str
    code: str
    name: str
    family: str
    cluster: str
    in_suite: bool
    file: str


@dataclass(frozen=True, slots=True)
class TrueRow:
    """What a row really is: a step of the family, or "voor-7" for one that only some municipalities know."""

    municipality: str
    code: str
    nr: str
    family: str
    step: str


@dataclass(frozen=True, slots=True)
class TrueDifference:
    """A difference between the municipalities: `municipality` is the one that departs from the shared process."""

    municipality: str
    family: str
    type: str
    steps: tuple[str, ...]
    consequence: str
