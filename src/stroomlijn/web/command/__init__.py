"""The `stroomlijn` command. One module per word; only the module that is asked for is imported.

A command module has `add_arguments(parser)` and `run(arguments) -> int`. Exit codes: 0 done, 1 refused (one Dutch
line per problem on stderr: file, place, reason), 2 usage.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence
from typing import Protocol, cast

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.problems import sentence

from .dutch_parser import DutchParser


class Command(Protocol):
    """What the module of a command has."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, arguments: argparse.Namespace) -> int: ...


COMMANDS = {
    "start": "alles starten: database, werker en website",
    "convert": "een bestand omzetten naar .bpmn, .svg, .xlsx of .json",
    "match": "welke stap is welke, in twee processen",
    "cluster": "groepen van gelijke processen",
    "merge": "processen samenvoegen tot een, met de open verschillen",
    "project": "het eigen proces van een bron terughalen uit een samenvoeging",
    "sound": "kan elk pad eindigen, en is er niets dood",
    "replay": "alle besluiten van een traject opnieuw afspelen: komt er hetzelfde uit?",
    "token": "een token waarmee een ander systeem het zaakregister aanroept",
    "backup": "een reservekopie maken, ook terwijl alles draait",
    "restore": "een reservekopie terugzetten in een lege map",
    "check": "de gegevens nalopen op regels die altijd gelden",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    words = sys.argv[1:] if argv is None else list(argv)
    parser = _parser(words[0] if words else "")
    arguments = parser.parse_args(words)
    if not arguments.command:
        parser.print_help()
        return 2
    try:
        return _module(arguments.command).run(arguments)
    except Problem as problem:
        print(sentence(problem.as_remark()), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _parser(asked: str) -> argparse.ArgumentParser:
    parser = DutchParser(prog="stroomlijn", description="Van veel werkprocessen naar een.")
    commands = parser.add_subparsers(title="opdrachten", dest="command", metavar="opdracht")
    for name, summary in COMMANDS.items():
        command = commands.add_parser(name, help=summary, description=summary)
        if name == asked:
            _module(name).add_arguments(command)
    return parser


def _module(name: str) -> Command:
    return cast(Command, importlib.import_module(f"{__name__}.{name}"))
