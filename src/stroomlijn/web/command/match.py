"""`stroomlijn match LEFT RIGHT`: which step is which."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from stroomlijn.engines.matching import Judged, Matching, match
from stroomlijn.engines.matching.saying import takes_part
from stroomlijn.engines.problems import Problem, Remark
from stroomlijn.engines.process_model import Kind, Node, Process

from .files import add_json, as_json, complain, lines_of_items, load_json
from .loading import Loaded, load_each

BANDS = {"auto": "zeker", "suggest": "voorstel"}


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("left", metavar="LINKS", help="een bestand met een proces, of BESTAND#NAAM")
    parser.add_argument("right", metavar="RECHTS", help="een bestand met een proces, of BESTAND#NAAM")
    parser.add_argument("--judged", metavar="BESTAND", help='al beoordeelde paren: [{"left", "right", "same"}]')
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Raises Problem when a side is unreadable or holds several processes, or the judged pairs are no such list."""
    left, right = load_each([arguments.left, arguments.right])
    judged = read_judged(arguments.judged, left, right) if arguments.judged else []
    matching = match(left.found.process, right.found.process, judged=judged)
    left_out = [remark for side in (left, right) for remark in takes_no_part(side)]
    complain(left_out)
    if arguments.json:
        told = [{"code": one.code, "file": one.place, **one.facts} for one in left_out]
        print(as_json({**as_data(matching), "left": left.name, "right": right.name, "left_out": told}))
    else:
        _tell(matching, left.found.process, right.found.process)
    return 0


def takes_no_part(side: Loaded) -> list[Remark]:
    """Why nothing of a process is compared, or not all of it."""
    steps = side.found.process.steps
    nameless = sum(not step.label.strip() for step in steps)
    if not steps:
        return [Remark("merge-no-steps", side.file, {"process": side.name})]
    return [Remark("match-no-names", side.file, {"process": side.name, "number": nameless})] if nameless else []


def read_judged(path: str, left: Loaded, right: Loaded) -> list[Judged]:
    """Raises Problem("judged-unreadable") when the file is no list of {left, right, same}, "judged-unknown-step" when
    it names a step that is not there, "judged-other-kind" when it calls the same what never is, and "judged-both" when
    it says two things of one pair; the place is the line.
    """
    found: dict[tuple[str, str], Judged] = {}
    for one, line in _judged_in(path):
        place = f"{path}: regel {line}"
        for element, side in ((one.left, left), (one.right, right)):
            if element not in side.found.process.node:
                raise Problem("judged-unknown-step", place, element=element, process=side.name)
        nodes = left.found.process.node[one.left], right.found.process.node[one.right]
        if one.same and not _can_be_one(*nodes):
            raise Problem("judged-other-kind", place, left=one.left, right=one.right)
        if found.setdefault((one.left, one.right), one).same is not one.same:
            raise Problem("judged-both", place, left=one.left, right=one.right)
    return list(found.values())


def _can_be_one(one: Node, other: Node) -> bool:
    """Whether both are work, or events at the same place."""
    if takes_part(one) and takes_part(other):
        return True
    return one.kind is other.kind is Kind.EVENT and one.event is other.event


def _judged_in(path: str) -> list[tuple[Judged, int]]:
    """The judgements, each with the line on which it begins."""
    data = load_json(path, "judged-unreadable")
    if not isinstance(data, list):
        raise Problem("judged-unreadable", path)
    try:
        found = [Judged(one["left"], one["right"], one["same"]) for one in data]
    except (KeyError, TypeError):
        raise Problem("judged-unreadable", path) from None
    if not all(isinstance(j.left, str) and isinstance(j.right, str) and isinstance(j.same, bool) for j in found):
        raise Problem("judged-unreadable", path)
    return list(zip(found, lines_of_items(path), strict=False))


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
