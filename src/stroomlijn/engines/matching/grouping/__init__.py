"""Which processes do the same work, and whether it pays to make them one.

    cluster(members: Sequence[Member], *, together=(), apart=(), said=(), thesaurus=None) -> tuple[Cluster, ...]
          together/apart: pairs of Key = (file, process name) that people judged
    likenesses(members: Sequence[Member]) -> Likenesses         how alike any two of them are
    weigh(processes, thesaurus=None, said=()) -> Weighed    what it brings and asks to make them one
    weigh_rows(rows) -> Weighed             the same by a comparison of them
    look_at_pairs(weighed, processes, thesaurus=None, said=())
                                            whether people must first say of steps whether they are one

numpy and scipy are imported only when processes are compared.
"""

from .clustering import cluster, likenesses
from .likeness import Likenesses
from .standardizing import Weighed, look_at_pairs, weigh, weigh_rows

__all__ = ["Likenesses", "Weighed", "cluster", "likenesses", "look_at_pairs", "weigh", "weigh_rows"]
