"""Learns how the figures of matching are weighed: `python -m benchmarks.learning` prints what stands in `weights.py`.

What is measured on a collection is measured with weights that were learned on the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from stroomlijn.engines.formats import read
from stroomlijn.engines.matching.calibration import Weights
from stroomlijn.engines.matching.collection import Collection
from stroomlijn.engines.matching.evidence import NAMES
from stroomlijn.engines.matching.saying import takes_part
from stroomlijn.engines.process_model import Process

from .real_data import Pairs, admission, asset

Case = tuple[Process, Process, Pairs]

WAIT = "-wacht"
# What speaks for a pair never counts against it in another collection, and what the words say always counts a little:
# else what people say of words would change nothing where something else says the same.
LEAST = {"words": 0.5}
BOUNDS = [*((LEAST.get(name, 0.0), None) for name in NAMES), (None, None)]
STEADY = 1.0
"""How strongly weights are drawn to nothing."""


def generated() -> Iterator[Case]:
    """The demo: a process of each municipality for every kind of work that both have, with what is really the same."""
    from stroomlijn.web.demo.landscapes import landscapes

    made = landscapes()
    processes = {
        (found.process.fact["gemeente"], found.process.fact["code"]): found.process
        for file in made.files
        for found in read(file.name, file.data).processes
    }
    steps: dict[tuple[str, str], dict[str, str]] = {}
    for row in made.rows:
        steps.setdefault((row.municipality, row.code), {})[row.nr] = row.step
    first: dict[str, dict[str, tuple[str, str]]] = {}
    for one in (each for each in made.processes if not each.file.endswith(".bpmn")):
        first.setdefault(one.family, {}).setdefault(one.municipality, (one.municipality, one.code))
    for both in first.values():
        if len(both) == 2:
            left, right = (both[name] for name in sorted(both))
            yield (
                processes[left],
                processes[right],
                _truth(processes[left], processes[right], steps[left], steps[right]),
            )


def _truth(left: Process, right: Process, ones: dict[str, str], others: dict[str, str]) -> Pairs:
    """Steps of rows that are the same, and what is waited for after them."""
    mine, theirs = _meant(left, ones), _meant(right, others)
    return {(one, other) for one, what in mine.items() for other, same in theirs.items() if what == same}


def _meant(process: Process, steps: dict[str, str]) -> dict[str, tuple[str, bool]]:
    """What each node stands for: the step of its row, and whether it is the wait after it."""
    found = {}
    for node in process.nodes:
        waits = node.id.endswith(WAIT)
        if takes_part(node) and (step := steps.get(node.id.removesuffix(WAIT).rsplit("-", 1)[-1])):
            found[node.id] = step, waits
    return found


SETS = {"admission": admission, "asset": asset, "generated": generated}


@cache
def cases_of(name: str) -> tuple[Case, ...]:
    return tuple(SETS[name]())


def collected(cases: Sequence[Case], **options: object) -> tuple[Collection, list[tuple[int, int]]]:
    """All processes of the cases as one collection, and where the two of each case are in it."""
    number: dict[int, int] = {}
    processes: list[Process] = []
    known: dict[tuple[object, ...], int] = {}
    for case in cases:
        for process in case[:2]:
            key = (process.id, process.name, process.nodes)
            if key not in known:
                known[key] = len(processes)
                processes.append(process)
            number[id(process)] = known[key]
    places = [(number[id(left)], number[id(right)]) for left, right, _ in cases]
    return Collection(processes, compared=places, **options), places  # type: ignore[arg-type]


@cache
def learned(names: tuple[str, ...]) -> Weights:
    """Logistic regression over all pairs of steps of these sets."""
    import numpy as np
    from scipy.optimize import minimize

    rows, same = [], []
    for name in names:
        collection, places = collected(cases_of(name))
        for place, (_, _, truth) in zip(places, cases_of(name), strict=True):
            for pair, figures in collection.figures(*place).items():
                rows.append((*figures, 1.0))
                same.append(float(pair in truth))
    table, answers = np.array(rows), np.array(same)
    drawn = np.array([STEADY] * len(NAMES) + [0.0])

    def cost(weights: np.ndarray) -> tuple[float, np.ndarray]:
        odds = table @ weights
        loss = np.logaddexp(0, odds) - answers * odds
        slope = table.T @ (1 / (1 + np.exp(-np.clip(odds, -500, 500))) - answers)
        return float(loss.sum() + (drawn * weights * weights).sum() / 2), slope + drawn * weights

    found = minimize(
        cost, np.zeros(len(drawn)), jac=True, method="L-BFGS-B", bounds=BOUNDS, options={"maxiter": 1000}
    ).x
    return Weights(
        tuple(round(float(one), 3) for one in found[:-1]),
        round(float(found[-1]), 3),
        float(answers.mean()),
    )


def main() -> None:
    weights = learned(tuple(SETS))
    for line in ("LEARNED = Weights(", f"    figures={weights.figures},", f"    bias={weights.bias},"):
        print(line)
    print(f"    share={weights.share:.4f},\n)")


if __name__ == "__main__":
    main()
