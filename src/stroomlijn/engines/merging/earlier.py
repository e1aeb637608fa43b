"""The ids by which differences went while another wording of the same steps was the commonest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice, product

from .differences import difference_of_region
from .granularity import Grain
from .identity import digest
from .regions import Region
from .union import Union, flow_between
from .values import Difference, DifferenceType

MOST = 200
"""Ways to call what one difference is about that are looked at; all of them where two steps have up to 14 wordings. A
decision that none of them finds is found by its steps, or asked again."""

Names = Mapping[str, str]
"""By the id of a node another one."""


def earlier_ids(
    union: Union, regions: Sequence[Region], grains: Iterable[Grain], differences: Mapping[str, Difference]
) -> dict[str, str]:
    """By an id that a difference can have had the one that it has now; left out is what several can have had."""
    called = {**union.earlier, **_gateways(union)}
    made = _Made(union, regions, grains)
    found: dict[str, set[str]] = defaultdict(set)
    for difference in differences.values():
        about, key = made.of(difference)
        for names in _namings(about, called):
            found[key(names)].add(difference.id)
    return {earlier: now.pop() for earlier, now in found.items() if len(now) == 1 and earlier not in differences}


def _gateways(union: Union) -> dict[str, tuple[str, ...]]:
    """A gateway has no name of its own: it goes by what is around it."""
    return {
        f"gateway_{gateway.id}": tuple(
            {f"gateway_{gateway.called(names)}": None for names in _namings(sorted(gateway.nearby), union.earlier)}
        )
        for gateway in union.gateways
    }


def _namings(nodes: Sequence[str], called: Mapping[str, Sequence[str]]) -> Iterator[Names]:
    """Ways to call the nodes otherwise than they are called now, first those in which fewest go by another name: who
    comes seldom makes another wording of many steps the commonest.
    """
    return islice(_all_namings(nodes, [node for node in nodes if called.get(node)], called), MOST)


def _all_namings(nodes: Sequence[str], renamed: Sequence[str], called: Mapping[str, Sequence[str]]) -> Iterator[Names]:
    now = {node: node for node in nodes}
    for number in range(1, len(renamed) + 1):
        for others in combinations(renamed, number):
            for names in product(*map(called.__getitem__, others)):
                yield now | dict(zip(others, names, strict=True))


class _Made:
    """What the id of a difference is made of, and how."""

    def __init__(self, union: Union, regions: Sequence[Region], grains: Iterable[Grain]) -> None:
        self._union = union
        self._region = {difference_of_region(region): region for region in regions}
        self._grain = {grain.id: grain for grain in grains}

    def of(self, difference: Difference) -> tuple[Sequence[str], Callable[[Names], str]]:
        """The nodes, and the id for other names of them."""
        if region := self._region.get(difference.id):
            return [node for node, _ in region.ports], lambda names: digest(DifferenceType.ORDER, region.called(names))
        if grain := self._grain.get(difference.id):
            return grain.elements, lambda names: grain.called(names).id
        if difference.type is DifferenceType.FACT:
            return (), lambda _: difference.id
        (element,) = difference.elements
        if flow := self._union.flows.get(element):
            turn = self._union.turn_of(flow)
            start, end = flow.source, flow.target
            return (start, end), lambda names: digest(difference.type, flow_between(names[start], names[end], turn))
        return (element,), lambda names: digest(difference.type, names[element])
