"""Layout of every readable file of the real data: faults of our drawings beside those of the people who drew them."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from benchmarks.real_data import DATA
from benchmarks.table import Row, print_table, verdict

from stroomlijn.engines.formats import FoundProcess, read
from stroomlijn.engines.layout import DrawingQuality, arrange, draw_svg, measure
from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Event, Flow, Gateway, Kind, Lane, Node, Process

SETS = ("robustness", "gzac", "miwg", "pmmc/admission", "coselog")
HEADER = (
    *("set", "processen", "met banen", "fouten", "overlap", "buiten baan", "door vorm %", "op elkaar"),
    *("verdwaalde woorden", "mens", "kruisingen", "mens", "bochten", "mens", "ms midden", "ms p95"),
)
TARGET = ("doel", "", "", "0", "0", "0", "<= 0.2", "0", "<= mens / 10", "", "<= 3 x mens", "", "", "", "", "")
PEERS = "bpmn-auto-layout tekent geen banen; elkjs had van 5 modellen met banen er 1 goed"


def run(short: bool = False) -> list[Row]:
    """Prints and returns one row per set. `short`: every eighth file."""
    if not DATA.exists():
        print(f"\nlayout: overgeslagen, {DATA} is er niet")
        return []
    rows = [_row(name, list(_found(name, 8 if short else 1))) for name in SETS]
    print_table(f"Tekenen van echte processen ({PEERS})", HEADER, [*rows, TARGET, _verdicts(rows)])
    forty = min(_milliseconds(forty_steps()) for _ in range(5))
    row = (f"{forty:.0f}", "< 100", verdict(forty < 100))
    print_table("Een proces van 40 stappen in 4 banen", ("ms CPU", "doel", "uitslag"), [row])
    return rows


def _verdicts(rows: list[Row]) -> Row:
    """The targets hold for every set; crossings are compared where people drew the same process."""
    none = [verdict(all(row[column] == "0" for row in rows)) for column in (3, 4, 5)]
    through = verdict(all(float(row[6]) <= 0.2 for row in rows))
    on_top = verdict(all(row[7] == "0" for row in rows))
    astray = verdict(10 * sum(int(row[8]) for row in rows) <= sum(int(row[9]) for row in rows))
    crossings = verdict(sum(int(row[10]) for row in rows) <= 3 * sum(int(row[11]) for row in rows))
    return ("uitslag", "", "", *none, through, on_top, astray, "", crossings, "", "", "", "", "")


def _found(folder: str, every: int) -> Iterator[FoundProcess]:
    paths = sorted(path for path in (DATA / folder).rglob("*") if path.suffix in (".bpmn", ".epml", ".xml", ".pnml"))
    for path in paths[::every]:
        yield from _processes(path)


def _processes(path: Path) -> Iterator[FoundProcess]:
    try:
        yield from read(path.name, path.read_bytes()).processes
    except Problem:
        return


def _row(name: str, found: list[FoundProcess]) -> Row:
    ours: Counter[str] = Counter()
    compared: Counter[str] = Counter()
    human: Counter[str] = Counter()
    times: list[float] = []
    for one in found:
        began = time.process_time()
        try:
            drawing = arrange(one.process)
            times.append((time.process_time() - began) * 1000)
            draw_svg(one.process, drawing)
        except Exception as error:  # a benchmark counts what should never happen
            ours["errors"] += 1
            print(f"{name}: {one.place}: {error!r}", file=sys.stderr)
            continue
        quality = measure(one.process, drawing)
        ours.update(_counts(quality))
        if one.drawing is not None:
            compared.update(_counts(quality))
            human.update(_counts(measure(one.process, one.drawing)))
    times = sorted(times) or [0.0]
    return (
        name,
        str(len(found)),
        str(sum(bool(one.process.lanes) for one in found)),
        *(str(ours[count]) for count in ("errors", "overlaps", "outside_lane")),
        f"{100 * ours['through_shapes'] / max(1, ours['flows']):.2f}",
        str(ours["on_top"]),
        *(str(total[count]) for count in ("labels_astray", "crossings", "bends") for total in (compared, human)),
        f"{times[len(times) // 2]:.0f}",
        f"{times[int(len(times) * 0.95)]:.0f}",
    )


def _counts(quality: DrawingQuality) -> dict[str, int]:
    return {field.name: getattr(quality, field.name) for field in fields(quality)}


def _milliseconds(process: Process) -> float:
    began = time.process_time()
    arrange(process)
    return (time.process_time() - began) * 1000


def forty_steps() -> Process:
    """Forty steps in four lanes: ten times a choice of two ways that meet again, and three ways back."""
    nodes = [Node("start", Kind.EVENT, event=Event.START, lane="l0")]
    ends: list[tuple[str, str]] = []
    before = "start"
    for part in range(10):
        lanes = [f"l{(part + away) % 4}" for away in (0, 0, 1, 2)]
        steps = [f"s{part}{letter}" for letter in "abcd"]
        split, join = f"x{part}", f"y{part}"
        nodes += [Node(step, Kind.STEP, f"Stap {step}", lane=lane) for step, lane in zip(steps, lanes, strict=True)]
        nodes += [Node(name, Kind.GATEWAY, gateway=Gateway.EXCLUSIVE, lane=lanes[0]) for name in (split, join)]
        ends += [(before, steps[0]), (steps[0], split), (split, steps[1]), (split, steps[2]), (steps[2], steps[3])]
        ends += [(steps[1], join), (steps[3], join)] + ([(join, steps[0])] if part % 3 == 2 else [])
        before = join
    nodes.append(Node("end", Kind.EVENT, event=Event.END, lane="l0"))
    flows = [Flow(f"f{index}", *pair) for index, pair in enumerate([*ends, (before, "end")])]
    lanes_of = tuple(Lane(f"l{index}", f"Rol {index}") for index in range(4))
    return Process("veertig", "Veertig stappen", tuple(nodes), tuple(flows), lanes_of)
