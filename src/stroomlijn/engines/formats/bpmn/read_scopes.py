"""Which BPMN processes make one drawing: a collaboration with what its pools refer to, or one process alone."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lxml import etree

from stroomlijn.engines.formats.xml import local_name
from stroomlijn.engines.process_model import Pool

from .index import Index
from .names import model, own
from .text import label


@dataclass(frozen=True, slots=True)
class Member:
    """A BPMN process and the pool that holds it, "" when no participant refers to it."""

    element: etree._Element
    pool: str = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """What becomes one Process. `element` is the collaboration, or the process when there is none.

    `alone` is whether the file holds nothing else.
    """

    element: etree._Element
    pools: tuple[Pool, ...]
    members: tuple[Member, ...]
    alone: bool = False

    @property
    def is_collaboration(self) -> bool:
        return local_name(self.element) == "collaboration"


def read_scopes(index: Index) -> list[Scope]:
    """Collaborations first, then the processes that belong to none; both in document order."""
    processes = list(index.root.iterchildren(model("process")))
    free = dict.fromkeys(processes)
    scopes = []
    for collaboration in index.root.iterchildren(model("collaboration")):
        pools, members = _participants(collaboration, free, index)
        members += _joined(collaboration, free, index)
        if pools or members:
            scopes.append(Scope(collaboration, tuple(pools), tuple(members)))
    scopes += [Scope(process, (), (Member(process),)) for process in processes if process in free]
    return [replace(scopes[0], alone=True)] if len(scopes) == 1 else scopes


def _participants(
    collaboration: etree._Element, free: dict[etree._Element, None], index: Index
) -> tuple[list[Pool], list[Member]]:
    """The pools; a process that several participants refer to is the first one's, the others are black boxes."""
    pools, members = [], []
    for participant in collaboration.iterchildren(model("participant")):
        process = index.referred(participant.get("processRef"))
        if process is not None and process not in free:
            index.remark("bpmn-process-shared", participant, process=participant.get("processRef", ""))
            process = None
        elif process is None and participant.get("processRef"):
            index.remark("bpmn-process-dangling", participant, process=participant.get("processRef", ""))
        pool = Pool(index.id(participant), label(participant, index), index.id(process) if process is not None else "")
        pools.append(pool)
        if process is not None:
            del free[process]
            members.append(Member(process, pool.id))
    return pools, members


def _joined(collaboration: etree._Element, free: dict[etree._Element, None], index: Index) -> list[Member]:
    """Processes without a participant that belong here all the same: they say so, or exchange messages with a pool."""
    ends = {
        index.referred(message.get(end))
        for message in collaboration.iterchildren(model("messageFlow"))
        for end in ("sourceRef", "targetRef")
    }
    reached = {_process_of(end) for end in ends if end is not None}
    joined = [
        process
        for process in free
        if process in reached
        or (own("collaboration") in process.attrib and process.get(own("collaboration")) == index.id(collaboration))
    ]
    for process in joined:
        del free[process]
    return [Member(process) for process in joined]


def _process_of(element: etree._Element) -> etree._Element | None:
    return next(element.iterancestors(model("process")), None)
