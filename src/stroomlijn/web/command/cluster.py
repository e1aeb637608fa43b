"""`stroomlijn cluster PATH...`: groups of equal processes."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from stroomlijn.engines.matching import cluster

from .files import add_json, as_json, counted
from .loading import load


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PAD", help="bestanden, mappen of BESTAND#NAAM")
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Raises Problem when a file is unreadable or nothing was found."""
    members = [loaded.member for loaded in load(arguments.paths)]
    groups = cluster(members)
    if arguments.json:
        print(
            as_json(
                [
                    {
                        "cluster": number,
                        "name": group.name,
                        "likeness": group.likeness,
                        "processes": [{"source": member.file, "name": member.name} for member in group.members],
                    }
                    for number, group in enumerate(groups, start=1)
                ]
            )
        )
        return 0
    for number, group in enumerate(groups, start=1):
        print(f"{number}. {group.name}: {counted(len(group.members))}, {group.likeness:.0%} gelijke stappen")
        for member in group.members:
            print(f"     {member.name}  ({member.file})")
    return 0
