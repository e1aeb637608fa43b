"""How alike any two processes are, by all that they say, each word weighed by how rare it is in the collection."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .evidence import WEIGHTS, Terms

if TYPE_CHECKING:
    import numpy as np

DOUBLE = 0.9
"""Likeness of their steps from which two processes tell the same: one is a copy of the other, or all but."""
OTHERS = 400
"""Processes that a municipality has beside those of a collection, about: what ten of ten say still tells something."""
NEIGHBOURS = 5
"""How many processes that are most like it count as what a process keeps company with."""


@dataclass(frozen=True)
class Likenesses:
    """Symmetric tables, 0..1, a row and a column per process.

    steps   by what is done only
    all     by everything, and by the company that both keep: what is like the same others is more alike
    """

    steps: np.ndarray
    all: np.ndarray


def compare(evidence: Sequence[dict[str, Terms]]) -> Likenesses:
    """Every process with every other one. What has no steps is like nothing."""
    import numpy as np

    size = len(evidence)
    weighed, weight = np.zeros((size, size)), np.zeros((size, size))
    steps = np.zeros((size, size))
    for kind, importance in WEIGHTS.items():
        cosine, telling = _by_kind([each[kind] for each in evidence])
        if kind == "steps":
            steps = cosine
        counts = importance * np.outer(telling, telling)
        weighed += counts * cosine
        weight += counts
    done = np.array([bool(each["steps"]) for each in evidence])
    likeness = np.where(np.outer(done, done) & (weight > 0), weighed / np.where(weight > 0, weight, 1), 0)
    return Likenesses(steps, (likeness + _company(likeness, doubles(steps))) / 2)


def doubles(steps: np.ndarray) -> np.ndarray:
    """For each process the number of its class of copies: connected by almost equal steps."""
    import numpy as np
    from scipy.sparse.csgraph import connected_components

    classes: np.ndarray = connected_components(steps >= DOUBLE, directed=False)[1]
    return np.asarray(classes)


def _by_kind(terms: Sequence[Terms]) -> tuple[np.ndarray, np.ndarray]:
    """Cosine of the tf-idf vectors (Salton & Buckley 1988), and how telling each process is: 0 when it says nothing or
    only what all say, 1 when it says what nobody else does.

    The idf in the vectors is smoothed, so that a small collection of one kind of process does not fall apart.
    """
    import numpy as np
    from scipy.sparse import csr_array

    having = Counter(term for counted in terms for term in counted)
    column = {term: number for number, term in enumerate(having)}
    world = OTHERS + len(terms)
    idf = {term: math.log(world / count) for term, count in having.items()}
    telling = np.zeros(len(terms))
    data, rows, columns = [], [], []
    for row, counted in enumerate(terms):
        weights = {term: (1 + math.log(times)) * (1 + idf[term]) for term, times in counted.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        for term, weight in weights.items():
            data.append(weight / length)
            rows.append(row)
            columns.append(column[term])
        if counted:
            mean = sum(idf[term] for term in counted) / len(counted)
            telling[row] = math.sqrt(mean / math.log(world))
    vectors = csr_array((data, (rows, columns)), shape=(len(terms), max(1, len(column))))
    return np.clip((vectors @ vectors.T).toarray(), 0, 1).round(9), telling


def _company(likeness: np.ndarray, classes: np.ndarray) -> np.ndarray:
    """How far two processes are like the same others (shared nearest neighbours, Jarvis & Patrick 1973): the cosine of
    their likeness to the few that are most like them. Copies count once, or they would be all the company."""
    import numpy as np

    among = _between(likeness, classes)
    np.fill_diagonal(among, 1)
    closest = np.argsort(-among.round(9), axis=1, kind="stable")[:, : NEIGHBOURS + 1]
    kept = np.zeros_like(among)
    np.put_along_axis(kept, closest, np.take_along_axis(among, closest, 1), 1)
    kept /= np.linalg.norm(kept, axis=1, keepdims=True)
    shared: np.ndarray = np.clip(kept @ kept.T, 0, 1)[np.ix_(classes, classes)]
    return shared


def _between(likeness: np.ndarray, classes: np.ndarray) -> np.ndarray:
    """Mean likeness between the members of any two classes."""
    import numpy as np

    inside = np.zeros((classes.max() + 1, len(classes)))
    inside[classes, np.arange(len(classes))] = 1
    inside /= inside.sum(1, keepdims=True)
    mean: np.ndarray = inside @ likeness @ inside.T
    return mean
