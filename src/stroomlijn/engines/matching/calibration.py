"""From figures to a probability, and from probabilities to what is proposed; all without labels of the collection.

A logistic model weighs the figures. How common the same step is differs per collection: the share of equal pairs is
estimated from the collection itself by expectation maximisation (Saerens, Latinne & Decaestecker 2002). What is
proposed is what makes the expected F-measure highest (Jansche 2007): no bound is carried over from elsewhere.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import mul

ROUNDS = 50
FEW = 40
"""Pairs that the share of the collection where the model was learned counts for."""

FURTHEST = 1.5
"""Log odds by which a collection may differ from those where the weights were learned: beyond that it is the figures
that differ, not the share.
"""

STEADY = 5.0
"""How strongly what people said is drawn to nothing: as much as the answers of twenty pairs of even odds tell."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Of each figure, what is added to all, and the share of equal pairs where they were learned."""

    figures: tuple[float, ...]
    bias: float
    share: float

    def probability(self, figures: Sequence[float]) -> float:
        return logistic(self.bias + sum(map(mul, self.figures, figures)))


def shift(probabilities: Sequence[float], share: float) -> float:
    """What is added to the log odds of every pair, as equal pairs are more or less common here than `share`."""
    here = share
    for _ in range(ROUNDS):
        moved = log_odds(here) - log_odds(share)
        found = sum(logistic(log_odds(one) + moved) for one in probabilities) + FEW * share
        before, here = here, min(max(found / (len(probabilities) + FEW), 1e-6), 1 - 1e-6)
        if abs(here - before) < 1e-9:
            break
    return max(-FURTHEST, min(FURTHEST, log_odds(here) - log_odds(share)))


def told(judged: Sequence[tuple[float, bool]]) -> float:
    """What is added to the log odds of every pair for what people said of some: each the odds it had and the answer.

    The likeliest by their answers, drawn to nothing, so that a few of them change little.
    """
    moved = 0.0
    for _ in range(ROUNDS if judged else 0):
        thought = [logistic(odds + moved) for odds, _ in judged]
        slope = sum(thought) - sum(same for _, same in judged) + STEADY * moved
        step = slope / (sum(one * (1 - one) for one in thought) + STEADY)
        # Not too far at a time: where all answers surprise, Newton's step leads beyond what it looks for, and back.
        moved -= max(-1.0, min(1.0, step))
        if abs(step) < 1e-9:
            break
    return max(-FURTHEST, min(FURTHEST, moved))


def bound_of(probabilities: Iterable[float]) -> float:
    """The probability from which proposing a pair makes the expected F-measure highest; 1 when there is none."""
    ordered = sorted(probabilities, reverse=True)
    total = sum(ordered)
    right, best, bound = 0.0, 0.0, 1.0
    for number, one in enumerate(ordered, 1):
        right += one
        if 2 * right / (number + total) > best:
            best, bound = 2 * right / (number + total), one
    return bound


def logistic(odds: float) -> float:
    return 1 / (1 + math.exp(-odds)) if odds > -700 else 0.0


def log_odds(probability: float) -> float:
    inside = min(max(probability, 1e-9), 1 - 1e-9)
    return math.log(inside / (1 - inside))
