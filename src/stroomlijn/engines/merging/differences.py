"""All that the sources do not agree on, as things to decide. None arises by deciding another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from stroomlijn.engines.matching.values import Key
from stroomlijn.engines.process_model import Kind, Node

from .answering import Spoken, spoken_in
from .attributes import (
    CONDITION,
    NEW,
    attribute_differences,
    condition_differences,
    name_of,
    question,
    variants,
)
from .both_ways import ROUTED, can_stay, repeated_in
from .facts import fact_differences
from .identity import digest
from .own_answers import own_answers
from .regions import Region, Relation
from .union import Union
from .values import Difference, DifferenceType, Option, OptionKind

LONGEST = 8
"""Steps of an order that its text names."""


def find_differences(union: Union, regions: Sequence[Region], ranking: Sequence[int]) -> dict[str, Difference]:
    """Differences by id. Of the ways through a region the one of most sources is the first option, then the base's."""
    if len(union.sources) < 2:
        return {}
    missing = list(_missing_steps(union, regions))
    found = [
        *missing,
        *_ways(regions, ranking),
        *condition_differences(union),
        *attribute_differences(union),
        *fact_differences(union),
    ]
    return {difference.id: difference for difference in found}


def difference_of_region(region: Region) -> str:
    """The id of the difference about the way through a region."""
    return digest(DifferenceType.ORDER, region.id)


def difference_of_step(node: str) -> str:
    """The id of the difference about a step that not all sources have."""
    return digest(DifferenceType.STEP_MISSING, node)


@dataclass(frozen=True)
class Ways:
    """The ways of one difference: per option how the shared steps follow one another, and all that stands around.

    `repeated` are the steps that each way has for itself when all of them stay.
    """

    of: Mapping[str, Relation]
    around: Relation
    repeated: frozenset[str] = frozenset()


def ways_of(union: Union, regions: Sequence[Region], differences: Mapping[str, Difference]) -> dict[str, Ways]:
    """By difference about a way. Of the sources that go it the one that does most of what is shared tells it."""
    number_of = {source.key: number for number, source in enumerate(union.sources)}
    found = {}
    for region in regions:
        if difference := differences.get(difference_of_region(region)):
            going = {one.id: region.way_of(number_of[one.members[0]]) for one in difference.options if one.members}
            inside = set(region.flows)
            found[difference.id] = Ways(
                {option: region.relation(max(way, key=region.does)) for option, way in going.items()},
                frozenset((flow.source, flow.target) for flow in union.flows.values() if flow.id not in inside),
                repeated_in(region) if CONDITION in difference.options else frozenset(),
            )
    return found


def _missing_steps(union: Union, regions: Sequence[Region]) -> Iterator[Difference]:
    """Steps that some sources lack; events too where nothing else differs around them."""
    eventful = {node for region in regions if _only_events(region) for node in region.inner}
    for node in union.nodes.values():
        if len(node.members) == len(union.sources) or node.kind is Kind.GATEWAY:
            continue
        if node.kind is Kind.EVENT and node.id not in eventful and _flows_of(union, node.id):
            continue
        yield _missing(union, node.id)


def _missing(union: Union, node: str) -> Difference:
    having = union.nodes[node].members
    members = tuple(union.sources[number].key for number in sorted(having))
    others = tuple(union.sources[number].key for number in sorted(union.everyone - having.keys()))
    return Difference(
        id=difference_of_step(node),
        type=DifferenceType.STEP_MISSING,
        label=name_of(union.nodes[node]),
        elements=(node,),
        rows=(),
        options=(
            Option("keep", OptionKind.KEEP, members=members),
            CONDITION,
            Option("drop", OptionKind.DROP, members=others),
            NEW,
        ),
    )


def _flows_of(union: Union, node: str) -> bool:
    return any(node in (flow.source, flow.target) for flow in union.flows.values())


def _only_events(region: Region) -> bool:
    """Whether the sources differ in nothing but the events that they name."""
    everyone = region.union.everyone
    lacking = [
        node
        for node in region.inner
        if region.union.nodes[node].kind is not Kind.EVENT and region.union.nodes[node].members.keys() != everyone
    ]
    return not lacking and _all_in_order(region)


def _ways(regions: Sequence[Region], ranking: Sequence[int]) -> Iterator[Difference]:
    """Regions where steps that sources share follow one another otherwise, or are chosen between otherwise."""
    for region in regions:
        if len(region.ways) > 1 and not _all_in_order(region):
            yield _way(region, DifferenceType.ORDER, ranking)
        elif len(region.ways) > 1 or not _has_other_difference(region):
            yield _way(region, DifferenceType.GATEWAY, ranking)


def _all_in_order(region: Region) -> bool:
    return all(region.in_order(*pair) for pair in combinations(sorted(region.union.everyone), 2))


def _has_other_difference(region: Region) -> bool:
    nodes = region.union.nodes
    lacking = [node for node in region.inner if nodes[node].members.keys() != region.union.everyone]
    steps = [node for node in lacking if nodes[node].kind is not Kind.GATEWAY]
    return any(nodes[node].kind is not Kind.EVENT for node in steps) or (_only_events(region) and bool(steps))


def _way(region: Region, kind: DifferenceType, ranking: Sequence[int]) -> Difference:
    """Sources that go the same way share an option, under the text of the one that does most of what is shared."""
    leads = {way: max((one for one in ranking if one in way), key=region.does) for way in region.ways}
    texts = _told_apart(region, leads, spoken_in(region.union, ranking[0]))
    asked = {number: region.way_of(number) for number in ranking if region.tells(number)}
    asked |= {number: way for way in region.ways if way not in asked.values() for number in way}
    found = variants(region.union, asked, lambda way: region.content(leads[way]), texts.__getitem__)
    options = tuple(replace(option, told_by=_telling(region, option, ranking, leads)) for option in found)
    return Difference(
        id=difference_of_region(region),
        type=kind,
        label=next((text for text in texts.values() if text), "").partition(ROUTED)[0].split(" → ")[0],
        elements=tuple(node for node in (*region.border, *region.inner) if node in region.shared),
        rows=(),
        options=(*options, CONDITION) if can_stay(region, len(options)) else options,
    )


def _telling(
    region: Region, option: Option, ranking: Sequence[int], leads: Mapping[tuple[int, ...], int]
) -> tuple[tuple[Key, str], ...]:
    """The sources that do all that the leading one of their way does, as it does it."""
    keys = [source.key for source in region.union.sources]
    way = region.way_of(next(number for number in ranking if keys[number] in option.members))
    return tuple((keys[number], "") for number in way if region.content(number) == region.content(leads[way]))


def _told_apart(region: Region, leads: Mapping[tuple[int, ...], int], spoken: Spoken) -> dict[tuple[int, ...], str]:
    """The text of each way, with the answers that only that has; with how it routes, or else a number, where that does
    not tell it from another.
    """
    texts = {way: _with_answers(region, lead, leads.values(), spoken) for way, lead in leads.items()}
    for says in (lambda lead, _: _routed(region, lead, spoken), lambda _, number: spoken.way(number)):
        often = Counter(texts.values())
        texts = {
            way: f"{text}{ROUTED}{says(leads[way], number)}" if often[text] > 1 else text
            for number, (way, text) in enumerate(texts.items(), start=1)
        }
    return texts


def _with_answers(region: Region, lead: int, leads: Collection[int], spoken: Spoken) -> str:
    answers = own_answers(region, lead, [other for other in leads if other != lead], spoken)
    return _text(region, lead) + (f"{ROUTED}{answers}" if answers else "")


def _routed(region: Region, number: int, spoken: Spoken) -> str:
    """How a source goes on where it splits, in reading order."""
    flows = Counter(flow.source for flow in region.of(number))
    reading = region.union.sources[number].reading
    splits = [node.gateway for node in reading if node.gateway and flows[region.union.home[number, node.id]] > 1]
    return ", ".join(dict.fromkeys(spoken.routed[split] for split in splits)) or spoken.in_a_row


def _text(region: Region, number: int) -> str:
    """The steps and questions of one source in the region, as they are read; of one that has no way there its steps."""
    union = region.union
    reading = union.sources[number].reading
    touched = {node for flow in region.of(number) for node in (flow.source, flow.target)}
    inside = touched or {*region.border, *region.inner}
    labels = [label for node in reading if union.home[number, node.id] in inside and (label := _said(node))]
    return " → ".join([*labels[:LONGEST], *(["…"] if len(labels) > LONGEST else [])])


def _said(node: Node) -> str:
    if node.kind is Kind.GATEWAY:
        return question(node)
    return "" if node.kind is Kind.EVENT else node.label
