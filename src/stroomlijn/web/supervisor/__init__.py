"""`stroomlijn start`: database, worker and website as one thing that starts, mends itself and stops together."""

from .options import Options
from .supervise import supervise

__all__ = ["Options", "supervise"]
