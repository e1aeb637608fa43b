"""What is different between two versions of one process, and between two texts.

compare(before: Process, after: Process, same: Mapping[str, str]) -> Comparison
      same: by id of a step in `before`, the id in `after` of what is the same step
compare_texts(left: Sequence[str], right: Sequence[str]) -> TextComparison(rows, likeness)      by paragraphs
      TextRow(mark, left, right, percent, moved)      mark: "same", "changed", "left", "right"
"""

from .comparing import compare
from .texts import TextComparison, TextRow, compare_texts
from .values import Aspect, Change, ChangedStep, Comparison, WaitChange, WayChange

__all__ = [
    "Aspect",
    "Change",
    "ChangedStep",
    "Comparison",
    "TextComparison",
    "TextRow",
    "WaitChange",
    "WayChange",
    "compare",
    "compare_texts",
]
