"""What the shape of the process itself shows: where it ends dead, and what is needlessly done one after another."""

from __future__ import annotations

from collections.abc import Iterator

from stroomlijn.engines.counting import Counts, waits
from stroomlijn.engines.editing import Command, check
from stroomlijn.engines.problems import Remark
from stroomlijn.engines.process_model import Node

from .reading import Reading
from .values import Lead, Rule


def dead_ends(reading: Reading) -> Iterator[Lead]:
    """Steps from which no end can be reached, each row of them as one."""
    dead = {remark.place for remark in check(reading.process) if remark.code == "edit-dead-end"}
    for step in reading.steps:
        if step.id in dead and not any(link.target in dead for link in reading.after[step.id]):
            facts = {"step": step.label, "role": step.role}
            yield Lead(Rule.DEAD_END, (step.id,), (Remark("improve-dead-end", facts=facts),))


def in_sequence(reading: Reading) -> Iterator[Lead]:
    """Steps that each ask for something else, one after another: they can be asked for at the same moment."""
    done: set[str] = set()
    for step in reading.steps:
        if step.id in done or not reading.says(step, reading.words.asking):
            continue
        run = _run(reading, step)
        done.update(node.id for node in run)
        if len(run) > 1:
            waited = [sum(map(waits, _passed(reading, node))) for node in run[:-1]]
            facts = {"first": run[0].label, "last": run[-1].label, "steps": len(run), "waits": sum(waited)}
            plan = _side_by_side(reading, run)
            yield Lead(
                Rule.IN_SEQUENCE,
                tuple(node.id for node in run),
                (Remark("improve-in-sequence", facts=facts),),
                (plan,) if plan else (),
                Counts(waits=-sum(waited)),
            )


def _run(reading: Reading, step: Node) -> list[Node]:
    run = [step]
    while (link := reading.simply_next(run[-1].id)) is not None:
        following = reading.process.node[link.target]
        if not reading.says(following, reading.words.asking) or any(_needs(reading, node, following) for node in run):
            break
        run.append(following)
    return run


def _needs(reading: Reading, one: Node, other: Node) -> bool:
    """Whether the later step may use what the earlier one brings."""
    about = [reading.about(node, reading.words.asking) for node in (one, other)]
    return bool(about[0] & about[1] or set(one.documents) & set(other.documents)) or not all(about)


def _passed(reading: Reading, step: Node) -> tuple[Node, ...]:
    link = reading.simply_next(step.id)
    return link.passed if link else ()


def _side_by_side(reading: Reading, run: list[Node]) -> tuple[Command, ...]:
    """A decision that does all of them, right behind the step before; none where that has a decision itself."""
    before, after = reading.before[run[0].id], reading.after[run[-1].id]
    if len(before) != 1 or len(after) != 1 or reading.simply_next(before[0].source) != before[0] or before[0].passed:
        return ()
    row = reading.row[before[0].source]
    was = {"question": row.question, "kind": row.routing, "ways": [{"answer": w.answer, "to": w.to} for w in row.ways]}
    ways = [{"answer": "", "to": node.id} for node in run]
    asked = {"do": "decide", "step": row.id, "question": "", "kind": "parallel", "ways": ways, "was": was}
    return ({**asked, "meet": after[0].target},)
