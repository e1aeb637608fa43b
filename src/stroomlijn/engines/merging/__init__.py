"""From n processes and decisions to one generic process in which everything can be traced.

    merge(members: Sequence[Member], decisions: Mapping[str, Choice] = {}, *, together=(), apart=(), roles={}) -> Merge
          decisions: by Difference.id.  together/apart: pairs of Source (file, process, element) that people judged
          thesaurus: with the words of an organisation
          roles: the name by which a role is known, by the name that a source gives it
          raises Problem("merge-no-members") when nothing is given, "merge-too-large" when all are
    prepare(members, *, together=(), apart=(), roles={}) -> Prepared       all of it that no decision changes, made once
    replay(prepared, decisions={}, known=()) -> Merge            what `merge` gives, in half of its time
          prepared.chosen_now(difference, choice, offered, steps) is a choice of before as it is to be made now
          a difference goes by the id that a decision or `known` has for it: one that it has now, or had before
    try_choice(prepared, decisions, difference, choice) -> Consequence      of the whole, for one choice with its text
    unsound_places(prepared, decisions={}) -> tuple[UnsoundPlace, ...]       with its source; none when it is sound
    judge(rows, one, other, *, same) -> tuple[JudgedRow, ...]    the table right after a judgement, without a merge
    as_shown(process) -> tuple[Process, Drawing]     merge.process as people see it, without the lanes that nobody uses
    told_manners(merge) -> dict[str, tuple[ToldManner, ...]]      by row: ToldManner(says, when)
    project(merge: Merge, file: str, process: str) -> Process      a source's own process back, with its own ids
          raises Problem("merge-unknown-source")
    merge_to_json(merge) -> dict          the OUT.json of the command line: elements, differences, ...
    merge_from_json(data) -> Merge

    Merge(process, base, differences, alignment, elements, own, refused, left_out, contradicted), .open
    Difference(id, type, label, elements, rows, options, choice)
    Option(id, kind, text, members, consequence, told_by)      members: tuple of (file, process name)
    Consequence(steps, handoffs, loops, waits)
    Choice(option, condition="", value="", among=())
    Alignment(columns, rows); Row(id, label, kind, element, cells)     columns: tuple of (file, process name)

`merge` is a pure function: same sources and decisions, in any order, give the same bytes. All classes are in
`stroomlijn.engines.merging.values`. `Member(file, process)` comes from `stroomlijn.engines.matching`.
"""

from stroomlijn.engines.matching import Member

from .json import merge_from_json, merge_to_json
from .judging import JudgedRow, judge
from .merge import Prepared, merge, prepare, replay, try_choice
from .projection import project
from .showing import as_shown
from .soundness import UnsoundPlace, unsound_places
from .told_manners import ToldManner, told_manners
from .values import (
    Alignment,
    Choice,
    Consequence,
    Difference,
    DifferenceType,
    Merge,
    Option,
    OptionKind,
    Row,
)

__all__ = [
    "Alignment",
    "Choice",
    "Consequence",
    "Difference",
    "DifferenceType",
    "JudgedRow",
    "Member",
    "Merge",
    "Option",
    "OptionKind",
    "Prepared",
    "Row",
    "ToldManner",
    "UnsoundPlace",
    "as_shown",
    "judge",
    "merge",
    "merge_from_json",
    "merge_to_json",
    "prepare",
    "project",
    "replay",
    "told_manners",
    "try_choice",
    "unsound_places",
]
