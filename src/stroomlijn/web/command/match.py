"""`stroomlijn match LEFT RIGHT`: which step is which."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from stroomlijn.engines.matching import Judged, Matching, match
from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Process

from .files import add_json, as_json, load_json
from .loading import load_one

BANDS = {"auto": "zeker", "suggest": "voorstel"}


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("left", metavar="LINKS", help="een bestand met een proces, of BESTAND#NAAM")
    parser.add_argument("right", metavar="RECHTS", help="een bestand met een proces, of BESTAND#NAAM")
    parser.add_argument("--judged", metavar="BESTAND", help='al beoordeelde paren: [{"left", "right", "same"}]')
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Raises Problem when a side is unreadable or holds several processes, or the judged pairs are no such list."""
    left, right = load_one(arguments.left), load_one(arguments.right)
    judged = read_judged(load_json(arguments.judged, "judged-unreadable"), arguments.judged) if arguments.judged else []
    matching = match(left.found.process, right.found.process, judged=judged)
    if arguments.json:
        print(as_json({**as_data(matching), "left": left.name, "right": right.name}))
    else:
        _tell(matching, left.found.process, right.found.process)
    return 0


def read_judged(data: Any, place: str) -> list[Judged]:
    """Raises Problem("judged-unreadable") when the data are no list of {left, right, same}."""
    try:
        found = [Judged(one["left"], one["right"], one["same"]) for one in data]
    except (KeyError, TypeError):
        raise Problem("judged-unreadable", place) from None
    if not all(isinstance(j.left, str) and isinstance(j.right, str) and isinstance(j.same, bool) for j in found):
        raise Problem("judged-unreadable", place)
    return found


def as_data(matching: Matching) -> dict[str, Any]:
    """The matching in the shape of docs/cli.md."""
    return {
        "left": matching.left,
        "right": matching.right,
        "matches": [
            {"left": one.left, "right": one.right, "confidence": one.confidence, "band": one.band}
            for one in matching.matches
        ],
        "suggestions": [
            {
                "left": one.left,
                "candidates": [{"right": other.right, "confidence": other.confidence} for other in one.candidates],
            }
            for one in matching.suggestions
        ],
    }


def _tell(matching: Matching, left: Process, right: Process) -> None:
    for one in matching.matches:
        names = f"{left.node[one.left].label}  =  {right.node[one.right].label}"
        print(f"{one.confidence:.2f}  {BANDS[one.band]:8}  {names}")
    print(f"{len(matching.matches)} paren, {len(left.steps)} stappen links en {len(right.steps)} rechts")
