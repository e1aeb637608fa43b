"""What is different between two versions of one process: steps that came, went, changed or moved.

compare(before: Process, after: Process, same: Mapping[str, str]) -> Comparison
      same: by id of a step in `before`, the id in `after` of what is the same step
"""

from .comparing import compare
from .values import Aspect, Change, ChangedStep, Comparison, WayChange

__all__ = ["Aspect", "Change", "ChangedStep", "Comparison", "WayChange", "compare"]
