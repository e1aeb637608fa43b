"""Which step is which, which process is which, and which processes do the same work.

    normalise(label: str, language: str = "") -> tuple[str, ...]       words that count, sorted, in their base form
    match(left: Process, right: Process, *, judged=(), among=(), said=(), thesaurus=None) -> Matching
          judged: what people said of pairs of these two; said: of steps with such labels elsewhere in the same work;
          among: other processes of that work, by which it is known what a word tells
    align(processes: Sequence[Process], *, together=(), apart=(), said=(), thesaurus=None) -> tuple[ActivityClass, ...]
          together/apart: pairs of Place = (index of process, node id) that people judged
    cluster(members: Sequence[Member], *, together=(), apart=(), said=(), thesaurus=None) -> tuple[Cluster, ...]
          together/apart: pairs of Key = (file, process name)
    Thesaurus.own().extended(same=..., opposite=...)                   words of an organisation beside our own
    excluding(pairs: Sequence[tuple[str, str]]) -> list of pairs       those that no organisation can call the same
    place(texts: Sequence[str], parts: Mapping[str, Sequence[str]]) -> tuple[str, ...]             part of the work

All are pure; results do not depend on the order of what is given. Steps (tasks, subprocesses, calls) and events take
part, gateways do not. `language` is "nl", "en" or "" (both). numpy and scipy are imported only when `cluster` runs.
"""

from collections.abc import Iterable, Sequence

from .alignment import align
from .pairwise import match
from .placing import place
from .similarity import excluding
from .teaching import Said
from .thesaurus import Thesaurus
from .values import (
    ActivityClass,
    Band,
    Candidate,
    Cluster,
    Judged,
    Key,
    Match,
    Matching,
    Member,
    Place,
    Suggestion,
)
from .words import normalise


def cluster(
    members: Sequence[Member],
    *,
    together: Iterable[tuple[Key, Key]] = (),
    apart: Iterable[tuple[Key, Key]] = (),
    said: Iterable[Said] = (),
    thesaurus: Thesaurus | None = None,
) -> tuple[Cluster, ...]:
    """`grouping.cluster`, imported when it runs: it needs numpy and scipy."""
    from .grouping import cluster as grouped

    return grouped(members, together=together, apart=apart, said=said, thesaurus=thesaurus)


__all__ = [
    "ActivityClass",
    "Band",
    "Candidate",
    "Cluster",
    "Judged",
    "Key",
    "Match",
    "Matching",
    "Member",
    "Place",
    "Said",
    "Suggestion",
    "Thesaurus",
    "align",
    "cluster",
    "excluding",
    "match",
    "normalise",
    "place",
]
