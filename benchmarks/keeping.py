"""What becomes of every decision that can be taken when one process more comes to its group: kept, or asked again.

Each process of a group is in turn the one that comes. What was kept is looked at in the processes themselves: whether
it says what it said.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from stroomlijn.engines.formats import read
from stroomlijn.engines.matching import Member
from stroomlijn.engines.matching.values import Key
from stroomlijn.engines.merging import Choice, Difference, Merge, Option, Prepared, prepare, replay
from stroomlijn.engines.merging.attributes import same
from stroomlijn.engines.merging.regions import Relation, reached_from
from stroomlijn.engines.merging.values import Offered
from stroomlijn.engines.process_model import Source

from .landscape_truth import ways
from .large_landscape import variants
from .real_data import DATA, municipal
from .table import print_table

WAYS = ("order", "gateway")
FIXED = ("keep", "drop", "condition", "new")
HEADER = ("verzameling", "verschil", "besluiten", "gehouden", "opnieuw gevraagd", "verschil weg", "verkeerd gehouden")

Told = Counter[tuple[str, str, str]]


def run(short: bool = False) -> None:
    """Prints per collection and type of difference what became of the decisions. Short is as long."""
    rows = []
    for name, groups in _collections():
        told: Told = Counter()
        for members in groups:
            told += told_of(members)
        rows += [_row(name, type_, told) for type_ in sorted({type_ for type_, _, _ in told})]
    print_table("Besluiten als er een proces bij komt", HEADER, rows)


def _row(name: str, type_: str, told: Told) -> tuple[str, ...]:
    found = {outcome: told[type_, outcome, ""] for outcome in ("kept", "again", "gone", "wrong")}
    return (name, type_, str(sum(found.values()) - found["wrong"]), *map(str, found.values()))


def _collections() -> Iterator[tuple[str, list[list[Member]]]]:
    if (DATA / "coselog").exists():
        families: dict[str, list[Member]] = defaultdict(list)
        for number, (family, process) in enumerate(municipal()):
            families[family].append(Member(f"{number:02}", process))
        yield "gemeenten", list(families.values())
    _, truth, members = next(ways())
    kinds: dict[str, list[Member]] = defaultdict(list)
    for number, (kind, member) in enumerate(zip(truth, members, strict=True)):
        kinds[kind].append(replace(member, file=f"{number:03}"))
    yield "landschap", [group for group in kinds.values() if len(group) > 2]
    ten = [Member(file, found.process) for _, file, data in variants(10, 80) for found in read(file, data).processes]
    yield "10 × 80 stappen", [ten]


def told_of(members: Sequence[Member]) -> Told:
    """How many decisions are kept, asked again, gone with their difference, and kept wrongly: by type."""
    told: Told = Counter()
    after = prepare(members)
    for place in range(len(members)):
        before = prepare([*members[:place], *members[place + 1 :]])
        merged = replay(before)
        for difference in merged.differences:
            steps = list(_steps(merged, difference))
            offered = {option.id: dict(option.told_by) for option in difference.options}
            now = after.knowing({difference.id: (difference.type, steps)}, {difference.id: offered})
            for option in difference.options:
                outcome, wrong = _outcome(now, difference, option, offered, steps)
                told[difference.type, outcome, ""] += 1
                told[difference.type, "wrong", ""] += wrong
    return told


def _outcome(
    after: Prepared,
    difference: Difference,
    option: Option,
    offered: Offered,
    steps: Sequence[Source],
) -> tuple[str, bool]:
    there = after.differences.get(after.now(difference.id))
    if there is None or after.of_others(difference.id, steps):
        return "gone", False
    choice = after.chosen_now(difference.id, Choice(option.id, "als het spoed is", "Iets nieuws"), offered, steps)
    now = {one.id: one for one in there.options}
    if choice is None or choice.option not in now:
        return "again", False
    then = {one.id: one for one in difference.options}
    if option.id == "condition" and difference.type != "step-missing":
        stay = [one for one in difference.options if one.id not in FIXED]
        stays = [one for one in choice.ordered(there.options) if one.id not in FIXED]
        kept = len(stay) == len(stays) and all(_same(after, there, *pair) for pair in zip(stay, stays, strict=True))
        return "kept", not kept
    return "kept", not _same(after, there, then[option.id], now[choice.option])


def _same(after: Prepared, there: Difference, then: Option, now: Option) -> bool:
    """Whether an option says what another said: the same text, or of a way the same order of what both tell."""
    if then.id in FIXED or there.type == "granularity":
        return then.id == now.id
    if there.type not in WAYS:
        return same(then.text) == same(now.text)
    old, new = dict(then.told_by), dict(now.told_by)
    return all(_agree(after, there, one, other) for one in old for other in new)


def _agree(after: Prepared, there: Difference, one: Key, other: Key) -> bool:
    both = [node for node in after.near(there) if {one, other} <= set(_having(after, node))]
    return _order(after, one, both) == _order(after, other, both)


def _having(after: Prepared, node: str) -> Iterable[Key]:
    return (after.union.sources[number].key for number in after.union.nodes[node].members)


def _order(after: Prepared, key: Key, among: Sequence[str]) -> Relation:
    (number,) = (number for number, source in enumerate(after.union.sources) if source.key == key)
    following: dict[str, list[str]] = defaultdict(list)
    for flow in after.union.flows.values():
        if number in flow.members:
            following[flow.source].append(flow.target)
    return frozenset((node, end) for node in among for end in reached_from(node, following, among))


def _steps(merged: Merge, difference: Difference) -> Iterator[Source]:
    """The sources' own steps on the rows of a difference."""
    rows = {row.id: row for row in merged.alignment.rows}
    for row in map(rows.__getitem__, difference.rows):
        for key, element in zip(merged.alignment.columns, row.cells, strict=True):
            if element:
                yield Source(*key, element)
