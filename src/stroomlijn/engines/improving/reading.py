"""A process as the rules look at it: which step follows which, and what a step says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from stroomlijn.engines.editing import Row, rows
from stroomlijn.engines.matching.vocabulary import STOP_WORDS
from stroomlijn.engines.matching.words import guess_language, normalise, stem, tokens
from stroomlijn.engines.process_model import STEPS, Flow, Kind, Node, Process, reading_order

from .words import Words, among, more_work


@dataclass(frozen=True, slots=True)
class Link:
    """From one step directly to another. `passed` are the gateways and events between; `answer` the last label."""

    source: str
    target: str
    passed: tuple[Node, ...]
    answer: str


class Reading:
    """All that the rules ask of one process, each thing computed once."""

    def __init__(self, process: Process, words: Words) -> None:
        self.process = process
        self.words = words
        self.order = reading_order(process)
        self.steps = [node for node in self.order if node.kind in STEPS]
        self.place = {node.id: number for number, node in enumerate(self.order)}
        self.language = guess_language(step.label for step in self.steps)

    @cached_property
    def row(self) -> dict[str, Row]:
        """The rows of the step table by id of the step."""
        return {row.id: row for row in rows(self.process)}

    @cached_property
    def after(self) -> dict[str, list[Link]]:
        """The links from each step, the nearest of several between the same two."""
        return {step.id: self._links(step) for step in self.steps}

    @cached_property
    def before(self) -> dict[str, list[Link]]:
        """The links to each step."""
        found: dict[str, list[Link]] = {step.id: [] for step in self.steps}
        for links in self.after.values():
            for link in links:
                found[link.target].append(link)
        return found

    @cached_property
    def name(self) -> dict[str, str]:
        """What each node is called in a key: its words, and the how-manieth with those words it is."""
        counted: Counter[str] = Counter()
        found = {}
        for node in self.order:
            words = " ".join((str(node.kind), *normalise(node.label, self.language)))
            counted[words] += 1
            found[node.id] = f"{words} #{counted[words]}"
        return found

    @cached_property
    def own_roles(self) -> frozenset[str]:
        """The words by which the roles of this process are called, those of outsiders left out."""
        inside = {step.role for step in self.steps if not among(step.role, self.words.outside)}
        words = {word for role in inside for word in tokens(role)}
        return frozenset(words - STOP_WORDS[self.language] - self.words.anybody)

    def ahead(self, step: str) -> set[str]:
        """The steps that can come later, ways back left out."""
        found: set[str] = set()
        queue = [step]
        while queue:
            for link in self.after[queue.pop()]:
                if link.target not in found and not self.leads_back(link):
                    found.add(link.target)
                    queue.append(link.target)
        return found

    def leads_back(self, link: Link) -> bool:
        return self.place[link.target] <= self.place[link.source]

    def says(self, node: Node, words: AbstractSet[str]) -> bool:
        """Whether the label holds one of the words."""
        return bool(among(node.label, words))

    def about(self, node: Node, *without: AbstractSet[str]) -> frozenset[str]:
        """The words that say what a step is about, in base form, those of some lists left out."""
        out = {word for words in without for word in among(node.label, words)} | STOP_WORDS[self.language]
        return frozenset(stem(word, self.language) for word in tokens(node.label) if word not in out)

    def has_more_work(self, node: Node, *words: AbstractSet[str]) -> bool:
        """Whether the label names more than what the words say."""
        return more_work(node.label, *words, language=self.language)

    def simply_next(self, step: str) -> Link | None:
        """The link to the one step that always follows and that nothing else leads to, over events only."""
        links = self.after[step]
        if len(links) != 1 or any(node.kind is not Kind.EVENT for node in links[0].passed):
            return None
        ids = [step, *(node.id for node in links[0].passed), links[0].target]
        straight = all(len(self.process.outgoing[node]) == 1 for node in ids[:-1])
        straight &= all(len(self.process.incoming[node]) == 1 for node in ids[1:])
        return links[0] if straight and not self._borders.keys() & set(ids) else None

    @cached_property
    def _borders(self) -> dict[str, list[Node]]:
        found: dict[str, list[Node]] = {}
        for node in self.process.nodes:
            if node.attached_to:
                found.setdefault(node.attached_to, []).append(node)
        return found

    def _links(self, step: Node) -> list[Link]:
        found: dict[str, Link] = {}
        borders = self._borders.get(step.id, ())
        queue: list[tuple[Flow, tuple[Node, ...], str]] = [(flow, (), "") for flow in self.process.outgoing[step.id]]
        queue += [(flow, (border,), border.label) for border in borders for flow in self.process.outgoing[border.id]]
        seen: set[str] = set()
        for flow, passed, answer in queue:
            node = self.process.node.get(flow.target)
            answer = flow.label or flow.condition or answer
            if node is None:
                continue
            if node.kind in STEPS:
                found.setdefault(node.id, Link(step.id, node.id, passed, answer))
            elif node.id not in seen:
                seen.add(node.id)
                queue += [(onward, (*passed, node), answer) for onward in self.process.outgoing[node.id]]
        return list(found.values())
