"""All that can happen from one beginning: the reachable markings of a net, and what is wrong with them."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, field

from .net import Net
from .token_game import Marking, TokenGame

FINAL: Marking = frozenset()


@dataclass
class StateSpace:
    """What was seen. Where two tokens meet on a flow that branch is not followed further.

    fired        nodes that routed at least once;  used: flows that held a token
    stuck        nodes that wait in a marking where nothing can happen
    doubled      nodes that gave a second token before the first was gone
    endless      nodes that hold tokens in markings from which the end cannot be reached, though something can happen
    complete     False when the limit was reached
    """

    fired: set[str] = field(default_factory=set)
    used: set[int] = field(default_factory=set)
    stuck: set[str] = field(default_factory=set)
    doubled: set[str] = field(default_factory=set)
    endless: set[str] = field(default_factory=set)
    complete: bool = True

    @property
    def clean(self) -> bool:
        return not (self.stuck or self.doubled or self.endless)


def explore(net: Net, starts: list[str], limit: int) -> StateSpace:
    """Breadth first over at most `limit` markings, from the given nodes routing together."""
    game, space = TokenGame(net), StateSpace()
    seen: set[Marking] = set()
    queue: deque[Marking] = deque()
    before: dict[Marking, set[Marking]] = defaultdict(set)
    for marking in _beginnings(game, starts, space):
        if marking not in seen:
            seen.add(marking)
            queue.append(marking)
    bad: set[Marking] = set()
    while queue:
        marking = queue.popleft()
        space.used |= marking
        moved = False
        for firing in game.firings(marking):
            moved = True
            space.fired.add(firing.node)
            if firing.doubled:
                space.doubled.add(firing.node)
                bad.add(marking)
                continue
            before[firing.marking].add(marking)
            if firing.marking in seen:
                continue
            if len(seen) >= limit:
                space.complete = False
                continue
            seen.add(firing.marking)
            queue.append(firing.marking)
        if not moved and marking:
            space.stuck |= {net.flows[flow][1] for flow in marking}
            bad.add(marking)
    if space.complete:
        _find_endless(net, space, seen, before, bad)
    return space


def _beginnings(game: TokenGame, starts: list[str], space: StateSpace) -> list[Marking]:
    """Every combination of what the start nodes can give."""
    found: list[frozenset[int]] = [frozenset()]
    for start in starts:
        space.fired.add(start)
        router = game.net.routers[start]
        found = [marking.union(given) for marking in found for given in game.outputs(router)]
    return found


def _find_endless(
    net: Net, space: StateSpace, seen: set[Marking], before: dict[Marking, set[Marking]], bad: set[Marking]
) -> None:
    """Markings that lead neither to the end nor to something that was found already."""
    good: set[Marking] = set()
    stack = [marking for marking in (FINAL, *bad) if marking in seen]
    while stack:
        marking = stack.pop()
        if marking not in good:
            good.add(marking)
            stack.extend(before[marking])
    space.endless |= {net.flows[flow][1] for marking in seen - good for flow in marking}
