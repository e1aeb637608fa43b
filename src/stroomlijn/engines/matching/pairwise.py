"""Which step of one process is which step of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import product

from stroomlijn.engines.process_model import Node, Process

from .occurrences import pair_occurrences
from .similarity import Lexicon
from .surroundings import Surroundings
from .values import Band, Candidate, Judged, Match, Matching, Member, Suggestion

AUTO = 0.9
"""Confidence of the band `auto`: the same words, but for one that tells little."""
SUGGEST = 0.6
"""Confidence of a match: more of what the labels say is shared than not, clearly."""
NEAR_BEST = 0.95
"""A second match of the same step must be nearly as good as its best: several-to-several is allowed, not sought."""
SUGGESTIONS = 5

Scores = dict[tuple[str, str], float]


def match(left: Process, right: Process, *, judged: Sequence[Judged] = ()) -> Matching:
    """The proposed alignment of the steps of two processes, and ranked candidates for each step of the left one.

    Where both have several steps with the same words, what is around them tells which is which.
    Events and gateways take no part. A judged pair is never overruled: same gives a match with confidence 1.0, not
    the same keeps the pair out of matches and suggestions. Ids of `judged` that do not exist are ignored.
    """
    scores = _scores(left, right)
    verdicts = {(j.left, j.right): j.same for j in judged if j.left in left.node and j.right in right.node}
    scores = {pair: score for pair, score in scores.items() if pair not in verdicts}
    crossed = _crossed(left, right)
    likely = {pair: score for pair, score in scores.items() if pair not in crossed}
    agreed = tuple(Match(one, other, 1.0, Band.AUTO) for (one, other), same in verdicts.items() if same)
    return Matching(
        left=Member("", left).name,
        right=Member("", right).name,
        matches=tuple(sorted(agreed + _selected(likely, agreed), key=lambda m: (-m.confidence, m.left, m.right))),
        suggestions=_suggestions(left, scores),
    )


def _scores(left: Process, right: Process) -> Scores:
    """Every pair of steps that is alike at all. Labels that occur often are compared once."""
    lexicon = Lexicon(node.label for process in (left, right) for node in process.steps)
    ones, others = _by_label(left.steps), _by_label(right.steps)
    found: Scores = {}
    by_word: dict[str, set[str]] = defaultdict(set)
    by_words: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for label in others:
        by_words[lexicon.words(label)].add(label)
        for word in lexicon.words(label):
            by_word[word].add(label)
    for label, nodes in ones.items():
        near = by_words[lexicon.words(label)].union(
            *(by_word[word] for word in lexicon.leads(label) if word in by_word)
        )
        for other_label in near:
            likeness = lexicon.similarity(label, other_label)
            if likeness > 0:
                for node, other in product(nodes, others[other_label]):
                    found[node.id, other.id] = round(likeness * _support(node, other), 4)
    return found


def _crossed(left: Process, right: Process) -> set[tuple[str, str]]:
    """Pairs of steps with the same words that stand elsewhere, where both processes have those words more than once."""
    lexicon = Lexicon(node.label for process in (left, right) for node in process.steps)
    around = [Surroundings(left, lexicon), Surroundings(right, lexicon)]
    by_words: dict[tuple[str, ...], tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for side, process in enumerate((left, right)):
        for node in process.steps:
            by_words[lexicon.words(node.label)][side].append(node.id)
    found: set[tuple[str, str]] = set()
    for ones, others in by_words.values():
        if len(ones) < 2 or len(others) < 2:
            continue
        found.update(product(ones, others))
        for group in pair_occurrences([*((0, node) for node in ones), *((1, node) for node in others)], around):
            if len(group) == 2:
                (_, one), (_, other) = sorted(group)
                found.discard((one, other))
    return found


def _by_label(nodes: Sequence[Node]) -> dict[str, list[Node]]:
    found: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        found[node.label].append(node)
    return found


def _support(left: Node, right: Node) -> float:
    """Just below 1 when kind or role tell otherwise than the labels: they decide between equals, no more."""
    contradictions = (left.kind != right.kind) + bool(left.role and right.role and left.role != right.role)
    return 1.0 - 0.02 * contradictions


def _selected(scores: Scores, agreed: Sequence[Match]) -> tuple[Match, ...]:
    """Pairs above the bound that are (nearly) the best of both their steps; judged steps need no more matches."""
    done = {match.left for match in agreed}, {match.right for match in agreed}
    open_scores = {pair: s for pair, s in scores.items() if pair[0] not in done[0] and pair[1] not in done[1]}
    best_left, best_right = _best(open_scores, 0), _best(open_scores, 1)
    chosen = (
        (one, other, score)
        for (one, other), score in open_scores.items()
        if score >= SUGGEST and score >= NEAR_BEST * max(best_left[one], best_right[other])
    )
    return tuple(Match(one, other, score, _band(score)) for one, other, score in chosen)


def _best(scores: Mapping[tuple[str, str], float], side: int) -> dict[str, float]:
    found: dict[str, float] = {}
    for pair, score in scores.items():
        found[pair[side]] = max(score, found.get(pair[side], 0.0))
    return found


def _band(score: float) -> Band:
    return Band.AUTO if score >= AUTO else Band.SUGGEST


def _suggestions(left: Process, scores: Scores) -> tuple[Suggestion, ...]:
    found: dict[str, list[Candidate]] = defaultdict(list)
    for (one, other), score in scores.items():
        found[one].append(Candidate(other, score))
    return tuple(
        Suggestion(node.id, tuple(sorted(found[node.id], key=lambda c: (-c.confidence, c.right))[:SUGGESTIONS]))
        for node in left.steps
        if node.id in found
    )
