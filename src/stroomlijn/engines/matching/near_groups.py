"""Groups that may be one all the same: a process of each has the same name, or does half of its steps alike.

The comparison puts processes together by what weighs most in all that their steps say. Where two municipalities call
one process the same and word its steps otherwise, or the other way round, that is not enough; a person sees at once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, dropwhile

from stroomlijn.engines.problems import Remark

from .pairwise import wording
from .similarity import Lexicon
from .teaching import Said, concerning
from .thesaurus import Thesaurus
from .values import Key, Member
from .words import guess_language, normalise

NAMES_ALIKE = 0.75
"""Likeness of two names from which a person may think of one process: more than the one word of their field."""
STEPS_NEAR = 0.2
"""Share of the steps that must then be alike as well: a name alone that is only alike tells too little."""
STEPS_ALIKE = 0.5
"""Share of equal steps that tells enough whatever the names are."""
CLEARLY_ALIKE = 0.6
"""Likeness of labels from which more of what they say is shared than not, clearly."""
LOOKS_ALIKE = 0.4
"""Likeness from which two steps are called alike: not enough to match them, enough to look at both."""
MOST = 40
"""Groups of which one word or one step may be to be a reason to look at two of them."""


Alike = Mapping[tuple[str, str], float]


@dataclass(frozen=True, slots=True)
class NearGroups:
    """Two groups, by their place in what was given, that may do the same work; the lower first.

    one, other  the process of each of them that is most like the other
    likeness    0..1, by which they are ordered
    reasons     the strongest first: name-same, name-alike {words}; steps-near {alike, of}, step-near {of} for a single
                one, steps-none {of}
    """

    left: int
    right: int
    one: Key
    other: Key
    likeness: float
    reasons: tuple[Remark, ...]


def near_groups(
    groups: Sequence[Sequence[Member]], said: Iterable[Said] = (), thesaurus: Thesaurus | None = None
) -> tuple[NearGroups, ...]:
    """The pairs of groups that are worth a look, the likeliest first; a process without steps takes no part.

    What people `said` of steps elsewhere counts: those that are not the same make no two groups alike.
    """
    told = tuple(said)
    members = [(group, member) for group, inside in enumerate(groups) for member in inside if len(member.process.steps)]
    members.sort(key=lambda one: (one[0], one[1].key))
    names = Lexicon(_name(member) for _group, member in members)
    best: dict[tuple[int, int], NearGroups] = {}
    for first, second in sorted(_candidates(members, names)):
        (left, one), (right, other) = members[first], members[second]
        alike = _wording(one, other, told, thesaurus)
        found = _compared(left, one, right, other, names, alike)
        known = best.get((left, right))
        if found is not None and (known is None or found.likeness > known.likeness):
            best[left, right] = found
    return tuple(sorted(best.values(), key=lambda near: (-near.likeness, near.left, near.right)))


def _name(member: Member) -> str:
    """Without a number before it, which tells its place in a list; one at its end is part of it."""
    return " ".join(dropwhile(lambda word: word.rstrip(".)").replace(".", "").isdigit(), member.process.name.split()))


def _candidates(members: Sequence[tuple[int, Member]], names: Lexicon) -> set[tuple[int, int]]:
    """Members of two groups with alike names, or with half of their steps in the same words; of equal ones the first
    of each group.
    """
    by_name: dict[tuple[int, str], int] = {}
    for place, (group, member) in enumerate(members):
        by_name.setdefault((group, _name(member)), place)
    holding: dict[str, list[int]] = defaultdict(list)
    for (_group, name), place in by_name.items():
        for word in set(names.words(name)):
            holding[word].append(place)
    found = set()
    for (group, name), place in by_name.items():
        near = {other for word in names.leads(name) for other in holding[word] if other > place}
        for other in near:
            named = _name(members[other][1])
            if members[other][0] != group and names.similarity(name, named) >= NAMES_ALIKE:
                found.add((place, other))
    return found | set(_sharing_steps(members))


def _sharing_steps(members: Sequence[tuple[int, Member]]) -> Iterator[tuple[int, int]]:
    language = guess_language(node.label for _group, member in members for node in member.process.steps)
    steps = [
        Counter(normalise(node.label, language) for node in member.process.steps if node.label)
        for _group, member in members
    ]
    holding: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, counted in enumerate(steps):
        for words in counted:
            holding[words].append(place)
    telling = [places for places in holding.values() if len({members[place][0] for place in places}) <= MOST]
    for (one, other), shared in Counter(pair for places in telling for pair in combinations(places, 2)).items():
        most = max(steps[one].total(), steps[other].total())
        if members[one][0] != members[other][0] and shared >= STEPS_ALIKE * most:
            yield one, other


def _wording(one: Member, other: Member, said: Iterable[Said], thesaurus: Thesaurus | None) -> Alike:
    labels = [node.label for member in (one, other) for node in member.process.steps]
    return wording(one.process, other.process, said=concerning(said, labels), thesaurus=thesaurus)


def _compared(left: int, one: Member, right: int, other: Member, names: Lexicon, alike: Alike) -> NearGroups | None:
    """The two with what speaks for them; None when it is too little."""
    named = names.similarity(_name(one), _name(other))
    of = max(len(one.process.steps), len(other.process.steps))
    share = _paired(alike, CLEARLY_ALIKE) / of
    if named < 1.0 and share < (STEPS_NEAR if named >= NAMES_ALIKE else STEPS_ALIKE):
        return None
    reasons = (*_of_names(one, other, named, names), _of_steps(_paired(alike, LOOKS_ALIKE), of))
    return NearGroups(left, right, one.key, other.key, round((named + share) / 2, 4), reasons)


def _paired(alike: Alike, least: float) -> int:
    """How many steps of both are so alike, each counted with one other."""
    taken: set[tuple[int, str]] = set()
    count = 0
    for likeness, left, right in sorted((-value, *pair) for pair, value in alike.items()):
        if -likeness >= least and not {(0, left), (1, right)} & taken:
            taken |= {(0, left), (1, right)}
            count += 1
    return count


def _of_names(one: Member, other: Member, named: float, names: Lexicon) -> Iterable[Remark]:
    if named == 1.0:
        return [Remark("name-same")]
    shared = set(names.words(_name(one))) & set(names.words(_name(other)))
    written = [word for word in _name(one).split() if set(names.words(word)) & shared]
    return [Remark("name-alike", facts={"words": written})] if named >= NAMES_ALIKE and written else []


def _of_steps(alike: int, of: int) -> Remark:
    if alike == 1:
        return Remark("step-near", facts={"of": of})
    return Remark("steps-near", facts={"alike": alike, "of": of}) if alike else Remark("steps-none", facts={"of": of})
