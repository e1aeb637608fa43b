"""What the one process changes for the colleagues of one organisation, by werkrol, as far as it is decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from stroomlijn.engines.comparing import Aspect, ChangedStep, WayChange, compare
from stroomlijn.engines.process_model import STEPS, Process, TextStep, reading_order, ways_from
from stroomlijn.foundation.text import fold
from stroomlijn.harmonisation.models import Draft
from stroomlijn.landscape.queries.change_words import words_of
from stroomlijn.landscape.queries.step_sentences import conditions_said

from .workbench import FACTS

SAID_APART = frozenset({Aspect.LABEL, Aspect.ROLE})
"""What of a step the card tells in words of its own: to who does it now and to who will do it."""

NO_ROW = ""
Row = Mapping[str, Any]
Said = Iterator[tuple[str, str]]
"""(werkrol, sentence); the werkrol is "" for what goes for everybody."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is not decided yet, and so is not told: rows of the comparison, and facts of the process by name."""

    rows: frozenset[str]
    facts: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Column:
    """A process of the organisation beside the one that it becomes.

    `changed` is by (step of the one, step of the other); `moved` and `unsettled` are steps of the other, around the
    last of which something is open; `before` and `after` say when steps are done.
    """

    place: int
    graph: Process
    changed: Mapping[tuple[str, str], ChangedStep]
    moved: frozenset[str]
    unsettled: frozenset[str]
    before: Mapping[str, str]
    after: Mapping[str, str]


def changes_for(
    draft: Draft, process: Process, steps: Sequence[TextStep], own: Mapping[int, Process], waiting: Waiting
) -> dict[str, list[str]]:
    """Sentences by werkrol in the order of the process; `own` are the organisation's processes by their column."""
    made = _steps_of_rows(draft, steps)
    columns = [_column(draft, place, graph, process, made, waiting) for place, graph in own.items()]
    found: dict[str, list[str]] = defaultdict(list)
    for role, sentence in _said(draft, process, columns, made, waiting):
        if sentence not in found[role]:
            found[role].append(sentence)
    return dict(found)


def facts_said(process: Process, waiting: Collection[str]) -> Iterator[str]:
    """What is decided of the process as a whole."""
    for name, label in FACTS.items():
        if name not in waiting and (now := _fact(process, name)):
            yield _("%(fact)s: %(now)s.") % {"fact": label, "now": now}


def _said(
    draft: Draft, process: Process, columns: Sequence[_Column], made: Mapping[str, list[TextStep]], waiting: Waiting
) -> Said:
    for column in columns:
        yield from _facts(column.graph, process, waiting.facts)
    for row in draft.rows:
        if row["kind"] not in STEPS or row["id"] in waiting.rows:
            continue
        doing = [column for column in columns if row["cells"][column.place]]
        for column in doing or columns[:1]:
            yield from _of_row(row, made.get(row["id"], []), column)
    for column in columns[:1]:
        yield from ((step.node.role, _new(step, column.after.get(step.node.id, ""))) for step in made.get(NO_ROW, []))


def _facts(before: Process, after: Process, waiting: Collection[str]) -> Said:
    for name, label in FACTS.items():
        now, was = _fact(after, name), _fact(before, name)
        if now and name not in waiting and fold(now) != fold(was):
            said = _("%(fact)s: %(now)s in plaats van %(was)s.") if was else _("%(fact)s: %(now)s.")
            yield "", said % {"fact": label, "now": now, "was": was}


def _fact(process: Process, name: str) -> str:
    """Without its full stop: the sentence that says it has one."""
    return process.fact.get(name, "").strip().rstrip(".")


def _steps_of_rows(draft: Draft, steps: Sequence[TextStep]) -> dict[str, list[TextStep]]:
    """By row the steps that it became: none, one, or more where it stays in several manners; by NO_ROW those that only
    a decision made."""
    row_of = {
        (column["number"], cell["element"]): row["id"]
        for row in draft.rows
        for column, cell in zip(draft.columns, row["cells"], strict=True)
        if cell
    }
    by_element = {row["element"]: row["id"] for row in draft.rows if row["element"]}
    found: dict[str, list[TextStep]] = defaultdict(list)
    for step in steps:
        sources = (row_of.get((source.file, source.element)) for source in step.node.sources)
        row = by_element.get(step.node.id) or next(filter(None, sources), NO_ROW)
        found[row].append(step)
    return found


def _column(
    draft: Draft, place: int, graph: Process, process: Process, made: Mapping[str, list[TextStep]], waiting: Waiting
) -> _Column:
    """Compared once for each manner in which steps stay, since one step can then have become more."""
    own = [(row["cells"][place]["element"], row["id"]) for row in draft.rows if row["cells"][place]]
    changed: dict[tuple[str, str], ChangedStep] = {}
    moved: set[str] = set()
    renamed: dict[str, str] = {}
    when, unsettled = _conditions(process), _beside(process, made, waiting)
    open_rows = [row for row in draft.rows if row["id"] in waiting.rows]
    still_open = {row["element"] for row in open_rows}
    still_open |= {row["cells"][place]["element"] for row in open_rows if row["cells"][place]}
    rows = [row for row in draft.rows if row["kind"] not in STEPS and row["cells"][place]]
    events = {row["cells"][place]["element"]: row["element"] for row in rows}
    for manner in range(max((len(made.get(row, ())) for _element, row in own), default=0)):
        became = {element: made[row][min(manner, len(made[row]) - 1)].node.id for element, row in own if made.get(row)}
        found = compare(graph, process, events | became)
        for one in found.changed:
            decided = _without_open_waits(one, still_open, one.after.id in unsettled)
            changed[one.before.id, one.after.id] = _left_to_say(
                decided, process, when, waiting, one.after.id in unsettled
            )
        moved |= {node.id for node in found.moved}
        renamed |= _renamed_questions(found.changed)
    return _Column(place, graph, changed, frozenset(moved), unsettled, _conditions(_asking(graph, renamed)), when)


def _renamed_questions(changed: Sequence[ChangedStep]) -> dict[str, str]:
    """The one question after a step that is put otherwise: of the steps behind it that is not told again."""
    asked = (change for step in changed for change in step.changes if change.aspect is Aspect.QUESTION)
    return {change.gone[0]: change.come[0] for change in asked if len(change.gone) == len(change.come) == 1}


def _asking(process: Process, renamed: Mapping[str, str]) -> Process:
    nodes = (replace(node, label=renamed.get(node.label, node.label)) for node in process.nodes)
    return replace(process, nodes=tuple(nodes))


def _conditions(process: Process) -> dict[str, str]:
    """By step when it is done, also where that follows from the step before it."""
    found = conditions_said(process)
    before: dict[str, set[str]] = defaultdict(set)
    for step in reading_order(process):
        earlier = {found.get(one, "") for one in before[step.id]}
        if step.id not in found and len(earlier) == 1:
            found[step.id] = earlier.pop()
        for way in ways_from(process, step, {}) if step.kind in STEPS else ():
            before[way.target].add(step.id)
    return found


def _beside(process: Process, made: Mapping[str, list[TextStep]], waiting: Waiting) -> frozenset[str]:
    """The steps that come right before or after one of which something is open."""
    still_open = {step.node.id for row in waiting.rows for step in made.get(row, ())}
    follow = {step.id: {way.target for way in ways_from(process, step, {})} for step in process.steps}
    before = {step for step, targets in follow.items() if not targets.isdisjoint(still_open)}
    return frozenset(before.union(*(follow[step] for step in still_open)))


def _left_to_say(
    step: ChangedStep, process: Process, when: Mapping[str, str], waiting: Waiting, unsettled: bool
) -> ChangedStep:
    """What of it the other sentences do not say and is decided. As long as something is open, there can be ways of
    which it is not decided who takes them: nothing is asked on those."""
    changes = tuple(one for one in step.changes if one.aspect not in SAID_APART)
    if unsettled:
        return replace(step, changes=tuple(one for one in changes if one.aspect is not Aspect.QUESTION), ways=())
    guarded = {way.after.target for way in step.ways if way.after is not None and way.after.target in when}
    ways = step.ways
    if guarded and all(fold(process.node[one].role) == fold(step.after.role) for one in guarded):
        ways = tuple(way for way in ways if not _around_a_condition(way))
    if waiting.rows:
        ways = tuple(way for way in ways if way.after is None or way.after.conditions)
    return replace(step, changes=changes, ways=ways)


def _without_open_waits(step: ChangedStep, still_open: AbstractSet[str], unsettled: bool) -> ChangedStep:
    """Which wait comes or goes is not decided as long as a step beside it is open, nor which takes its place."""
    waits = tuple(
        one
        for one in step.waits
        if still_open.isdisjoint(node.id for node in (one.before, one.after) if node is not None)
        and not (unsettled and len({fold(node.label) if node else None for node in (one.before, one.after)}) > 1)
    )
    return replace(step, waits=waits)


def _around_a_condition(change: WayChange) -> bool:
    """Whether it is a new way to a step on which nothing is asked. The step that is not always done says when it is, to
    who does both."""
    way = change.after if change.before is None else None
    return way is not None and bool(way.number) and not any(question for question, _answer in way.conditions)


def _of_row(row: Row, steps: Sequence[TextStep], column: _Column) -> Said:
    mine = row["cells"][column.place]
    if mine and not steps:
        yield mine["role"], _("‘%(step)s’ doe je straks niet meer.") % {"step": mine["label"]}
    for step in steps:
        if mine is None:
            yield step.node.role, _new(step, column.after.get(step.node.id, ""))
        else:
            yield from _kept(mine, step, column)


def _new(step: TextStep, when: str) -> str:
    words = {"step": step.node.label, "number": step.number, "when": when}
    if when:
        return _("Nieuw: stap %(number)s, ‘%(step)s’, %(when)s.") % words
    return _("Nieuw: stap %(number)s, ‘%(step)s’.") % words


def _kept(mine: Mapping[str, str], step: TextStep, column: _Column) -> Said:
    words = {"step": step.node.label, "number": step.number}
    if fold(mine["role"]) != fold(step.node.role):
        words["before"] = mine["role"] or _("een ander")
        yield step.node.role, _("Stap %(number)s, ‘%(step)s’, doe jij straks; nu doet %(before)s dat.") % words
        if mine["role"]:
            yield mine["role"], _done_by_another(step, _condition_that_came(mine["element"], step, column))
    if fold(mine["label"]) != fold(step.node.label):
        words["before"] = mine["label"]
        yield step.node.role, _("‘%(before)s’ heet straks ‘%(step)s’ (stap %(number)s).") % words
    for sentence in _otherwise(mine["element"], step, column):
        yield step.node.role, sentence


def _done_by_another(step: TextStep, when: str) -> str:
    words = {"step": step.node.label, "number": step.number, "role": step.node.role or _("een ander"), "when": when}
    if when:
        return _("Stap %(number)s, ‘%(step)s’, doet straks, %(when)s, %(role)s.") % words
    return _("Stap %(number)s, ‘%(step)s’, doet straks %(role)s.") % words


def _condition_that_came(element: str, step: TextStep, column: _Column) -> str:
    """As long as something around the step is open, only the condition right before it is decided."""
    when = step.when if step.node.id in column.unsettled else column.after.get(step.node.id, "")
    return when if fold(when) != fold(column.before.get(element, "")) else ""


def _otherwise(element: str, step: TextStep, column: _Column) -> Iterator[str]:
    """When it is done, where it stands, and all else that is said of it."""
    words = {"step": step.node.label, "number": step.number}
    words |= {"was": column.before.get(element, ""), "now": column.after.get(step.node.id, "")}
    if step.node.id not in column.unsettled and fold(words["was"]) != fold(words["now"]):
        yield _when(words) % words
    if step.node.id in column.moved:
        yield _("‘%(step)s’ komt straks op een andere plek: het wordt stap %(number)s.") % words
    changed = column.changed.get((element, step.node.id))
    if changed is not None and (said := words_of(changed)):
        yield _("Bij stap %(number)s, ‘%(step)s’: %(said)s") % {**words, "said": " ".join(said)}


def _when(words: Mapping[str, str]) -> str:
    if not words["was"]:
        return _("Stap %(number)s, ‘%(step)s’, doe je straks %(now)s.")
    if not words["now"]:
        return _("Voor stap %(number)s, ‘%(step)s’, geldt straks niet meer: %(was)s.")
    return _("Stap %(number)s, ‘%(step)s’, doe je straks %(now)s; nu is dat %(was)s.")
