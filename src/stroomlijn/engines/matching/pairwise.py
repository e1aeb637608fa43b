"""Which step of one process is which step of another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import product

from stroomlijn.engines.process_model import Node, Process

from .collection import Collection
from .evidence import WORDS, Pair
from .occurrences import pair_occurrences
from .similarity import NOT_SURE
from .teaching import Said
from .thesaurus import Thesaurus
from .values import Band, Candidate, Judged, Match, Matching, Member, Suggestion

AUTO = 0.9
"""Probability from which a match may be adopted as it is, when the words too leave no doubt. The same words that both
have only once may be adopted wherever they stand; words that one of them has more often than the other never, nor what
says more than the other.
"""
NEAR_BEST = 0.8
"""A further match of the same step must be nearly as likely as its best: several-to-several is found, not sought."""
BELOW_SURE = 0.89
"""What a match that a person has to look at is told to be at most: it may be likely by where it stands, but it is not
sure, and its figure must not say so.
"""
SUGGESTIONS = 5

Scores = dict[Pair, float]


def match(
    left: Process,
    right: Process,
    *,
    judged: Sequence[Judged] = (),
    among: Sequence[Process] = (),
    said: Iterable[Said] = (),
    thesaurus: Thesaurus | None = None,
) -> Matching:
    """The proposed alignment of the steps of two processes, and ranked candidates for each step of the left one.

    Where both have several steps with the same words, what is around them tells which is which.
    Gateways and events take no part, but for messages with a name. A judged pair is never overruled: same gives a
    match with confidence 1.0, not the same keeps the pair out of matches and suggestions. Ids of `judged` that do not
    exist are ignored.
    `among` are other processes of the same work, by which it is known what a word tells; `said` is what people said
    of their steps, and weighs in every pair. So does `judged`.
    """
    verdicts = _verdicts(left, right, judged)
    collection = _taught(Collection([left, right, *among], said=said, thesaurus=thesaurus), verdicts)
    return matching_of(collection, 0, 1, verdicts)


def wording(
    left: Process,
    right: Process,
    *,
    judged: Sequence[Judged] = (),
    said: Iterable[Said] = (),
    thesaurus: Thesaurus | None = None,
) -> Scores:
    """How alike the labels of steps are, as far as they are alike at all and wherever the steps stand; what people
    judged is 1 or left out. A thing of which something else is said to be done is no doing.
    """
    verdicts = _verdicts(left, right, judged)
    collection = Collection([left, right], said=said, thesaurus=thesaurus, things=True)
    found = _taught(collection, verdicts).wording(0, 1)
    return {pair: alike for pair, alike in found.items() if pair not in verdicts} | {
        pair: 1.0 for pair, same in verdicts.items() if same
    }


def _verdicts(left: Process, right: Process, judged: Sequence[Judged]) -> dict[Pair, bool]:
    """What was put apart stays apart, also where it was said to be the same."""
    found: dict[Pair, bool] = {}
    for one in judged:
        if one.left in left.node and one.right in right.node:
            found[one.left, one.right] = one.same and found.get((one.left, one.right), True)
    return found


def _taught(collection: Collection, verdicts: Mapping[Pair, bool]) -> Collection:
    if not verdicts:
        return collection
    return collection.taught(((0, one), (1, other), same) for (one, other), same in verdicts.items())


def matching_of(collection: Collection, left: int, right: int, verdicts: Mapping[Pair, bool]) -> Matching:
    """The matching of two processes of a collection; `verdicts` are what people said of pairs of their nodes."""
    one, other = (collection.sides[number] for number in (left, right))
    everything = collection.probabilities(left, right)
    named = [{node.id for node in side.nodes if node.label.strip()} for side in (one, other)]
    scores = {
        (here, there): found
        for (here, there), found in everything.items()
        if (here, there) not in verdicts and here in named[0] and there in named[1]
    }
    told = {pair: everything.get(pair, 0.0) for pair, same in verdicts.items() if same}
    crossed = _crossed(collection, left, right)
    alike = {pair for pair, figures in collection.figures(left, right).items() if figures[WORDS]}
    often = _how_often(one.nodes, collection), _how_often(other.nodes, collection)
    likely = {pair: score for pair, score in scores.items() if pair not in crossed and pair in alike}
    label = one.process.node, other.process.node

    def band(pair: Pair, score: float) -> Band:
        labels = label[0][pair[0]].label, label[1][pair[1]].label
        words, all_said = collection.lexicon.unasked(*labels), collection.lexicon.all_said(*labels)
        return _band(score, words, often[0][pair[0]], often[1][pair[1]], all_said)

    agreed = [Match(*pair, 1.0, Band.AUTO) for pair, same in verdicts.items() if same]
    chosen = [
        _proposed(pair, score, band(pair, score)) for pair, score in _selected(likely, told, collection.bound).items()
    ]
    return Matching(
        left=Member("", one.process).name,
        right=Member("", other.process).name,
        matches=tuple(sorted([*agreed, *chosen], key=lambda m: (-m.confidence, m.left, m.right))),
        suggestions=_suggestions(one.nodes, scores, {(one.left, one.right) for one in chosen if one.band is Band.AUTO}),
    )


def _proposed(pair: Pair, score: float, band: Band) -> Match:
    return Match(*pair, _told(score, band is Band.AUTO), band)


def _told(score: float, sure: bool) -> float:
    return round(score if sure else min(score, BELOW_SURE), 4)


def _crossed(collection: Collection, left: int, right: int) -> set[Pair]:
    """Pairs of steps with the same words that stand elsewhere, where both processes have those words more than once."""
    sides = [collection.sides[number] for number in (left, right)]
    by_words: dict[tuple[str, ...], tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for number, side in enumerate(sides):
        for node in side.nodes:
            by_words[collection.lexicon.words(node.label)][number].append(node.id)
    found: set[Pair] = set()
    for ones, others in by_words.values():
        if len(ones) < 2 or len(others) < 2:
            continue
        found.update(product(ones, others))
        places = [*((0, node) for node in ones), *((1, node) for node in others)]
        for group in pair_occurrences(places, [side.around for side in sides]):
            if len(group) == 2:
                (_, one), (_, other) = sorted(group)
                found.discard((one, other))
    return found


def _selected(scores: Scores, told: Scores, bound: float) -> Scores:
    """Pairs above the bound that are (nearly) the best of both their steps. A judged pair counts for what it was
    thought to be: that it is sure does not make a further match of its steps less likely.
    """
    known = scores | told
    best_left, best_right = _best(known, 0), _best(known, 1)
    return {
        (one, other): score
        for (one, other), score in scores.items()
        if score >= bound and score >= NEAR_BEST * max(best_left[one], best_right[other])
    }


def _best(scores: Mapping[Pair, float], side: int) -> dict[str, float]:
    found: dict[str, float] = {}
    for pair, score in scores.items():
        found[pair[side]] = max(score, found.get(pair[side], 0.0))
    return found


def _how_often(nodes: Sequence[Node], collection: Collection) -> dict[str, int]:
    """Of each step how many of the process have its words."""
    words = {node.id: collection.lexicon.words(node.label) for node in nodes}
    times = Counter(words.values())
    return {node: times[said] for node, said in words.items()}


def _band(score: float, words: float, here: int, there: int, all_said: bool) -> Band:
    alone = here == there == 1 and words >= 1.0
    sure = here == there and words > NOT_SURE and all_said and (alone or score >= AUTO)
    return Band.AUTO if sure else Band.SUGGEST


def _suggestions(left: Sequence[Node], scores: Scores, sure: Container[Pair]) -> tuple[Suggestion, ...]:
    """The likeliest of each step; what is no sure match is not told to be sure here either."""
    likely: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for (one, other), score in scores.items():
        likely[one].append((-round(score, 4), other))
    found = {
        one: [Candidate(other, _told(-score, (one, other) in sure)) for score, other in sorted(best)[:SUGGESTIONS]]
        for one, best in likely.items()
    }
    return tuple(
        Suggestion(node.id, tuple(sorted(found[node.id], key=lambda one: -one.confidence)))
        for node in left
        if node.id in found
    )
