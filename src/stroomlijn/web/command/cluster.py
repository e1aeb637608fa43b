"""`stroomlijn cluster PATH...`: groups of equal processes."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import Any

from stroomlijn.engines.matching import Cluster, cluster
from stroomlijn.engines.matching.values import Advice
from stroomlijn.engines.problems import Remark
from stroomlijn.foundation.problems import sentence

from .files import add_json, as_json, complain, counted
from .loading import load


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PAD", help="bestanden, mappen of BESTAND#NAAM")
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Raises Problem when a file is unreadable or nothing was found."""
    members = [loaded.member for loaded in load(arguments.paths)]
    groups = cluster(members)
    complain(Remark("cluster-no-steps", one.file, {"process": one.name}) for one in members if not one.process.steps)
    if arguments.json:
        print(as_json([_as_data(number, group) for number, group in enumerate(groups, start=1)]))
        return 0
    for number, group in enumerate(groups, start=1):
        _tell(number, group)
    return 0


def _as_data(number: int, group: Cluster) -> dict[str, Any]:
    return {
        "cluster": number,
        "name": group.name,
        "likeness": group.likeness,
        "processes": [{"source": member.file, "name": member.name} for member in group.members],
        "reasons": [{"code": reason.code, **reason.facts} for reason in group.reasons],
        "copies": group.copies,
        "deciding": group.deciding,
        "advice": group.advice,
    }


def _tell(number: int, group: Cluster) -> None:
    alike = f", {group.likeness:.0%} gelijke stappen" if len(group.members) > 1 else ""
    print(f"{number}. {group.name}: {counted(len(group.members))}{alike}")
    for remark in (*group.reasons, *_advice(group)):
        facts = {name: ", ".join(fact) if isinstance(fact, list) else fact for name, fact in remark.facts.items()}
        print(f"     {sentence(Remark(remark.code, facts=facts))}")
    for member in group.members:
        print(f"     {member.name}  ({member.file})")


def _advice(group: Cluster) -> Iterator[Remark]:
    facts = {"copies": group.copies, "deciding": group.deciding}
    if group.advice is Advice.LOOK:
        yield Remark("cluster-look", facts=facts)
    elif group.advice:
        yield Remark("advice-equal" if group.copies and not group.deciding else f"advice-{group.advice}", facts=facts)
