"""Steps that stand alone in a comparison and may be one all the same: for a person to say, the likeliest first.

Words are what `pairwise.wording` sees, with what people judged before. Steps that share no word are proposed by what is
around them: the same steps before and after, who does it and with which document.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from stroomlijn.engines.problems import Remark
from stroomlijn.engines.process_model import STEPS, Process, reading_order

from .pairwise import wording
from .similarity import Lexicon
from .teaching import Said, concerning
from .thesaurus import Thesaurus
from .values import Judged, Place
from .words import guess_language, normalise, opposed, tokens

LEAST = 0.25
"""Likeness from which a pair is worth a question."""
BETWEEN, BESIDE, ROLE, DOCUMENT, SYSTEM = 0.3, 0.1, 0.1, 0.2, 0.05
"""What a cue adds to what is not known yet: between the same steps, next to one same step, and the same attributes.
Where more steps stand between them, the place tells as much less as two are further from one another in their order.
"""
BEST = 5
"""Pairs per step: who says no to one is shown the next."""

Rows = Sequence[Sequence[str]]
"""The comparison: per row a node id per process, "" where it has none."""
Verdict = tuple[Place, Place, bool]
"""Two nodes of which people said that they are the same, or are not."""


@dataclass(frozen=True, slots=True)
class NearSteps:
    """Two steps of different processes that may be one; at least one of them stands alone in its row.

    reasons     the strongest first: step-said for what people said is the same elsewhere; step-words {words},
                step-alike; step-between {after, before}, step-after {what}, step-before {what}, step-again {what} for
                two that come back to the same, step-place where those have no name; step-role, step-document,
                step-system {what}
    """

    one: Place
    other: Place
    likeness: float
    reasons: tuple[Remark, ...]


def near_steps(
    processes: Sequence[Process],
    rows: Rows,
    judged: Iterable[Verdict] = (),
    thesaurus: Thesaurus | None = None,
    said: Iterable[Said] = (),
) -> tuple[NearSteps, ...]:
    """The pairs worth a question. Never opposites, what people judged, or two that cannot come in one row.

    What is judged of one pair of these, and what people `said` of steps elsewhere, weighs in every other pair; what
    they said is not the same is asked nowhere.
    """
    judged = list(judged)
    table = _Table(processes, rows, judged, thesaurus, said)
    if not table.alone or len(processes) < 2:
        return ()
    found: list[NearSteps] = []
    for left, right in combinations(range(len(processes)), 2):
        if not table.lone[left] and not table.lone[right]:
            continue
        words = _by_words(table, left, right, judged)
        for one, other in sorted(words.keys() | _in_one_place(table, left, right)):
            if table.may_join(one, other):
                found.extend(_pair(table, one, other, words.get((one, other), 0.0)))
    return tuple(_best(found, table))


def asked_first(near: Iterable[NearSteps], rows: Rows) -> list[NearSteps]:
    """What a person is asked at first: within these rows, of each step that stands alone there one pair."""
    held = {(column, node): sum(map(bool, row)) for row in rows for column, node in enumerate(row) if node}
    used = set[Place]()
    found = []
    for one in near:
        lonely = {place for place in (one.one, one.other) if held.get(place) == 1}
        if lonely and not lonely & used and held.keys() >= {one.one, one.other}:
            used |= lonely
            found.append(one)
    return found


Gap = tuple[frozenset[int], frozenset[int]]
"""The rows before and after a step."""


class _Table:
    """The rows with for each step the row it is in, and the steps that stand alone per process."""

    def __init__(
        self,
        processes: Sequence[Process],
        rows: Rows,
        judged: Sequence[Verdict],
        thesaurus: Thesaurus | None,
        said: Iterable[Said],
    ) -> None:
        self.processes = processes
        self.thesaurus = thesaurus
        labels = [node.label for one in processes for node in one.steps]
        self.said = (*concerning(said, labels), *_said_of(processes, judged))
        self.lexicon = Lexicon(labels, thesaurus=thesaurus, said=self.said)
        self.rows = rows
        self.row: dict[Place, int] = {
            (column, node): number for number, row in enumerate(rows) for column, node in enumerate(row) if node
        }
        self.lone: list[list[str]] = [[] for _ in processes]
        for row in rows:
            held = [(column, node) for column, node in enumerate(row) if node]
            if len(held) == 1 and self._is_step(*held[0]):
                self.lone[held[0][0]].append(held[0][1])
        self.alone = {(column, node) for column, nodes in enumerate(self.lone) for node in nodes}
        self._judged = {frozenset((self.row.get(one), self.row.get(other))) for one, other, _same in judged}
        self._order: dict[int, list[str]] = {}
        self._gaps: dict[tuple[Place, int], Gap] = {}
        self.language = guess_language(node.label for process in processes for node in process.steps)

    def label(self, place: Place) -> str:
        return self.processes[place[0]].node[place[1]].label

    def may_join(self, one: Place, other: Place) -> bool:
        """Whether one can ask about them: they have names, no process has a step in both of their rows, and nothing
        was said of those yet, nor of steps with their names that these are not the same.
        """
        if not {one, other} & self.alone or one not in self.row or other not in self.row:
            return False
        labels = self.label(one), self.label(other)
        if not all(label.strip() for label in labels) or opposed(*labels) or self.lexicon.contrary(*labels):
            return False
        if self.lexicon.verdict(*labels) is False:
            return False
        places = self.row[one], self.row[other]
        if frozenset(places) in self._judged:
            return False
        return not any(a and b for a, b in zip(*(self.rows[place] for place in places), strict=True))

    def position(self, place: Place, other: int) -> float:
        """How far a step is, 0..1, along those that stand alone between the same steps of the other process."""
        within = [
            node for node in self._ordered(place[0]) if self._gap((place[0], node), other) == self._gap(place, other)
        ]
        return (within.index(place[1]) + 0.5) / len(within) if place[1] in within else 0.5

    def _ordered(self, column: int) -> list[str]:
        if column not in self._order:
            lone = set(self.lone[column])
            self._order[column] = [node.id for node in reading_order(self.processes[column]) if node.id in lone]
        return self._order[column]

    def _gap(self, place: Place, other: int) -> Gap:
        if (place, other) not in self._gaps:
            before, after = (frozenset(self.around(place, other, forward)) for forward in (False, True))
            self._gaps[place, other] = before, after
        return self._gaps[place, other]

    def _is_step(self, column: int, node: str) -> bool:
        held = self.processes[column].node.get(node)
        return held is not None and held.kind in STEPS

    def around(self, place: Place, other: int, forward: bool) -> dict[int, str]:
        """The nearest rows before or after a step that the other process has too, with the name of what is there."""
        column, start = place
        process = self.processes[column]
        flows, end = (process.outgoing, "target") if forward else (process.incoming, "source")
        found: dict[int, str] = {}
        seen, queue = {start}, deque([start])
        while queue:
            for flow in flows[queue.popleft()]:
                node = getattr(flow, end)
                if node in seen or node not in process.node:
                    continue
                seen.add(node)
                row = self.row.get((column, node))
                if row is not None and self.rows[row][other]:
                    found[row] = process.node[node].label
                else:
                    queue.append(node)
        return found


def _said_of(processes: Sequence[Process], judged: Iterable[Verdict]) -> list[Said]:
    """What the judged pairs say of the labels of their steps."""
    known = (
        (processes[a].node.get(one), processes[b].node.get(other), same)
        for (a, one), (b, other), same in judged
        if max(a, b) < len(processes)
    )
    return [Said(one.label, other.label, same) for one, other, same in known if one and other]


def _by_words(table: _Table, left: int, right: int, judged: Iterable[Verdict]) -> dict[tuple[Place, Place], float]:
    """What the labels of two processes say, as the matching sees it."""
    verdicts = [
        Judged(first[1], second[1], same)
        for one, other, same in judged
        for first, second in ((one, other), (other, one))
        if (first[0], second[0]) == (left, right)
    ]
    ones, others = table.processes[left], table.processes[right]
    found = wording(ones, others, judged=verdicts, said=table.said, thesaurus=table.thesaurus)
    return {((left, one), (right, other)): alike for (one, other), alike in found.items()}


def _in_one_place(table: _Table, left: int, right: int) -> set[tuple[Place, Place]]:
    """Pairs of steps that stand alone between the same steps."""
    ways: dict[tuple[int, int], list[Place]] = defaultdict(list)
    for node in table.lone[right]:
        place = (right, node)
        for before in table.around(place, left, False):
            for after in table.around(place, left, True):
                ways[before, after].append(place)
    return {
        ((left, node), other)
        for node in table.lone[left]
        for before in table.around((left, node), right, False)
        for after in table.around((left, node), right, True)
        for other in ways.get((before, after), ())
    }


def _pair(table: _Table, one: Place, other: Place, words: float) -> list[NearSteps]:
    """The pair with all that speaks for it; none when that is too little."""
    cues = [*_of_words(table, one, other, words), *_of_place(table, one, other), *_of_step(table, one, other)]
    unlike = 1.0
    for weight, _reason in cues:
        unlike *= 1 - weight
    if 1 - unlike < LEAST:
        return []
    cues.sort(key=lambda cue: -cue[0])
    return [NearSteps(one, other, round(1 - unlike, 4), tuple(reason for _weight, reason in cues))]


Cue = tuple[float, Remark]


def _of_words(table: _Table, one: Place, other: Place, words: float) -> list[Cue]:
    if not words:
        return []
    if table.lexicon.verdict(table.label(one), table.label(other)):
        return [(words, Remark("step-said"))]
    shared = set(normalise(table.label(one), table.language)) & set(normalise(table.label(other), table.language))
    written = [word for word in tokens(table.label(one)) if set(normalise(word, table.language)) & shared]
    return [(words, Remark("step-words", facts={"words": written}) if written else Remark("step-alike"))]


def _of_place(table: _Table, one: Place, other: Place) -> list[Cue]:
    (left, _one), (right, _other) = one, other
    shared: list[dict[int, str]] = []
    for forward in (False, True):
        ours, theirs = table.around(one, right, forward), table.around(other, left, forward)
        shared.append({row: _both_called(label, theirs[row]) for row, label in sorted(ours.items()) if row in theirs})
    if not any(shared):
        return []
    apart = abs(table.position(one, right) - table.position(other, left))
    weight = (BETWEEN if all(shared) else BESIDE) * (1 - apart)
    again = shared[0].keys() & shared[1].keys()
    after, before = (next((label for row, label in side.items() if label and row not in again), "") for side in shared)
    if (what := next((shared[0][row] for row in sorted(again) if shared[0][row]), "")) and not (after or before):
        return [(weight, Remark("step-again", facts={"what": what}))]
    if after and before:
        return [(weight, Remark("step-between", facts={"after": after, "before": before}))]
    if after or before:
        return [(weight, Remark("step-after" if after else "step-before", facts={"what": after or before}))]
    return [(weight, Remark("step-place"))]


def _both_called(ours: str, theirs: str) -> str:
    """What two call a row, each in their own words where these differ."""
    names = {name.casefold(): name for name in (theirs.strip(), ours.strip()) if name}
    return " / ".join(reversed(names.values()))


def _of_step(table: _Table, one: Place, other: Place) -> list[Cue]:
    ours, theirs = (table.processes[column].node[node] for column, node in (one, other))
    found = []
    named = {document.casefold() for document in theirs.documents}
    if document := next((name for name in ours.documents if name.casefold() in named), ""):
        found.append((DOCUMENT, Remark("step-document", facts={"what": document})))
    if ours.role and ours.role.casefold() == theirs.role.casefold():
        found.append((ROLE, Remark("step-role", facts={"what": ours.role})))
    if ours.system and ours.system.casefold() == theirs.system.casefold():
        found.append((SYSTEM, Remark("step-system", facts={"what": ours.system})))
    return found


def _best(found: list[NearSteps], table: _Table) -> list[NearSteps]:
    """The likeliest first, of two rows the best pair only, and of each step that stands alone a few."""
    kept: list[NearSteps] = []
    rows: set[frozenset[int]] = set()
    times: dict[Place, int] = defaultdict(int)
    for near in sorted(found, key=lambda near: (-near.likeness, near.one, near.other)):
        both = frozenset((table.row[near.one], table.row[near.other]))
        lonely = [place for place in (near.one, near.other) if place in table.alone]
        if both in rows or all(times[place] >= BEST for place in lonely):
            continue
        rows.add(both)
        kept.append(near)
        for place in lonely:
            times[place] += 1
    return kept
