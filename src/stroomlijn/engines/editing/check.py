"""What is missing in a process, in small findings beside the rows. Advice while editing; some stop publication."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

from stroomlijn.engines.execution import check_soundness
from stroomlijn.engines.problems import Remark
from stroomlijn.engines.process_model import STEPS, Event, Flow, Gateway, Kind, Node, Process

from .meeting import meeting
from .otherwise import answer_of, speaks_for_itself
from .same_names import Answers

BLOCKS = frozenset(
    {
        "edit-no-steps",
        "edit-no-end",
        "edit-step-nameless",
        "edit-step-roleless",
        "edit-way-unanswered",
        "edit-answer-twice",
        "edit-decision-one-way",
        "edit-dead-end",
        "edit-unreachable",
    }
)
"""Findings with which a process that somebody wrote cannot be published."""

ENDLESS = frozenset({"edit-no-steps", "edit-no-end", "edit-dead-end", "edit-unreachable"})

BREAKS = ENDLESS | {"edit-answer-twice"}
"""Those of them with which nobody can follow it from start to end: what is not filled in is not among them. Of an
answer that stands twice nobody knows where it leads.
"""

BROKEN = ENDLESS | {"edit-no-start"}
"""With these it is clear already that not every run can end."""

MARKINGS = 300
"""How many situations are looked at; a process with more of them is not judged here."""

_STUCK = {"deadlock": "edit-stuck", "lack-of-synchronisation": "edit-doubled"}
_AUTOMATIC = frozenset({"serviceTask", "scriptTask", "businessRuleTask", "sendTask", "receiveTask"})
_SEVERAL = (Gateway.PARALLEL, Gateway.INCLUSIVE)


def check(process: Process) -> tuple[Remark, ...]:
    """The findings in the order of the graph; those about the whole process first, with "" as place."""
    found = [*_of_process(process), *_of_names(process)]
    for node in process.nodes:
        for look in (_of_step, _of_decision):
            found += look(process, node)
    found += _of_ways(process)
    return (*found, *(_of_runs(process) if not BROKEN & {remark.code for remark in found} else ()))


def _of_process(process: Process) -> Iterator[Remark]:
    if not process.steps:
        yield Remark("edit-no-steps")
        return
    outer = {node.event for node in process.nodes if not node.parent}
    if Event.START not in outer:
        yield Remark("edit-no-start")
    if Event.END not in outer:
        yield Remark("edit-no-end")


def _of_names(process: Process) -> Iterator[Remark]:
    """Two steps with one name at the same level, unless each is on another answer and these are done otherwise."""
    answers = Answers(process)
    named: dict[tuple[str, str, str], list[Node]] = defaultdict(list)
    for node in process.steps:
        if node.label:
            named[node.label.casefold(), node.parent, node.pool].append(node)
    several = (alike for alike in named.values() if len(alike) > 1)
    doubted = {node.id for alike in several if not answers.told_apart(alike) for node in alike}
    yield from (
        Remark("edit-same-name", node.id, {"label": node.label}) for node in process.steps if node.id in doubted
    )


def _of_step(process: Process, node: Node) -> Iterator[Remark]:
    if node.kind not in STEPS:
        return
    if not node.label.strip():
        yield Remark("edit-step-nameless", node.id)
    pool = next((pool.name for pool in process.pools if pool.id == node.pool), "")
    automatic = node.type in _AUTOMATIC or node.kind is not Kind.STEP
    if not (node.role or pool or automatic):
        yield Remark("edit-step-roleless", node.id, {"label": node.label})


def _of_decision(process: Process, node: Node) -> Iterator[Remark]:
    """Found at the gateway; the place is the step that it belongs to."""
    leaving, entering = process.outgoing[node.id], process.incoming[node.id]
    if node.kind is not Kind.GATEWAY or (len(leaving) < 2 and len(entering) > 1) or node.gateway is Gateway.EVENT:
        return
    place = _owner(process, node)
    if node.gateway is Gateway.PARALLEL:
        if len(leaving) > 1 and meeting(process, node) is None:
            yield Remark("edit-never-joins", place)
        return
    if len(leaving) < 2:
        yield Remark("edit-decision-one-way", place, {"question": node.label})
    elif not (node.label.strip() or speaks_for_itself(leaving)):
        yield Remark("edit-decision-unasked", place)
    unanswered = [flow for flow in leaving if not answer_of(flow)]
    if len(leaving) > 1 and unanswered:
        yield Remark("edit-way-unanswered", place, {"question": node.label, "ways": len(unanswered)})
    if node.gateway is Gateway.EXCLUSIVE:
        often = Counter(" ".join(answer_of(flow).split()).casefold() for flow in leaving)
        twice = [answer for answer, times in often.items() if answer and times > 1]
        yield from (Remark("edit-answer-twice", place, {"question": node.label, "answer": answer}) for answer in twice)
    if node.gateway in _SEVERAL and len(leaving) > 1 and meeting(process, node) is None:
        yield Remark("edit-never-joins", place)


def _owner(process: Process, node: Node) -> str:
    """The step right before a gateway, through what is waited for; the gateway itself where there is none."""
    seen = {node.id}
    found = node
    while len(process.incoming[found.id]) == 1:
        found = process.node[process.incoming[found.id][0].source]
        if found.kind in STEPS:
            return found.id
        if found.id in seen:
            break
        seen.add(found.id)
    return node.id


def _of_ways(process: Process) -> Iterator[Remark]:
    """Steps that nothing leads to, and steps from which nothing leads to an end."""
    if not process.flows:
        return
    levels = {(node.parent, node.pool) for node in process.nodes if node.event is Event.START and not node.attached_to}
    begun = _spread(process, [n for n in process.nodes if n.event is Event.START], process.outgoing, _target)
    ended = _spread(process, [n for n in process.nodes if n.event is Event.END], process.incoming, _source)
    ends = {(node.parent, node.pool) for node in process.nodes if node.event is Event.END}
    for node in process.steps:
        level = (node.parent, node.pool)
        if level in levels and node.id not in begun and node.type != "eventSubProcess":
            yield Remark("edit-unreachable", node.id, {"label": node.label})
        elif level in ends and node.id not in ended and node.type != "eventSubProcess":
            yield Remark("edit-dead-end", node.id, {"label": node.label})


def _of_runs(process: Process) -> Iterator[Remark]:
    """Where a run can get stuck or double, each at the row that it is about."""
    for finding in check_soundness(process, limit=MARKINGS).findings:
        if finding.code in _STUCK:
            places = dict.fromkeys(_row_of(process, element) for element in finding.elements)
            yield from (Remark(_STUCK[finding.code], place) for place in places)


def _row_of(process: Process, element: str) -> str:
    """The first step at or after a node; the node itself where there is none."""
    ahead, seen = [element], {element}
    for node_id in ahead:
        if process.node[node_id].kind in STEPS:
            return node_id
        new = [flow.target for flow in process.outgoing[node_id] if flow.target not in seen]
        seen.update(new)
        ahead += new
    return element


def _spread(
    process: Process, begin: list[Node], flows: dict[str, tuple[Flow, ...]], end: Callable[[Flow], str]
) -> set[str]:
    """All that can be reached over the flows, and over the borders of steps."""
    hosts: dict[str, list[str]] = {}
    for node in process.nodes:
        if node.attached_to:
            one, other = (node.attached_to, node.id) if end is _target else (node.id, node.attached_to)
            hosts.setdefault(one, []).append(other)
    seen = {node.id for node in begin}
    ahead = list(seen)
    while ahead:
        node_id = ahead.pop()
        for other in (*(end(flow) for flow in flows.get(node_id, ())), *hosts.get(node_id, ())):
            if other in process.node and other not in seen:
                seen.add(other)
                ahead.append(other)
    return seen


def _target(flow: Flow) -> str:
    return flow.target


def _source(flow: Flow) -> str:
    return flow.source
