"""Editing a process as a table of steps: commands on the graph, what they changed, and what is still missing.

    rows(graph)                      the step table: a view, nothing in the graph is lost by it
    apply(graph, command)            the graph after a command; Problem when it is refused
    invert, apply_delta, difference  undo, redo and finding out that somebody was earlier
    decision(command)                a `decide` whose ways are written as people type them
    spelled(...)                     what a command did, with werkrollen spelled as they are known
    check(graph)                     what is missing, per step; BLOCKS are the codes that stop publication,
                                     BREAKS those that stop that of a merge as well
    rebase(graph, commands)          one's own unanswered commands on what others made of the graph
    blank(name, language)            something to begin with

How it works: docs/how-it-works/editing.md.
"""

from .answers import decision
from .apply import apply
from .blank import blank
from .cells import CELLS, FACTS
from .check import BLOCKS, BREAKS, check
from .delta import Delta, apply_delta, difference, invert, is_empty
from .rebase import Rebased, rebase
from .rows import rows
from .spelling import spelled
from .values import END, Applied, Command, Row, RowWay

__all__ = [
    "BLOCKS",
    "BREAKS",
    "CELLS",
    "END",
    "FACTS",
    "Applied",
    "Command",
    "Delta",
    "Rebased",
    "Row",
    "RowWay",
    "apply",
    "apply_delta",
    "blank",
    "check",
    "decision",
    "difference",
    "invert",
    "is_empty",
    "rebase",
    "rows",
    "spelled",
]
