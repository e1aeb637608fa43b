"""What the analyst of the story chose: which processes are needed, why the others are not, and what must be ready."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .families import Parsed, content
from .truth import TrueProcess

Key = tuple[str, str]  # municipality and code


@dataclass(frozen=True, slots=True)
class Dropped:
    """Why a process is not needed. `kind` is a value of ProcessChoice.Dropped."""

    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Timing:
    """Whether the process of a family must be there before the date, and why."""

    before: bool
    reason: str


def dropped(processes: Iterable[TrueProcess]) -> dict[Key, Dropped]:
    """The processes that are not needed: of every family a municipality keeps its first, and what it also needs."""
    chosen = content().choices
    first: dict[tuple[str, str], TrueProcess] = {}
    found: dict[Key, Dropped] = {}
    for one in processes:
        kept = first.setdefault((one.municipality, one.family), one)
        if kept is not one and one.name not in chosen["ook_nodig"][one.municipality]:
            found[one.municipality, one.code] = _why(one, kept, chosen)
    return found


def timings() -> dict[str, Timing]:
    """By key of family."""
    chosen = content().choices
    later = {key: Timing(before=False, reason=reason) for key, reason in chosen["kan_erna"].items()}
    return {
        one.key: later.get(one.key, Timing(before=True, reason=chosen["moet_ervoor"])) for one in content().families
    }


def moved() -> dict[str, tuple[str, str]]:
    """By key of family: the cluster that the analyst put it in, and why."""
    return {key: (one["cluster"], one["reden"]) for key, one in content().choices["verhuist"].items()}


def _why(one: TrueProcess, kept: TrueProcess, chosen: Parsed) -> Dropped:
    for kind, reasons in chosen["vervalt"].items():
        if one.name in reasons:
            return Dropped(kind, reasons[one.name])
    return Dropped("double", chosen["dubbel"].format(ander=kept.name))
