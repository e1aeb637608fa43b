"""What a join could not know yet, set right: linkage never takes back a join, here each process may still move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .likeness import NEIGHBOURS

if TYPE_CHECKING:
    import numpy as np

ROUNDS = 3


def relocated(labels: np.ndarray, distances: np.ndarray, never: np.ndarray) -> np.ndarray:
    """The groups once every process is where those are that are most like it: the few nearest of its own group, or
    those of another one when they are nearer. Nothing moves to where it may never be; who stands alone stays."""
    import numpy as np

    labels = np.unique(labels, return_inverse=True)[1]
    for _ in range(ROUNDS):
        near = _to_each(labels, distances)
        best = near.argmin(axis=1)
        rows = np.arange(len(labels))
        moving = np.flatnonzero(near[rows, best] < near[rows, labels] - 1e-9)
        moved = False
        for row in moving:
            company = labels == labels[row]
            if company.sum() > 1 and not never[row, labels == best[row]].any():
                labels[row], moved = best[row], True
        if not moved:
            break
    return labels


def _to_each(labels: np.ndarray, distances: np.ndarray) -> np.ndarray:
    """Of each row the mean distance to the nearest few of every group, itself left out; infinite where nobody is."""
    import numpy as np

    apart = distances.copy()
    np.fill_diagonal(apart, np.inf)
    found = np.full((len(labels), labels.max() + 1), np.inf)
    for group in range(labels.max() + 1):
        nearest = np.sort(apart[:, labels == group], axis=1)[:, :NEIGHBOURS]
        counted = np.isfinite(nearest)
        sums, many = np.where(counted, nearest, 0).sum(axis=1), counted.sum(axis=1)
        found[:, group] = np.where(many > 0, sums / np.maximum(many, 1), np.inf)
    return found
