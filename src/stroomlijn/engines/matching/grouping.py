"""Which processes do the same work: groups of equal processes.

Every process is a vector of the words and the whole labels of its steps and of the words of its name, weighed by tf-idf
(Salton & Buckley 1988, smoothed so that a small collection of one kind of process does not fall apart). Processes are
grouped by average-linkage hierarchical clustering of the cosine distance.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from .links import Components
from .naming import characteristic_words, propose_name
from .reasons import benefit_and_cost, laws_of, reasons_for
from .values import Cluster, Key, Member
from .words import guess_language, normalise

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_array

EQUAL = 0.4
"""Mean cosine from which processes do the same work. Processes of one domain share a tenth to a quarter of their
weight by common words alone; two fifths and more is shared by what is done."""
NEVER = 1e9
MOST_LISTED = 3

Terms = Counter[tuple[str, ...]]


def cluster(
    members: Sequence[Member],
    *,
    together: Iterable[tuple[Key, Key]] = (),
    apart: Iterable[tuple[Key, Key]] = (),
) -> tuple[Cluster, ...]:
    """All members in groups, the largest first. `together` and `apart` are pairs of (file, process name) that people
    put together or apart; `together` wins where they contradict each other. Processes without steps stand alone.
    """
    ordered = sorted(members, key=lambda member: (member.key, member.process.id))
    if not ordered:
        return ()
    language = guess_language(node.label for member in ordered for node in member.process.steps)
    terms = [_terms(member, language) for member in ordered]
    groups = _groups(ordered, terms, list(together), list(apart))
    among = _collection(ordered, terms, language)
    found = [_cluster(among, group) for group in groups]
    return tuple(sorted(found, key=lambda one: (-len(one.members), one.name, one.members[0].key)))


def _terms(member: Member, language: str) -> Terms:
    """How often a word or a whole label occurs in the process: a word of a label counts once per label."""
    found: Terms = Counter()
    for label in [node.label for node in member.process.steps]:
        words = normalise(label, language)
        found.update({(word,) for word in words})
        if len(words) > 1:
            found[words] += 1
    if found:
        found.update({(word,) for word in normalise(member.process.name, language) if not word.isdigit()})
    return found


def _groups(
    members: Sequence[Member],
    terms: Sequence[Terms],
    together: Sequence[tuple[Key, Key]],
    apart: Sequence[tuple[Key, Key]],
) -> list[list[int]]:
    components = _judged(members, together)
    if len(components) == 1:
        return components
    distances = _distances(terms, components)
    _keep_apart(distances, members, components, apart)
    labels = _linked(distances)
    groups: dict[int, list[int]] = {}
    for label, component in zip(labels, components, strict=True):
        groups.setdefault(label, []).extend(component)
    return [sorted(group) for group in groups.values()]


def _judged(members: Sequence[Member], together: Sequence[tuple[Key, Key]]) -> list[list[int]]:
    """Members that people put together begin as one."""
    components = Components(range(len(members)))
    by_key: dict[Key, list[int]] = {}
    for index, member in enumerate(members):
        by_key.setdefault(member.key, []).append(index)
    for one, other in together:
        for left in by_key.get(one, ()):
            for right in by_key.get(other, ()):
                components.join(left, right)
    return components.all()


def _distances(terms: Sequence[Terms], components: Sequence[Sequence[int]]) -> np.ndarray:
    """Mean cosine distance between the members of any two components."""
    import numpy as np
    from scipy.sparse import csr_array

    vectors = _vectors(terms)
    rows = [number for number, component in enumerate(components) for _ in component]
    columns = [index for component in components for index in component]
    share = [1 / len(component) for component in components for _ in component]
    mean = csr_array((share, (rows, columns)), shape=(len(components), len(terms)))
    centres = mean @ vectors
    distances: np.ndarray = np.clip(1 - (centres @ centres.T).toarray(), 0, 1)
    return distances


def _vectors(terms: Sequence[Terms]) -> csr_array:
    """One row per process: (1 + log tf) x smoothed idf, of unit length (zero without steps)."""
    from scipy.sparse import csr_array

    documents = Counter(term for counted in terms for term in counted)
    column = {term: number for number, term in enumerate(documents)}
    data, rows, columns = [], [], []
    for row, counted in enumerate(terms):
        weights = {term: (1 + math.log(times)) * _idf(len(terms), documents[term]) for term, times in counted.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        for term, weight in weights.items():
            data.append(weight / length)
            rows.append(row)
            columns.append(column[term])
    return csr_array((data, (rows, columns)), shape=(len(terms), max(1, len(column))))


def _idf(total: int, having: int) -> float:
    return 1 + math.log((1 + total) / (1 + having))


def _keep_apart(
    distances: np.ndarray,
    members: Sequence[Member],
    components: Sequence[Sequence[int]],
    apart: Sequence[tuple[Key, Key]],
) -> None:
    """A distance that no average makes small enough."""
    holder: dict[Key, set[int]] = {}
    for number, component in enumerate(components):
        for index in component:
            holder.setdefault(members[index].key, set()).add(number)
    for one, other in apart:
        for left in holder.get(one, ()):
            for right in holder.get(other, set()) - {left}:
                distances[left, right] = distances[right, left] = NEVER


def _linked(distances: np.ndarray) -> list[int]:
    import numpy as np
    from scipy.cluster.hierarchy import fcluster, linkage

    condensed = distances[np.triu_indices(len(distances), 1)]
    return [int(label) for label in fcluster(linkage(condensed, "average"), 1 - EQUAL, "distance")]


@dataclass(frozen=True)
class _Collection:
    """What a group is held against: all members with their terms, and in how many of them each word and law is."""

    members: Sequence[Member]
    terms: Sequence[Terms]
    everywhere: Counter[str]
    laws: Counter[str]
    language: str


def _collection(members: Sequence[Member], terms: Sequence[Terms], language: str) -> _Collection:
    everywhere = Counter(term[0] for counted in terms for term in counted if len(term) == 1)
    laws = Counter(law.casefold() for member in members for law in laws_of(member.process))
    return _Collection(members, terms, everywhere, laws, language)


def _cluster(among: _Collection, group: Sequence[int]) -> Cluster:
    inside = [among.members[index] for index in group]
    words = characteristic_words(
        [node.label for member in inside for node in member.process.steps],
        Counter(term[0] for index in group for term in among.terms[index] if len(term) == 1),
        among.everywhere,
        among.language,
    )
    chosen = set(group)
    others = [member.name for index, member in enumerate(among.members) if index not in chosen]
    steps = [Counter(normalise(node.label, among.language) for node in member.process.steps) for member in inside]
    likeness = round(_likeness(steps), 4)
    copies, deciding = benefit_and_cost(steps)
    return Cluster(
        name=_name(inside, others, words),
        members=tuple(inside),
        likeness=likeness,
        words=words,
        reasons=tuple(reasons_for(inside, likeness, words, among.laws)),
        copies=copies,
        deciding=deciding,
    )


def _name(inside: Sequence[Member], others: Sequence[str], words: Sequence[str]) -> str:
    """What the names share; else the names themselves when there are two or three; else what the steps tell."""
    given = sorted({member.process.name for member in inside} - {""})
    listed = " / ".join(given) if len(given) <= MOST_LISTED else ""
    return propose_name([member.name for member in inside], others) or listed or " ".join(words[:3]) or inside[0].name


def _likeness(steps: Sequence[Counter[tuple[str, ...]]]) -> float:
    """Mean share of equal steps (Dice) over all pairs, counted by occurrences: equal words are an equal step."""
    if len(steps) < 2:
        return 1.0
    shares = [
        2 * (one & other).total() / size if (size := one.total() + other.total()) else 0.0
        for one, other in combinations(steps, 2)
    ]
    return sum(shares) / len(shares)
