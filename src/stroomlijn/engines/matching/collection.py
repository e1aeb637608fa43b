"""Processes that are compared with one another: what all of them say weighs what one of them says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations, islice, product

from stroomlijn.engines.process_model import Process

from .calibration import Weights, bound_of, log_odds, logistic, shift, told
from .embedding import Embedding
from .evidence import SAME_WORDS, Figures, Pair, Side, weigh
from .saying import in_words, takes_part
from .similarity import Lexicon
from .teaching import Said
from .thesaurus import Thesaurus
from .values import Place
from .weights import LEARNED
from .words import guess_language

MOST = 40
"""Pairs of processes by which the collection is calibrated; more of them change little."""

LEAST_SAME = 0.75
"""Least probability of steps with the same words: they are proposed, wherever they stand."""
LEAST = 0.2
"""What is less likely is not proposed, however little else there is."""

Labels = tuple[str, str]
Verdict = tuple[Place, Place, bool]


class Collection:
    """The same collection gives the same figures, whatever the order of its processes.

    `said` is what people said of steps with such labels elsewhere; `thesaurus` is the product's own unless given.
    """

    def __init__(
        self,
        processes: Sequence[Process],
        *,
        thesaurus: Thesaurus | None = None,
        said: Iterable[Said] = (),
        embedding: Embedding | None = None,
        weights: Weights = LEARNED,
        compared: Iterable[tuple[int, int]] = (),
        things: bool = False,
    ) -> None:
        self._said, self._embedding, self._thesaurus, self._weights = tuple(said), embedding, thesaurus, weights
        self._drawn = tuple(processes)
        language = guess_language(_labels(processes))
        processes = [in_words(one, language) for one in processes]
        self._compared = tuple(dict.fromkeys(compared))
        self._things = things
        self.lexicon = Lexicon(
            _labels(processes),
            language,
            thesaurus=thesaurus,
            said=self._said,
            embedding=embedding,
            things=things,
        )
        self.sides = [Side(one, self.lexicon) for one in processes]
        self._figures: dict[tuple[int, int], dict[Pair, Figures]] = {}
        self._told: Callable[[], float] = float

    def taught(self, judged: Iterable[Verdict]) -> Collection:
        """The collection in which people said of pairs of nodes whether they are the same: what their labels teach, and
        how often what is thought so is really the same.
        """
        judged = tuple(judged)
        said = [Said(self._label(*one), self._label(*other), same) for one, other, same in judged]
        taught = Collection(
            self._drawn,
            thesaurus=self._thesaurus,
            said=[*self._said, *said],
            embedding=self._embedding,
            weights=self._weights,
            compared=self._compared,
            things=self._things,
        )
        taught._told = lambda: self._told() + told(sorted(self._answers(judged)))
        return taught

    def _answers(self, judged: Iterable[Verdict]) -> Iterator[tuple[float, bool]]:
        """What was thought of each pair before, and what people said."""
        for (left, one), (right, other), same in judged:
            if figures := self.figures(left, right).get((one, other)):
                yield self._odds(figures), same

    def figures(self, left: int, right: int) -> dict[Pair, Figures]:
        """What speaks for and against each pair of steps of two of the processes."""
        if (left, right) not in self._figures:
            self._figures[left, right] = weigh(
                self.sides[left],
                self.sides[right],
                self._likely(left, right, self.lexicon.alike),
                self._likely(left, right, self.lexicon.rivals),
                lambda one, other: self._by_way(one, other, {left, right}),
                self.lexicon,
            )
        return self._figures[left, right]

    def wording(self, left: int, right: int) -> dict[Pair, float]:
        """How alike the labels of steps of two of the processes are, as far as they are alike at all."""
        ones, others = self.sides[left].by_label, self.sides[right].by_label
        return {
            (node.id, second.id): alike
            for (one, other), alike in self._likely(left, right, self.lexicon.alike).items()
            for node, second in product(ones[one], others[other])
        }

    def _likely(self, left: int, right: int, likely: Callable[[str], Mapping[str, float]]) -> dict[Labels, float]:
        """Pairs of labels of two processes that are alike at all."""
        theirs = self.sides[right].by_label
        return {
            (one, other): alike
            for one in self.sides[left].by_label
            for other, alike in likely(one).items()
            if other in theirs
        }

    def probabilities(self, left: int, right: int) -> dict[Pair, float]:
        """How likely it is that two steps are the same, calibrated for this collection."""
        return {pair: self._probability(figures) for pair, figures in self.figures(left, right).items()}

    def _probability(self, figures: Figures) -> float:
        found = logistic(self._odds(figures))
        return max(found, LEAST_SAME) if figures[SAME_WORDS] else found

    def _odds(self, figures: Figures) -> float:
        return log_odds(self._weights.probability(figures)) + self._shift

    def _label(self, side: int, node: str) -> str:
        return self.sides[side].process.node[node].label

    @cached_property
    def bound(self) -> float:
        """The probability from which a pair is proposed."""
        return max(LEAST, bound_of(one for pair in self._sample for one in self.probabilities(*pair).values()))

    @cached_property
    def _shift(self) -> float:
        plain = (self._weights.probability(one) for pair in self._sample for one in self.figures(*pair).values())
        return shift(list(plain), self._weights.share) + self._told()

    @cached_property
    def _sample(self) -> list[tuple[int, int]]:
        return list(self._compared) or list(islice(combinations(range(len(self.sides)), 2), MOST))

    def _by_way(self, one: str, other: str, own: set[int]) -> float:
        """How alike two labels are by way of a label that a third process has."""
        if len(self.sides) < 3:
            return 0.0
        mine, theirs = self.lexicon.alike(one), self.lexicon.alike(other)
        if len(theirs) < len(mine):
            mine, theirs = theirs, mine
        both = (min(alike, theirs[label]) for label, alike in mine.items() if label in theirs and self._of[label] - own)
        return max(both, default=0.0)

    @cached_property
    def _of(self) -> dict[str, set[int]]:
        found: dict[str, set[int]] = defaultdict(set)
        for number, side in enumerate(self.sides):
            for label in side.by_label:
                found[label].add(number)
        return found


def _labels(processes: Iterable[Process]) -> list[str]:
    return [node.label for one in processes for node in one.nodes if takes_part(node)]
