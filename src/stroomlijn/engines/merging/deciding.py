"""Working the decisions on steps and ways into the draft.

A region of which everything is decided takes the way of one source: the chosen one, or else the one that has most of
the steps that are kept. Kept steps that this source lacks are put in where another source has them, under the condition
that it has for them; dropped steps are bridged; conditional steps get a way round them. So the generic process can
finish wherever that source can.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stroomlijn.engines.process_model import Kind

from .answering import spoken_in
from .both_ways import OneWay, keep_ways
from .differences import difference_of_region, difference_of_step
from .draft import Draft
from .guarding import guard
from .insertion import insert
from .recutting import Cut
from .regions import Region
from .tidying import remove_orphans, remove_trivial_gateways
from .union import Union
from .values import Choice, Difference, Option, OptionKind
from .wrapping import wrap

Decided = Mapping[str, tuple[OptionKind, Choice]]
"""By difference id: what kind of option was chosen, and the choice."""


def decide(
    union: Union,
    regions: Sequence[Region],
    differences: Mapping[str, Difference],
    decided: Decided,
    ranking: Sequence[int],
    cuts: Sequence[Cut] = (),
) -> Draft:
    """The draft with all decisions on steps and ways worked in; `ranking` holds the sources, the base first. `cuts` is
    what was decided on work that is cut otherwise.
    """
    settled = {region.id: region for region in regions if _is_settled(region, differences, decided)}
    draft = Draft(union, [flow for region in regions if region.id not in settled for flow in region.flows])
    for region in settled.values():
        if _both(region, decided):
            _take_both_ways(draft, region, differences, decided, ranking, cuts)
        else:
            _take_one_way(draft, region, differences, decided, ranking)
    fates = {node: fate for node in union.nodes if (fate := decided.get(difference_of_step(node)))}
    for home, (kind, _) in fates.items():
        for node in draft.of_class(home) if kind is OptionKind.DROP else ():
            draft.bridge(node)
    wanted = [node for node, (kind, _) in fates.items() if kind is not OptionKind.DROP and node not in draft.nodes]
    insert(draft, wanted, ranking)
    remove_orphans(draft)
    staying = (OptionKind.KEEP, OptionKind.NEW)
    guard(draft, [node for node, (kind, _) in fates.items() if kind in staying and node in draft.nodes], ranking)
    for home, (kind, choice) in fates.items():
        for node in draft.of_class(home) if kind is OptionKind.CONDITION else ():
            wrap(draft, node, choice.condition)
    if settled or any(kind is OptionKind.DROP for kind, _ in fates.values()):
        remove_trivial_gateways(draft)
    return draft


def _is_settled(region: Region, differences: Mapping[str, Difference], decided: Decided) -> bool:
    """Whether everything about the region is decided."""
    way = difference_of_region(region)
    about = [difference_of_step(node) for node in region.inner]
    asked = [difference for difference in (way, *about) if difference in differences]
    return bool(asked) and all(difference in decided for difference in asked)


def _both(region: Region, decided: Decided) -> bool:
    kind, _ = decided.get(difference_of_region(region), (None, None))
    return kind is OptionKind.CONDITION


def _take_both_ways(
    draft: Draft,
    region: Region,
    differences: Mapping[str, Difference],
    decided: Decided,
    ranking: Sequence[int],
    cuts: Sequence[Cut],
) -> None:
    """Each way as the source does it that has most of the steps that are kept."""
    way = difference_of_region(region)
    choice, ways = decided[way][1], []
    for option in choice.ordered(differences[way].options):
        if option.members:
            sources = _going(region, option, ranking)
            ways.append(OneWay(_fullest(region, decided, sources), frozenset(sources), option.text))
    keep_ways(draft, region, ways, cuts, choice.condition, spoken_in(draft.union, ranking[0]))


def _take_one_way(
    draft: Draft, region: Region, differences: Mapping[str, Difference], decided: Decided, ranking: Sequence[int]
) -> None:
    chosen = _chosen(region, differences, decided, ranking)
    for flow_id in region.flows:
        if chosen not in draft.flows[flow_id].members:
            draft.remove_flow(draft.flows[flow_id])
    for node in region.inner:
        if chosen not in region.union.nodes[node].members:
            draft.remove_node(node)
    draft.leads.update(dict.fromkeys([*region.inner, *region.border], chosen))


def _chosen(region: Region, differences: Mapping[str, Difference], decided: Decided, ranking: Sequence[int]) -> int:
    """The source whose way is taken."""
    candidates = list(ranking)
    way = difference_of_region(region)
    if way in differences:
        option = next(option for option in differences[way].options if option.id == decided[way][1].option)
        candidates = _going(region, option, ranking)
    return _fullest(region, decided, candidates)


def _going(region: Region, option: Option, ranking: Sequence[int]) -> list[int]:
    """The sources that go the way of an option, those that say nothing about it as well."""
    named = next(number for number in ranking if region.union.sources[number].key in option.members)
    return [number for number in ranking if number in region.way_of(named)]


def _fullest(region: Region, decided: Decided, candidates: Sequence[int]) -> int:
    kept = [
        region.union.nodes[node]
        for node in region.inner
        if (fate := decided.get(difference_of_step(node))) and fate[0] is not OptionKind.DROP
    ]
    return max(candidates, key=lambda number: sum(number in node.members for node in kept))


def ranking(union: Union) -> list[int]:
    """The sources, those that share most steps with the others first: the first is the base.

    A step that a source shares counts once for each other source that has it too; events and gateways do not count. Of
    equals the one of which file and name come first in the alphabet: the order in which they were given plays no part.
    """
    shared = dict.fromkeys(range(len(union.sources)), 0)
    for node in union.nodes.values():
        if node.kind not in (Kind.GATEWAY, Kind.EVENT):
            for number in node.members:
                shared[number] += len(node.members) - 1
    return sorted(shared, key=lambda number: (-shared[number], number))
