"""What an object of any context is called and where it is shown, for lists that name objects of every kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

Ref = tuple[str, int]
Names = Callable[[Collection[int]], dict[int, str]]
Address = Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Described:
    """An object that is there: its name, and its address ("" for what has no page of its own)."""

    name: str
    url: str


_kinds: dict[str, tuple[Names, Address]] = {}


def add_kind(kind: str, names: Names, address: Address) -> None:
    """`names` gives the names by id of those that exist, in one query; `address` the page of one of them."""
    _kinds[kind] = (names, address)


def describe(refs: Iterable[Ref]) -> dict[Ref, Described]:
    """Name and address by kind and id; what is unknown or gone is left out. One query per kind."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for kind, number in refs:
        wanted[kind].add(number)
    found: dict[Ref, Described] = {}
    for kind, ids in wanted.items():
        if kind in _kinds:
            names, address = _kinds[kind]
            found |= {(kind, pk): Described(name, address(pk)) for pk, name in names(ids).items()}
    return found
