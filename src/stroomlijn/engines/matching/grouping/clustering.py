"""From processes to groups: all evidence compared, linked under what people judged, and every group described."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stroomlijn.engines.matching.links import Components
from stroomlijn.engines.matching.teaching import Said
from stroomlijn.engines.matching.thesaurus import Thesaurus
from stroomlijn.engines.matching.values import Cluster, Key, Member
from stroomlijn.engines.matching.words import guess_language

from .describing import Collection, describe
from .evidence import evidence_of
from .likeness import Likenesses, compare, doubles
from .linking import linked
from .synonyms import Synonyms

Pairs = Iterable[tuple[Key, Key]]


def cluster(
    members: Sequence[Member],
    *,
    together: Pairs = (),
    apart: Pairs = (),
    said: Iterable[Said] = (),
    thesaurus: Thesaurus | None = None,
) -> tuple[Cluster, ...]:
    """All members in groups, the largest first. `together` and `apart` are pairs of (file, process name) that people
    put together or apart; `together` wins where they contradict each other. Words that people added to the thesaurus as
    meaning the same are one word; what they `said` of steps counts in what a group saves. Processes without steps stand
    alone.
    """
    ordered = _ordered(members)
    if not ordered:
        return ()
    language = _language(ordered)
    synonyms = Synonyms(thesaurus, language)
    evidence = [evidence_of(member.process, synonyms) for member in ordered]
    likeness = compare(evidence)
    groups = _groups(ordered, likeness, list(together), list(apart))
    among = Collection.of(ordered, evidence, language, doubles(likeness.steps), synonyms, thesaurus, said)
    found = [describe(among, group) for group in groups]
    return tuple(sorted(found, key=lambda one: (-len(one.members), one.name, one.members[0].key)))


def likenesses(members: Sequence[Member]) -> Likenesses:
    """How alike any two of the members are, in the order in which they are given."""
    synonyms = Synonyms(None, _language(members))
    return compare([evidence_of(member.process, synonyms) for member in members])


def _ordered(members: Sequence[Member]) -> list[Member]:
    return sorted(members, key=lambda member: (member.key, member.process.id))


def _language(members: Sequence[Member]) -> str:
    return guess_language({node.label for member in members for node in member.process.steps})


def _groups(
    members: Sequence[Member],
    likeness: Likenesses,
    together: Sequence[tuple[Key, Key]],
    apart: Sequence[tuple[Key, Key]],
) -> list[list[int]]:
    by_key: dict[Key, list[int]] = {}
    for index, member in enumerate(members):
        by_key.setdefault(member.key, []).append(index)
    components = _judged(by_key, len(members), together)
    holder = {index: number for number, component in enumerate(components) for index in component}
    never = [
        (holder[left], holder[right])
        for one, other in apart
        for left in by_key.get(one, ())
        for right in by_key.get(other, ())
        if holder[left] != holder[right]
    ]
    groups: dict[int, list[int]] = {}
    labels = linked(likeness.all, components, never, doubles(likeness.steps))
    for label, component in zip(labels, components, strict=True):
        groups.setdefault(label, []).extend(component)
    return [sorted(group) for group in groups.values()]


def _judged(by_key: dict[Key, list[int]], size: int, together: Sequence[tuple[Key, Key]]) -> list[list[int]]:
    """Members that people put together begin as one."""
    components = Components(range(size))
    for one, other in together:
        for left in by_key.get(one, ()):
            for right in by_key.get(other, ()):
                components.join(left, right)
    return components.all()
