"""404 files of 19 origins, some broken on purpose, as an upload meets them: read, or refused with place and reason."""

from __future__ import annotations

from collections import Counter

from benchmarks.real_data import DATA
from benchmarks.stopwatch import stopwatch
from benchmarks.table import Measure, print_measures, print_table

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.limited import LimitedReader
from stroomlijn.foundation.problems import sentence
from stroomlijn.foundation.sentences import catalogue

CRASHED = "reading-crashed"


def run(short: bool = False) -> None:
    """Reads every file under the limits of an upload. `short`: every fourth file."""
    paths = sorted((DATA / "robustness").rglob("*.bpmn"))[:: 4 if short else 1]
    if not paths:
        print(f"\nrobustness: overgeslagen, {DATA / 'robustness'} is er niet")
        return
    processes, remarks, refusals = 0, Counter[str](), []
    with stopwatch() as spent, LimitedReader() as reader:
        for path in paths:
            try:
                reading = reader.read(path.name, path.read_bytes())
            except Problem as problem:
                refusals.append((path, problem))
                continue
            processes += len(reading.processes)
            remarks.update(remark.code for found in reading.processes for remark in found.remarks)
            remarks.update(remark.code for remark in (*reading.remarks, *reading.refused))
    crashed = sum(problem.code == CRASHED for _, problem in refusals)
    worded = sum(_is_worded(problem) for _, problem in refusals)
    print_measures(
        "Elk bestand wordt gelezen of geweigerd",
        [
            Measure(f"gelezen van {len(paths)}", f"{len(paths) - len(refusals)} ({processes} processen)"),
            Measure("uitzonderingen", str(crashed), "0", not crashed),
            Measure(
                "weigeringen met plaats en Nederlandse zin",
                f"{worded} van {len(refusals)}",
                "alle",
                worded == len(refusals),
            ),
            Measure("opmerkingen bij gelezen bestanden", str(remarks.total())),
            Measure("tijd", str(spent)),
        ],
    )
    if refusals:
        rows = [(f"{path.parent.name}/{path.name}"[-50:], sentence(problem.as_remark())) for path, problem in refusals]
        print_table("Geweigerd", ("bestand", "wat er staat"), rows)


def _is_worded(problem: Problem) -> bool:
    """A place, and a sentence from the catalogue; behind it may stand what the XML parser itself said."""
    return bool(problem.place) and problem.code in catalogue()
