"""What stands around the nodes of a merge: lanes, pools, messages and artifacts, joined by their names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from stroomlijn.engines.process_model import Artifact, Lane, MessageFlow, Pool, Source

from .draft import Draft
from .identity import digest
from .union import Union

Homes = dict[tuple[int, str], str]
"""The merged id of each source's own element."""


@dataclass
class Frame:
    """The merged elements, their sources, and what a source says otherwise of them."""

    homes: Homes
    lanes: tuple[Lane, ...] = ()
    pools: tuple[Pool, ...] = ()
    messages: tuple[MessageFlow, ...] = ()
    artifacts: tuple[Artifact, ...] = ()
    sources: dict[str, tuple[Source, ...]] = field(default_factory=dict)
    own: dict[Source, dict[str, Any]] = field(default_factory=dict)


def frame(draft: Draft) -> Frame:
    """All lanes, pools, messages and artifacts of all sources; those that are the same once."""
    homes: Homes = draft.homes()
    found = Frame(homes)
    found.pools = tuple(_joined(draft, found, "pools", _pool_key, _pool))
    # A lane's key holds that of the lane around it, so outer lanes come first.
    found.lanes = tuple(_joined(draft, found, "lanes", _lane_key, _lane))
    found.messages = tuple(_present(draft, found, _joined(draft, found, "messages", _message_key, _message)))
    found.artifacts = tuple(_joined(draft, found, "artifacts", _artifact_key, _artifact))
    return found


def _joined(
    draft: Draft,
    found: Frame,
    part: str,
    key: Callable[[Homes, int, Any], Hashable],
    make: Callable[[Homes, int, str, Any], Any],
) -> list[Any]:
    """One element for each distinct key; the n-th of one source with a key is the n-th of another."""
    first: dict[str, tuple[int, Any]] = {}
    sources: dict[str, list[Source]] = defaultdict(list)
    for number, source in enumerate(draft.union.sources):
        seen: Counter[Hashable] = Counter()
        for element in _outer_first(getattr(source.process, part)):
            known = _known(draft.union, element)
            about = key(found.homes, number, known)
            seen[about] += 1
            merged_id = f"{part[:-1]}_{digest(about, seen[about])}"
            found.homes[number, element.id] = merged_id
            first.setdefault(merged_id, (number, known))
            sources[merged_id].append(source.source(element.id))
    made = [make(found.homes, number, merged_id, element) for merged_id, (number, element) in first.items()]
    found.sources |= {merged_id: tuple(origins) for merged_id, origins in sources.items()}
    merged = {one.id: one for one in made}
    for number, source in enumerate(draft.union.sources):
        for element in getattr(source.process, part):
            there = merged[found.homes[number, element.id]]
            found.own[source.source(element.id)] = _otherwise(element, there)
    return made


def _known(union: Union, element: Any) -> Any:
    """A lane by the name that its role is known by."""
    return replace(element, name=union.role(element.name)) if isinstance(element, Lane) else element


def _outer_first(elements: Sequence[Any]) -> list[Any]:
    """Lanes after the lane around them; anything else as it is."""
    by_id = {element.id: element for element in elements}

    def depth(element: Any) -> int:
        steps, here, seen = 0, element, set()
        while (parent := getattr(here, "parent", "")) in by_id and parent not in seen:
            seen.add(parent)
            steps, here = steps + 1, by_id[parent]
        return steps

    return sorted(elements, key=depth) if elements and isinstance(elements[0], Lane) else list(elements)


def _otherwise(own: Any, merged: Any) -> dict[str, Any]:
    names = [one.name for one in fields(own) if one.name != "id"]
    return {name: value for name in names if (value := getattr(own, name)) != getattr(merged, name)}


def _pool_key(homes: Homes, number: int, pool: Pool) -> Hashable:
    return ("pool", pool.name, bool(pool.process))


def _pool(homes: Homes, number: int, merged_id: str, pool: Pool) -> Pool:
    return Pool(merged_id, pool.name, f"process_{digest(merged_id)}" if pool.process else "")


def _lane_key(homes: Homes, number: int, lane: Lane) -> Hashable:
    return ("lane", lane.name, homes.get((number, lane.parent), ""), homes.get((number, lane.pool), ""))


def _lane(homes: Homes, number: int, merged_id: str, lane: Lane) -> Lane:
    return Lane(merged_id, lane.name, homes.get((number, lane.parent), ""), homes.get((number, lane.pool), ""))


def _message_key(homes: Homes, number: int, message: MessageFlow) -> Hashable:
    ends = (homes.get((number, end), "") for end in (message.source, message.target))
    return ("message", *ends, message.label)


def _message(homes: Homes, number: int, merged_id: str, message: MessageFlow) -> MessageFlow:
    source, target = (homes.get((number, end), "") for end in (message.source, message.target))
    return MessageFlow(merged_id, source, target, message.label)


def _artifact_key(homes: Homes, number: int, artifact: Artifact) -> Hashable:
    return ("artifact", artifact.type, artifact.label, homes.get((number, artifact.parent), ""))


def _artifact(homes: Homes, number: int, merged_id: str, artifact: Artifact) -> Artifact:
    links = tuple((homes[number, node], way) for node, way in artifact.links if (number, node) in homes)
    return Artifact(merged_id, artifact.type, artifact.label, links, homes.get((number, artifact.parent), ""))


def _present(draft: Draft, found: Frame, messages: Sequence[MessageFlow]) -> list[MessageFlow]:
    """Messages of which both ends are still there."""
    pools = {pool.id for pool in found.pools}
    return [one for one in messages if all(end in draft.nodes or end in pools for end in (one.source, one.target))]


def most(values: Sequence[str]) -> str:
    """The commonest of the values that are filled in; of equals the first."""
    filled = [value for value in values if value]
    return max(filled, key=lambda value: (filled.count(value), -filled.index(value)), default="")


def where(draft: Draft, around: Frame, node: str, name: str) -> str:
    """The merged id that most sources' own node has in a field that refers to another element."""
    there = draft.nodes.get(node)
    members: Mapping[int, Any] = there.telling if there else draft.union.nodes[node].members
    return most([around.homes.get((number, getattr(own, name)), "") for number, own in sorted(members.items())])
