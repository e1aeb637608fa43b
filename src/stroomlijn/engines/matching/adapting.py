"""The weights of a collection in which people judged pairs: the learned ones, moved as far as the judgements carry.

Logistic regression with the learned weights as the middle of what was expected before (maximum a posteriori, by
Newton's method): a handful of judgements moves little, a hundred move much.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .calibration import Weights, logistic

FIRMNESS = 2.0
"""How firmly the learned weights stand: the inverse variance of each."""
ROUNDS = 12

Example = tuple[Sequence[float], bool]


def adapted(weights: Weights, examples: Sequence[Example], moved: float = 0.0) -> Weights:
    """`moved` is what the collection itself adds to the bias. Without examples the weights stay as they are."""
    if not examples:
        return weights
    begin = [*weights.figures, weights.bias + moved]
    rows = [((*figures, 1.0), float(same)) for figures, same in examples]
    here = list(begin)
    for _ in range(ROUNDS):
        step = _solved(*_newton(here, begin, rows))
        here = [value - change for value, change in zip(here, step, strict=True)]
        if max(map(abs, step)) < 1e-6:
            break
    return replace(weights, figures=tuple(here[:-1]), bias=here[-1] - moved)


def _newton(
    here: Sequence[float], begin: Sequence[float], rows: Sequence[tuple[Sequence[float], float]]
) -> tuple[list[list[float]], list[float]]:
    """Curvature and slope of what is to be made as small as possible."""
    size = len(here)
    slope = [FIRMNESS * (value - middle) for value, middle in zip(here, begin, strict=True)]
    curve = [[FIRMNESS * (row == column) for column in range(size)] for row in range(size)]
    for figures, same in rows:
        found = logistic(sum(value * figure for value, figure in zip(here, figures, strict=True)))
        spread = max(found * (1 - found), 1e-9)
        present = [number for number, figure in enumerate(figures) if figure]
        for row in present:
            slope[row] += (found - same) * figures[row]
            for column in present:
                curve[row][column] += spread * figures[row] * figures[column]
    return curve, slope


def _solved(curve: list[list[float]], slope: list[float]) -> list[float]:
    """The solution of a small set of linear equations, by Gauss elimination; `curve` is positive definite."""
    rows = [[*row, value] for row, value in zip(curve, slope, strict=True)]
    size = len(rows)
    for at in range(size):
        for other in range(at + 1, size):
            share = rows[other][at] / rows[at][at]
            rows[other] = [mine - share * theirs for mine, theirs in zip(rows[other], rows[at], strict=True)]
    found = [0.0] * size
    for at in reversed(range(size)):
        found[at] = (rows[at][-1] - sum(rows[at][n] * found[n] for n in range(at + 1, size))) / rows[at][at]
    return found
