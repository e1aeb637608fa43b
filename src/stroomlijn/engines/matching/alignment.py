"""Which node is which over any number of processes at once: activity classes.

Greedy agglomerative clustering with average linkage (a node pair that is not alike counts as 0) under cannot-link
constraints, after Bansal, Blum & Chawla's correlation clustering: the sure pairs first, a doubtful pair never joins
what is sure to be apart. Nodes with the same words are joined first, by their surroundings where a process has
several of them.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stroomlijn.engines.process_model import Event, Kind, Node, Process

from .agglomeration import Group, agglomerate
from .fragments import cuts_in, with_parts, without_cuts
from .occurrences import pair_occurrences
from .similarity import Lexicon
from .surroundings import Surroundings
from .teaching import Said
from .thesaurus import Thesaurus
from .values import ActivityClass, Place
from .words import normalise

SAME = 0.8
"""Mean likeness from which nodes form one class: between `suggest` and `auto`, as a wrong class costs more than a
missed one: it hides a step, while a missed one is merely shown twice."""


def align(
    processes: Sequence[Process],
    *,
    together: Iterable[tuple[Place, Place]] = (),
    apart: Iterable[tuple[Place, Place]] = (),
    said: Iterable[Said] = (),
    thesaurus: Thesaurus | None = None,
) -> tuple[ActivityClass, ...]:
    """Activity classes over all steps and events of all processes; a class holds at most one node of each process.

    Where `together` says of one step that it is several of another process, those are its `parts`.

    Every step and event is in exactly one class. The result does not depend on the order of the processes, apart from
    their index in `places`. `together` and `apart` are judged pairs and never overruled, but for `together` of what
    cannot be one: two of one process, work and an event, a begin and an end, and what would bring contraries together
    that nobody said are the same.

    What people put together teaches which words stand for the same, in every other pair too; so does what they `said`
    of steps elsewhere.
    """
    order = sorted(range(len(processes)), key=lambda index: _fingerprint(processes[index]))
    rank = {index: position for position, index in enumerate(order)}
    items = _items(processes, order)
    apart = list(apart)
    kept = set(map(frozenset, apart))
    together = [pair for pair in _of_one_sort(together, items, order) if frozenset(pair) not in kept]
    cuts = cuts_in(together)
    judged, parted = without_cuts(together, cuts)
    taught = [*said, *_said(processes, judged)]
    lexicon = Lexicon((item.node.label for item in items), thesaurus=thesaurus, said=taught)
    groups = _equal(items, lexicon, [Surroundings(processes[index], lexicon) for index in order])
    groups = agglomerate(groups, lexicon, SAME, _ranked(judged, rank), _ranked([*apart, *parted], rank))
    return with_parts(_classes(groups, lexicon, order), cuts)


@dataclass(frozen=True, slots=True)
class Item:
    """A node that takes part; `rank` is the position of its process in canonical order.

    Only nodes of the same sort can be the same: work, or an event at the same place, inside the same subprocess.
    """

    rank: int
    node: Node
    sort: str

    @property
    def place(self) -> Place:
        return (self.rank, self.node.id)


def _fingerprint(process: Process) -> tuple[str, str, str]:
    content = repr((process.nodes, process.flows)).encode()
    return (process.name, process.id, hashlib.sha256(content).hexdigest())


def _said(processes: Sequence[Process], judged: Iterable[tuple[Place, Place]]) -> list[Said]:
    known = (
        (processes[a].node.get(x), processes[b].node.get(y))
        for (a, x), (b, y) in judged
        if 0 <= a < len(processes) and 0 <= b < len(processes)
    )
    return [Said(one.label, other.label, same=True) for one, other in known if one and other]


def _items(processes: Sequence[Process], order: Sequence[int]) -> list[Item]:
    return [
        Item(rank, node, _sort(processes[index], node))
        for rank, index in enumerate(order)
        for node in processes[index].nodes
        if node.kind is not Kind.GATEWAY
    ]


def _sort(process: Process, node: Node) -> str:
    what = f"event {node.event or Event.INTERMEDIATE}" if node.kind is Kind.EVENT else "work"
    around = [process.node[holder].label for holder in (node.attached_to, node.parent) if holder in process.node]
    return "/".join([what, *(" ".join(normalise(label)) for label in around)])


def _ranked(pairs: Iterable[tuple[Place, Place]], rank: dict[int, int]) -> list[tuple[Place, Place]]:
    return [((rank[a], x), (rank[b], y)) for (a, x), (b, y) in pairs if a in rank and b in rank]


def _of_one_sort(
    pairs: Iterable[tuple[Place, Place]], items: Iterable[Item], order: Sequence[int]
) -> list[tuple[Place, Place]]:
    """The pairs of work and work, or of events at the same place: nothing else is ever the same."""
    what = {(order[item.rank], item.node.id): item.sort.partition("/")[0] for item in items}
    return [(one, other) for one, other in pairs if what.get(one) == what.get(other)]


def _equal(items: Sequence[Item], lexicon: Lexicon, surroundings: Sequence[Surroundings]) -> list[Group]:
    """One group for each sort and words; several where a process has the same words more than once."""
    by_words: dict[tuple[str, tuple[str, ...]], list[Item]] = defaultdict(list)
    for item in items:
        by_words[item.sort, lexicon.words(item.node.label)].append(item)
    groups = []
    for (sort, _), same in sorted(by_words.items()):
        for places in pair_occurrences([item.place for item in same], surroundings):
            labels = {place: surroundings[place[0]].label(place[1]) for place in places}
            groups.append(Group(sort, labels))
    return groups


def _classes(groups: Sequence[Group], lexicon: Lexicon, order: Sequence[int]) -> tuple[ActivityClass, ...]:
    worded = [{_base(group.sort, label, lexicon) for label in group.labels.values()} for group in groups]
    often = Counter(base for bases in worded for base in bases)
    by_group = sorted(zip(groups, worded, strict=True), key=lambda one: _along(one[0]))
    seen: dict[str, int] = defaultdict(int)
    classes = []
    for group, bases in by_group:
        base = _base(group.sort, group.label, lexicon)
        seen[base] += 1
        classes.append(
            ActivityClass(
                id=_id(base, seen[base]),
                kind=Kind.STEP if group.sort.startswith("work") else Kind.EVENT,
                label=group.label,
                places=tuple(sorted((order[rank], node) for rank, node in group.labels)),
                confidence=round(group.cohesion(lexicon), 4),
                earlier=tuple(_id(other, 1) for other in sorted(bases - {base}) if often[other] == 1),
            )
        )
    return tuple(classes)


def _along(group: Group) -> tuple[str, str, list[Place]]:
    return (group.sort, group.label, sorted(group.labels))


def _base(sort: str, label: str, lexicon: Lexicon) -> str:
    return f"{sort} {' '.join(lexicon.words(label)) or label}"


def _id(base: str, turn: int) -> str:
    return hashlib.sha256(f"{base} {turn}".encode()).hexdigest()[:10]
