"""`expand`: what a resource points at, put beside it, at any depth; every row checked against the caller's rights."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from stroomlijn.zgw.wire.faults import Fault, Invalid

from .here import Here
from .reading import Shown, read_rows
from .resource import Resource

DEEPEST = 10
MOST = 20_000
"""Objects in an answer: what many point at stands beside each of them, so that a few names could ask for gigabytes."""
Tree = dict[str, "Tree"]


def expand(resource: Resource, found: Sequence[Shown], asked: str, here: Here) -> None:
    """Adds `_expand` to each of the found, one statement for each name asked.

    Raises `Invalid` for an unknown name, and when more than `MOST` would be put beside them.
    """
    if asked and sum(_expand(resource, found, _tree(resource, asked), here)) > MOST:
        reason = f"Dit klapt meer dan {MOST} keer iets uit. Vraag een kleinere pagina of minder namen."
        raise Invalid([Fault("expand", "too_large", reason)])


def _tree(resource: Resource, asked: str) -> Tree:
    tree: Tree = {}
    for path in asked.split(","):
        at, where = tree, resource
        names = path.strip().split(".")
        for name in names:
            if name not in where.targets or len(names) > DEEPEST:
                reason = f"“{path[:100]}” kan niet worden uitgeklapt."
                raise Invalid([Fault("expand", "invalid_choice", reason)])
            at, where = at.setdefault(name, {}), where.targets[name]
    return tree


def _expand(resource: Resource, found: Sequence[Shown], tree: Tree, here: Here) -> list[int]:
    """How many objects stand within each of the found."""
    within = [0] * len(found)
    for name, deeper in tree.items():
        target, key = resource.targets[name], resource.keys.get(name)
        pointed = [_bare(one[name], key) for one in found]
        beside = _by_address(target, {address for value in pointed for address in _addresses(value)}, here)
        deep = dict(zip(beside, _expand(target, list(beside.values()), deeper, here), strict=True))
        for place, (one, value) in enumerate(zip(found, pointed, strict=True)):
            one.setdefault("_expand", {})[name] = _put(value, beside)
            within[place] += sum(1 + deep[address] for address in _addresses(value) if address in deep)
    return within


def _by_address(target: Resource, addresses: Iterable[str], here: Here) -> dict[str, Shown]:
    own = {here.own_id(address, target.root) for address in addresses} - {None}
    rows = read_rows(target, [("t.id = any(%s)", [list(own)])], here) if own else []
    return {row["url"]: row for row in rows}


def _bare(value: Any, key: str | None) -> Any:
    """The addresses alone, out of the groups that they stand in."""
    return value if key is None else [one[key] for one in value or ()]


def _addresses(value: Any) -> Iterator[str]:
    yield from [value] if isinstance(value, str) else value or ()


def _put(value: Any, beside: dict[str, Shown]) -> Any:
    if isinstance(value, list):
        return [beside[address] for address in value if address in beside]
    return beside.get(value, {}) if value else {}
