"""Where a tree of processes is cut into groups: the collection tells it, nobody sets a bound."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

LIKE, UNLIKE = 0.6, 0.8
"""Distance at which a process is supposed to have its like, and others, where the collection has none to tell it by.
Processes of one domain share a tenth to a quarter by common words alone; two fifths and more is what is done."""
FINENESS = 100


def best_cut(tree: np.ndarray, distances: np.ndarray, counted: Sequence[int]) -> float:
    """The height at which groups are closest inside and farthest from each other: the highest mean silhouette
    (Rousseeuw 1987) over the rows `counted`, one for each class of copies. Of equal heights the highest, so that copies
    are together."""
    import numpy as np
    from scipy.cluster.hierarchy import fcluster

    among = distances[np.ix_(counted, counted)]
    best, chosen, found, groups = -2.0, 0.0, 0.0, -1
    for height in sorted({int(height * FINENESS) + 1 for height in tree[:, 2] if height < 1} | {0}):
        labels = np.unique(fcluster(tree, height / FINENESS, "distance")[counted], return_inverse=True)[1]
        if labels.max() != groups:
            groups, found = labels.max(), _silhouette(among, labels)
        if found >= best:
            best, chosen = found, height / FINENESS
    return chosen


def _silhouette(distances: np.ndarray, labels: np.ndarray) -> float:
    """Mean over the rows of (to the nearest other group - within its own group) / the larger of both."""
    import numpy as np

    order = np.argsort(labels, kind="stable")
    sizes = np.bincount(labels)
    sums = np.add.reduceat(distances[:, order], np.concatenate(([0], np.cumsum(sizes)[:-1])), axis=1)
    rows = np.arange(len(labels))
    own = sizes[labels]
    within = np.where(own > 1, sums[rows, labels] / np.maximum(own - 1, 1), LIKE)
    others = sums / sizes
    others[rows, labels] = np.inf
    nearest = others.min(axis=1) if len(sizes) > 1 else np.full(len(labels), UNLIKE)
    return float(np.mean((nearest - within) / np.maximum(np.maximum(nearest, within), 1e-9)))
