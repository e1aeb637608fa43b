"""Named figures: numbers that pages, reports and goals can point to by name. Each context registers its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Measure = Callable[[int], int]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number about an object of one kind. `title` says in Dutch what it counts; `measure` takes the object's id."""

    name: str
    title: str
    about: str
    measure: Measure


_figures: dict[str, Figure] = {}


def register(name: str, title: str, about: str, measure: Measure) -> None:
    """Adds a figure; a name that is taken by another measure raises ValueError."""
    known = _figures.get(name)
    if known is not None and known.measure is not measure:
        raise ValueError(f"two figures are called {name}")
    _figures[name] = Figure(name, title, about, measure)


def figure(name: str) -> Figure:
    """The figure of this name; KeyError when there is none."""
    return _figures[name]


def figures_about(kind: str) -> list[Figure]:
    """All figures about objects of one kind, in the order in which they were registered."""
    return [one for one in _figures.values() if one.about == kind]
