"""`stroomlijn merge PATH... -o OUT.bpmn`: one generic process, and what is left to decide."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from stroomlijn.engines.merging import (
    Choice,
    Merge,
    UnsoundPlace,
    as_shown,
    merge_to_json,
    prepare,
    replay,
    unsound_places,
)
from stroomlijn.engines.problems import Problem, Remark

from .files import add_json, as_json, complain, counted, load_json, refuse_own_input, write
from .loading import files_meant, load
from .sound import told


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PAD", help="bestanden, mappen of BESTAND#NAAM")
    parser.add_argument("-o", "--out", required=True, metavar="UIT.bpmn", help="het generieke proces; ernaast UIT.json")
    parser.add_argument("--decisions", metavar="BESTAND", help='{verschil: {"option", "condition", "value"}}')
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Raises Problem when a file is unreadable, a decision is no decision, the result would overwrite a source,
    or it cannot be written."""
    out = Path(arguments.out)
    if out.suffix.lower() != ".bpmn":
        complain([Remark("merge-out-bpmn", arguments.out)])
        return 2
    decisions = {}
    if arguments.decisions:
        data = load_json(arguments.decisions, "decisions-unreadable")
        decisions = read_decisions(data, arguments.decisions)
    members = [loaded.member for loaded in load(arguments.paths)]
    sources = files_meant(arguments.paths) + ([Path(arguments.decisions)] if arguments.decisions else [])
    refuse_own_input([out, out.with_suffix(".json")], sources)
    prepared = prepare(members)
    merged = replay(prepared, decisions)
    _refuse_unknown_options(merged, decisions, arguments.decisions)
    unsound = unsound_places(prepared, decisions)
    complain((*merged.left_out, *(_unsound(place, merged, out) for place in unsound)))
    write_merge(out, merged, unsound)
    if arguments.json:
        print(as_json({**summary(merged, out), "unsound": len(unsound)}))
    else:
        _tell(merged, out)
    return 0


def read_decisions(data: Any, place: str) -> dict[str, Choice]:
    """Raises Problem("decisions-unreadable") when the data are no {difference id: {option, condition, value}}."""
    try:
        found = {
            str(difference): Choice(one["option"], one.get("condition") or "", one.get("value") or "")
            for difference, one in data.items()
        }
    except (KeyError, TypeError, AttributeError):
        raise Problem("decisions-unreadable", place) from None
    if not all(isinstance(text, str) for one in found.values() for text in (one.option, one.condition, one.value)):
        raise Problem("decisions-unreadable", place)
    return found


def write_merge(out: Path, merged: Merge, unsound: Sequence[UnsoundPlace]) -> None:
    """OUT.bpmn with its drawing, and OUT.json."""
    from stroomlijn.engines.formats.bpmn import write_bpmn

    write(out, write_bpmn(*as_shown(merged.process)))
    data = {**merge_to_json(merged), "unsound": [asdict(place) for place in unsound]}
    write(out.with_suffix(".json"), (as_json(data) + "\n").encode())


def summary(merged: Merge, out: Path) -> dict[str, Any]:
    """What was made, in the shape of docs/cli.md."""
    return {
        "bpmn": str(out),
        "json": str(out.with_suffix(".json")),
        "base": {"file": merged.base[0], "process": merged.base[1]},
        "processes": len(merged.alignment.columns),
        "steps": len(merged.process.steps),
        "differences": len(merged.differences),
        "open": len(merged.open),
        "refused": list(merged.refused),
    }


def _unsound(place: UnsoundPlace, merged: Merge, out: Path) -> Remark:
    sources = ", ".join(dict.fromkeys(f"{source.file}#{source.process}" for source in place.sources))
    return Remark("merge-unsound", str(out), {"what": told(place, merged.process), "sources": sources})


def _refuse_unknown_options(merged: Merge, decisions: dict[str, Choice], place: str) -> None:
    """A decision on a difference that is gone is told and left; one that names no option of its own is refused."""
    known = {difference.id for difference in merged.differences}
    wrong = [difference for difference in merged.refused if difference in known]
    if wrong:
        option = decisions[wrong[0]].option
        raise Problem("decision-refused", place, difference=wrong[0], option=option, number=len(wrong))
    complain(Remark("decision-gone", place, {"difference": difference}) for difference in merged.refused)


def _tell(merged: Merge, out: Path) -> None:
    open_types = Counter(difference.type for difference in merged.open)
    kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(open_types.items()))
    print(f"{counted(len(merged.alignment.columns))} samengevoegd tot {len(merged.process.steps)} stappen: {out}")
    print(f"{len(merged.differences)} verschillen, waarvan {len(merged.open)} open{f': {kinds}' if kinds else ''}")
