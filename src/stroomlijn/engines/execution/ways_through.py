"""A few ways through a process that together visit every step and take every answer: what one tries out."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from stroomlijn.engines.process_model import STEPS, Process

from .net import Net, scopes
from .token_game import Firing, Marking, TokenGame

ROUNDS = 2
"""How often a way takes one flow: once, and once more to leave a loop."""


@dataclass(frozen=True, slots=True)
class WayThrough:
    """One way: the steps in the order in which they are done, and the flows that were chosen where there was a choice.

    `ends` is False when it comes to a point where nothing can happen.
    """

    steps: tuple[str, ...]
    answers: tuple[str, ...]
    ends: bool = True


def ways_through(process: Process, most: int = 10) -> tuple[WayThrough, ...]:
    """At most so many ways, each chosen to pass what no way before it did; none for a process without a beginning."""
    found: list[WayThrough] = []
    for net in scopes(process):
        walker = _Walker(process, net)
        while len(found) < most and (way := walker.next_way()) is not None:
            found.append(way)
    return tuple(found)


@dataclass
class _Walker:
    """Walks one net again and again, towards what it has not passed yet."""

    process: Process
    net: Net
    left: set[int] = field(init=False)
    begun: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.game = TokenGame(self.net)
        self.left = set(self.net.flows)

    def next_way(self) -> WayThrough | None:
        """The next way; None when it would pass nothing new."""
        for start in self.net.starts:
            if start in self.begun and not self._reaches(start):
                continue
            new = start not in self.begun
            self.begun.add(start)
            before = len(self.left)
            way = self._walk(start)
            if (len(self.left) < before or new) and way.steps:
                return way
        return None

    def _reaches(self, start: str) -> bool:
        far = self._distances(self.left)
        return any(flow in far for flow in self.net.routers[start].after)

    def _walk(self, start: str) -> WayThrough:
        steps, answers = self._work(start), []
        passed: Counter[int] = Counter()
        router = self.net.routers[start]
        given = self._best([Firing(start, (), one, frozenset(one)) for one in self.game.outputs(router)], passed)
        marking: Marking = given.marking if given else frozenset()
        answers += self._pass(start, given, passed)
        while marking and (firing := self._next(marking, passed)) is not None:
            steps += self._work(firing.node)
            answers += self._pass(firing.node, firing, passed)
            marking = firing.marking
        return WayThrough(tuple(steps), tuple(answers), not marking)

    def _next(self, marking: Marking, passed: Counter[int]) -> Firing | None:
        """What happens next: the first node that can go on, in the best of its ways; None when none may."""
        by_node: dict[str, list[Firing]] = {}
        for firing in self.game.firings(marking):
            by_node.setdefault(firing.node, []).append(firing)
        for firings in by_node.values():
            if (best := self._best(firings, passed)) is not None:
                return best
        return None

    def _best(self, firings: list[Firing], passed: Counter[int]) -> Firing | None:
        """Towards what was not passed yet, else to the end, without going round for ever."""
        open_to = [one for one in firings if all(passed[flow] < ROUNDS for flow in one.given) and not one.doubled]
        if len(open_to) < 2:
            return open_to[0] if open_to else None
        new, end = self._distances(self.left), self._distances(self._last())
        far = len(self.net.flows) + 1

        def cost(one: Firing) -> tuple[int, int, int, int]:
            nearest = min((new.get(flow, far) for flow in one.given), default=far)
            fresh = sum(flow in self.left for flow in one.given)
            finish = max((end.get(flow, far) for flow in one.given), default=0)
            return nearest, -fresh, sum(passed[flow] for flow in one.given), finish

        return min(open_to, key=cost)

    def _pass(self, node: str, firing: Firing | None, passed: Counter[int]) -> list[str]:
        """Counts the flows as passed; gives those that were chosen there."""
        if firing is None:
            return []
        passed.update(firing.given)
        self.left.difference_update(firing.given)
        chosen = len(self.game.outputs(self.net.routers[node])) > 1
        return [self.process.flows[flow].id for flow in firing.given] if chosen else []

    def _work(self, node_id: str) -> list[str]:
        return [node_id] if self.process.node[node_id].kind in STEPS else []

    def _last(self) -> set[int]:
        return {number for number, (_source, target) in self.net.flows.items() if self._is_end(target)}

    def _is_end(self, node_id: str) -> bool:
        router = self.net.routers[node_id]
        return router.ends or not (router.after or router.exits)

    def _distances(self, wanted: set[int]) -> dict[int, int]:
        """By flow how many flows away the nearest of the wanted ones is; flows from which none is reached stay out."""
        far = dict.fromkeys(sorted(wanted), 0)
        queue = deque(far)
        while queue:
            flow = queue.popleft()
            for before in self._before(flow):
                if before not in far:
                    far[before] = far[flow] + 1
                    queue.append(before)
        return far

    def _before(self, flow: int) -> Iterator[int]:
        yield from self.net.routers[self.net.flows[flow][0]].before
