"""What people choose for the processes and groups of a traject: for one or for many at once.

Each act is one transaction, leaves audit lines and gives an `Arrangement`: `undo` takes it back until later work rests
on it. Processes are ids of source processes of the traject; others are refused.
"""

from .assigning import assign
from .bonds import bind, bind_all, bind_groups, unbind
from .clusters import delete_cluster, make_cluster, rename_cluster
from .moving import move
from .needs import drop, need
from .placing import propose_clusters, put_in_cluster
from .timing import set_timing
from .undoing import undo

__all__ = [
    "assign",
    "bind",
    "bind_all",
    "bind_groups",
    "delete_cluster",
    "drop",
    "make_cluster",
    "move",
    "need",
    "propose_clusters",
    "put_in_cluster",
    "rename_cluster",
    "set_timing",
    "unbind",
    "undo",
]
