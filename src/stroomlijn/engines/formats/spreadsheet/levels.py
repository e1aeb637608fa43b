"""Which rows are sub-steps of which, and which row comes after which when Vervolg is empty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .number import Number, parse
from .rows import StepRow
from .vervolg import Vervolg, Way, parse_vervolg


@dataclass(slots=True)
class Item:
    """A row in its place among the others; `inside` are its sub-steps."""

    row: StepRow
    number: Number | None
    vervolg: Vervolg
    depth: int = 0
    inside: list[Item] = field(default_factory=list)

    @property
    def letter(self) -> str:
        return self.number.letter_within(self.depth) if self.number else ""


def arrange(rows: Sequence[StepRow]) -> list[Item]:
    """The rows of one process as a tree of steps and sub-steps, in the order of the sheet.

    4.1 lies inside 4 when row 4 stands above it and no Vervolg crosses the border of 4; otherwise it follows row 4.
    """
    items = [Item(row, parse(row.nr), parse_vervolg(row["next"])) for row in rows]
    first = _first_by_path(items)
    closed = _containers(items, first) - _crossed(items, first)
    top: list[Item] = []
    for item in items:
        around = next((first[path] for path in _around(item, first) if path in closed), None)
        item.depth = len(around.number.path) if around is not None and around.number else 0
        (top if around is None else around.inside).append(item)
    return top


def after(items: Sequence[Item], index: int) -> list[Item]:
    """The rows that an empty Vervolg leads to: none at the end, several where branches a, b … begin."""
    letter = items[index].letter
    later = items[index + 1 :] if letter else items[index + 1 : index + 2]
    found = next((item for item in later if item.letter in (letter, "")), None)
    if letter or index + 1 == len(items) or found is not None:
        return [found] if found is not None else []
    return list(_branches(items, index + 1))


def _branches(items: Sequence[Item], start: int) -> Iterator[Item]:
    seen: set[str] = set()
    for item in items[start:]:
        if not item.letter:
            return
        if item.letter not in seen:
            seen.add(item.letter)
            yield item


def _first_by_path(items: Sequence[Item]) -> dict[tuple[str, ...], Item]:
    first: dict[tuple[str, ...], Item] = {}
    for item in items:
        if item.number:
            first.setdefault(item.number.path, item)
    return first


def _around(item: Item, first: dict[tuple[str, ...], Item]) -> Iterator[tuple[str, ...]]:
    """The numbers of the rows that hold this one, innermost first."""
    path = item.number.path if item.number else ()
    for length in range(len(path) - 1, 0, -1):
        if path[:length] in first:
            yield path[:length]


def _containers(items: Sequence[Item], first: dict[tuple[str, ...], Item]) -> set[tuple[str, ...]]:
    seen: set[int] = set()
    found: set[tuple[str, ...]] = set()
    for item in items:
        found.update(path for path in _around(item, first) if id(first[path]) in seen)
        seen.add(id(item))
    return found


def _crossed(items: Sequence[Item], first: dict[tuple[str, ...], Item]) -> set[tuple[str, ...]]:
    crossed: set[tuple[str, ...]] = set()
    for item in items:
        here = set(_around(item, first))
        for target in (target for branch in item.vervolg.branches for target in branch.targets):
            if target.way in (Way.END, Way.PROCESS):
                crossed |= here
            number = parse(target.name) if target.way is Way.STEP else None
            if number and number.path in first:
                crossed |= here ^ set(_around(first[number.path], first))
    for path in sorted(crossed):
        first[path].row.remark("workbook-substeps-flat")
    return crossed
