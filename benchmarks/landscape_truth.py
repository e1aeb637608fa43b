"""The 437 generated processes of the demo, of which it is known what is what: as delivered, and with less and less of
what tells that two are the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from stroomlijn.engines.formats import read
from stroomlijn.engines.matching import Member, cluster
from stroomlijn.engines.process_model import Kind, Process
from stroomlijn.web.demo.landscapes import landscapes

from .table import Measure, print_measures

Way = tuple[str, list[str], list[Member]]


def ways() -> Iterator[Way]:
    """(what it is, the true family of each process, the processes)."""
    truth, members = _delivered()
    yield "landschap, zoals aangeleverd", truth, members
    members = [replace(member, process=_without_occasion(member.process)) for member in members]
    yield "landschap, zonder aanleiding, resultaat en wet", truth, members
    members = [replace(member, process=_only_steps(member.process)) for member in members]
    yield "landschap, alleen namen van stappen", truth, members


def print_nothing_equal() -> None:
    """One process of every kind of work: what is put together then is wrong."""
    truth, members = _delivered()
    first = dict(zip(reversed(truth), reversed(members), strict=True))
    alone = [first[family] for family in sorted(first)]
    wrong = [
        f"{kind}: {sum(len(group.members) > 1 for group in cluster(taken))} van {len(taken)}"
        for kind, taken in (
            ("zoals aangeleverd", alone),
            ("alleen namen van stappen", [replace(one, process=_only_steps(one.process)) for one in alone]),
        )
    ]
    print_measures(
        "Een landschap waarin niets hetzelfde is",
        [Measure("groepen van meer dan één, die er niet zijn", "; ".join(wrong))],
    )


def _delivered() -> tuple[list[str], list[Member]]:
    family = {(one.municipality, one.code): one.family for one in landscapes().processes}
    truth, members = [], []
    for process in (one.process for file in landscapes().files for one in read(file.name, file.data).processes):
        municipality, code = process.fact["gemeente"], process.fact["code"]
        truth.append(family[municipality, code])
        members.append(Member(municipality, process, code))
    return truth, members


def _without_occasion(process: Process) -> Process:
    """What the demo's municipalities have word for word alike goes: facts, laws, and the names of events."""
    nodes = tuple(
        replace(node, legal_basis="", label="" if node.kind is Kind.EVENT else node.label) for node in process.nodes
    )
    return replace(process, nodes=nodes, facts=())


def _only_steps(process: Process) -> Process:
    bare = _without_occasion(process)
    nodes = tuple(replace(node, role="", helpers=(), system="", documents=()) for node in bare.nodes)
    return replace(bare, name="", nodes=nodes)
