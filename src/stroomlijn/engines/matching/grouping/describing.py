"""What is said of a group: its name, why it is one, and whether to make it one process."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stroomlijn.engines.matching.cohesion import cohesion
from stroomlijn.engines.matching.naming import begins_most, characteristic_words, name_among, tells_subject, words_of
from stroomlijn.engines.matching.teaching import Said
from stroomlijn.engines.matching.thesaurus import Thesaurus
from stroomlijn.engines.matching.values import Cluster, Member

from .evidence import Terms
from .reasons import laws_of, reasons_for
from .standardizing import weigh
from .synonyms import Synonyms

if TYPE_CHECKING:
    import numpy as np

MOST_LISTED = 3

Labels = Counter[tuple[str, ...]]


@dataclass(frozen=True)
class Collection:
    """What a group is held against: all members with the words of their steps and names, in how many of them each word,
    each word of their names and each law is, and of which class of copies each is."""

    members: Sequence[Member]
    words: Sequence[frozenset[str]]
    everywhere: Counter[str]
    names: Counter[str]
    laws: Counter[str]
    language: str
    classes: np.ndarray
    labels: Sequence[Labels]
    thesaurus: Thesaurus | None
    said: Sequence[Said]

    @staticmethod
    def of(
        members: Sequence[Member],
        evidence: Sequence[dict[str, Terms]],
        language: str,
        classes: np.ndarray,
        synonyms: Synonyms,
        thesaurus: Thesaurus | None,
        said: Iterable[Said],
    ) -> Collection:
        words = [frozenset(term[0] for term in each["steps"] + each["name"] if len(term) == 1) for each in evidence]
        return Collection(
            members,
            words,
            Counter(word for each in words for word in each),
            words_of([member.name for member in members]),
            Counter(law.casefold() for member in members for law in laws_of(member.process)),
            language,
            classes,
            [Counter(synonyms.words(node.label) for node in member.process.steps) for member in members],
            thesaurus,
            tuple(said),
        )


def describe(among: Collection, group: Sequence[int]) -> Cluster:
    """The members with these indices as one group."""
    inside = [among.members[index] for index in group]
    words = characteristic_words(
        [node.label for member in inside for node in member.process.steps],
        Counter(word for index in group for word in among.words[index]),
        among.everywhere,
        among.language,
    )
    likeness = round(_likeness([among.labels[index] for index in group]), 4)
    weighed = weigh([member.process for member in inside], among.thesaurus, among.said)
    copies = max(Counter(among.classes[index] for index in group).values())
    return Cluster(
        name=_name(among, inside, words),
        members=tuple(inside),
        likeness=likeness,
        words=words,
        reasons=tuple(reasons_for(inside, likeness, copies, words, among.laws)),
        copies=weighed.copies,
        deciding=weighed.deciding,
        advice=weighed.advice,
    )


def _name(among: Collection, inside: Sequence[Member], words: Sequence[str]) -> str:
    """What the names say; where that may be any work, what the steps tell stands behind it: 'Aanvraag (rolstoel)'."""
    name = _from_names(among, inside)
    telling = [word for word in words if tells_subject(word)][:MOST_LISTED]
    if not name:
        return " ".join(words[:MOST_LISTED]) or inside[0].name
    return name if tells_subject(name) or not telling else f"{name} ({', '.join(telling)})"


def _from_names(among: Collection, inside: Sequence[Member]) -> str:
    """What the names share when that says enough, else some of the names themselves; "" when they say nothing."""
    given = Counter(member.process.name for member in inside if member.process.name)
    if len(given) == 1:
        return next(iter(given))
    names = [member.name for member in inside]
    shared = name_among(names, among.names, len(among.members))
    # One word is a name when it stands first: "Bezwaar" of "Bezwaar Wmo", not "jeugd" of "Crisisplaatsing jeugd".
    enough = " " in shared or begins_most(shared, names, among.names, len(among.members))
    told = tells_subject(shared) or not any(tells_subject(name) for name in given)
    if shared and (not given or (enough and told)):
        return shared[0].upper() + shared[1:]
    listed = sorted(sorted(given, key=lambda name: (-given[name], name))[:MOST_LISTED])
    if listed:
        return " / ".join([*listed, *(["…"] if len(given) > MOST_LISTED else [])])
    return shared


def _likeness(labels: Sequence[Labels]) -> float:
    """Mean share of equal steps (Dice) over all pairs, counted by occurrences: equal words are an equal step."""
    different = Counter(frozenset(one.items()) for one in labels)
    return cohesion(different, lambda one, other: _dice(Counter(dict(one)), Counter(dict(other))))


def _dice(one: Labels, other: Labels) -> float:
    size = one.total() + other.total()
    return 2 * (one & other).total() / size if size else 0.0
