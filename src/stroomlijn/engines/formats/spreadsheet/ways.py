"""From the column Vervolg to the rows that it names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .levels import Item, after
from .vervolg import Branch, Target, Way

_OTHER_ANSWER = {"ja": "nee", "nee": "ja", "yes": "no", "no": "yes"}


@dataclass(frozen=True, slots=True)
class Goal:
    """Where a way leads: a row, or else an end or another process by name."""

    way: Way
    name: str = ""
    item: Item | None = None


@dataclass(frozen=True, slots=True)
class Exit:
    """One of the ways out of a row; several goals are taken together."""

    label: str
    goals: tuple[Goal, ...]
    inclusive: bool = False


def exits(items: Sequence[Item], index: int, known: Mapping[str, Item], empty_means_end: bool) -> list[Exit]:
    """The ways out of a row. A target that does not exist becomes a remark; a row never ends up without a way."""
    item = items[index]
    following = [] if empty_means_end else after(items, index)
    if not item.row["next"].strip():
        return _unwritten(item, following)
    found = [way for branch in _named(item) if (way := _exit(item, branch, following, known)) is not None]
    for text in item.vervolg.unread:
        item.row.remark("workbook-vervolg-unread", text=text[:100])
    if not found:
        return _unwritten(item, following)
    return _with_other_answer(item, found, following)


def _unwritten(item: Item, following: Sequence[Item]) -> list[Exit]:
    if len(following) > 1:
        if not item.row["decision"] and item.row["kind"] == "":
            item.row.remark("workbook-branches-without-question")
        return [Exit("", (_goal(target),)) for target in following]
    return [Exit("", (_goal(following[0] if following else None),))]


def _goal(item: Item | None) -> Goal:
    return Goal(Way.END) if item is None else Goal(Way.STEP, item=item)


def _named(item: Item) -> list[Branch]:
    """Visio keeps the names of the ways in a column of their own, in the order of the ways."""
    branches, names = list(item.vervolg.branches), [name.strip() for name in item.row["connector"].split(",")]
    if not item.row["connector"] or len(branches) != 1 or branches[0].label:
        return branches
    targets = branches[0].targets
    if len(names) != len(targets):
        return [Branch(item.row["connector"], targets)]
    return [Branch(name, (target,)) for name, target in zip(names, targets, strict=True)]


def _exit(item: Item, branch: Branch, following: Sequence[Item], known: Mapping[str, Item]) -> Exit | None:
    goals: dict[tuple[Way, str, int], Goal] = {}
    for target in branch.targets:
        goal = _reached(item, target, following, known)
        if goal is not None:
            goals.setdefault((goal.way, goal.name, id(goal.item)), goal)
    if not goals:
        return None
    return Exit(branch.label, tuple(goals.values()), branch.inclusive and len(goals) > 1)


def _reached(item: Item, target: Target, following: Sequence[Item], known: Mapping[str, Item]) -> Goal | None:
    if target.way is Way.NEXT:
        return _goal(following[0] if following else None)
    if target.way is not Way.STEP:
        return Goal(target.way, target.name)
    found = known.get(target.name)
    if found is None:
        item.row.remark("workbook-unknown-target", target=target.name[:100])
        return None
    return Goal(Way.STEP, item=found)


def _with_other_answer(item: Item, found: list[Exit], following: Sequence[Item]) -> list[Exit]:
    """`nee: 2` after a question leaves the other answer to the next row."""
    if len(found) != 1 or not (item.row["decision"] or found[0].label):
        return found
    other = _goal(following[0] if following else None)
    if other in found[0].goals:
        return found
    label = _OTHER_ANSWER.get(found[0].label.casefold(), "")
    if not label:
        item.row.remark("workbook-one-way-out")
    return [*found, Exit(label, (other,))]
