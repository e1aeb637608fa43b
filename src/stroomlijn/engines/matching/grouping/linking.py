"""Groups from a table of likenesses: average linkage under what people judged, cut where the collection falls apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .cutting import best_cut
from .relocating import relocated

if TYPE_CHECKING:
    import numpy as np

NEVER = 1e9


def linked(
    likeness: np.ndarray, components: Sequence[Sequence[int]], apart: Sequence[tuple[int, int]], classes: np.ndarray
) -> list[int]:
    """The number of the group of each component. `apart`: pairs of components that are never in one group; `classes`:
    of each process its class of copies."""
    import numpy as np
    from scipy.cluster.hierarchy import fcluster, linkage

    if len(components) == 1:
        return [1]
    distances = _distances(likeness, components)
    never = np.zeros(distances.shape, dtype=bool)
    for one, other in apart:
        never[one, other] = never[other, one] = True
    kept = np.where(never, NEVER, distances)
    tree = linkage(kept[np.triu_indices(len(kept), 1)], "average")
    seen, counted = set(), []
    for number, component in enumerate(components):
        if (copies := classes[component[0]]) not in seen:
            seen.add(copies)
            counted.append(number)
    labels = fcluster(tree, best_cut(tree, distances, counted), "distance")
    return [int(label) for label in relocated(labels, distances, never)]


def _distances(likeness: np.ndarray, components: Sequence[Sequence[int]]) -> np.ndarray:
    """Mean distance between the members of any two components."""
    import numpy as np

    inside = np.zeros((len(components), len(likeness)))
    for number, component in enumerate(components):
        inside[number, list(component)] = 1 / len(component)
    distances: np.ndarray = np.clip(1 - inside @ likeness @ inside.T, 0, 1)
    np.fill_diagonal(distances, 0)
    return distances
