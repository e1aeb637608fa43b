"""What changes, on an A3 for the wall of a canteen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Poster:
    """Large words: a title, from when it applies, and per heading short sentences. `place` says where to read more."""

    title: str
    since: str
    lead: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    place: str
    language: str = "nl"
