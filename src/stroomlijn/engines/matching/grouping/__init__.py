"""Which processes do the same work, and whether it pays to make them one.

    cluster(members: Sequence[Member], *, together=(), apart=()) -> tuple[Cluster, ...]
          together/apart: pairs of Key = (file, process name) that people judged
    likenesses(members: Sequence[Member]) -> Likenesses         how alike any two of them are

numpy and scipy are imported only when processes are compared.
"""

from .clustering import cluster, likenesses
from .likeness import Likenesses

__all__ = ["Likenesses", "cluster", "likenesses"]
