"""Matching on the two published sets of the Process Model Matching Contest 2015: micro precision, recall and F1."""

from __future__ import annotations

from collections.abc import Iterable

from stroomlijn.engines.matching import Band, match
from stroomlijn.engines.process_model import Process

from .real_data import DATA, Pairs, admission, asset
from .stopwatch import stopwatch
from .table import Row, print_table, verdict

# The best published micro F1 on each set; research/harmonisation.md says how they were counted.
ANCHORS = {"admission": (0.698, "AML"), "asset": (0.677, "AML-PM")}
HEADER = (
    *("set", "paren", "precisie", "recall", "F1", "beste gepubliceerd", "uitslag (>= beste)"),
    *("zeker: precisie", "recall", "bij eerste vijf", "tijd"),
)


def run(short: bool = False) -> None:
    """Prints one row per set, the best published figure beside ours. Short and long are the same."""
    if not (DATA / "pmmc").exists():
        print(f"\nmatching: overgeslagen, {DATA / 'pmmc'} is er niet")
        return
    rows = [_row(name, list(cases)) for name, cases in (("admission", admission()), ("asset", asset()))]
    print_table("Welke stap is welke: Process Model Matching Contest 2015", HEADER, rows)


def _row(name: str, cases: list[tuple[Process, Process, Pairs]]) -> Row:
    with stopwatch() as spent:
        matchings = [match(left, right) for left, right, _ in cases]
    gold = [pairs for _, _, pairs in cases]
    found = [{(one.left, one.right) for one in matching.matches} for matching in matchings]
    sure = [{(m.left, m.right) for m in matching.matches if m.band is Band.AUTO} for matching in matchings]
    near = [
        {(one.left, other.right) for one in matching.suggestions for other in one.candidates} for matching in matchings
    ]
    precision, recall, f1 = scores(zip(found, gold, strict=True))
    sure_precision, sure_recall, _ = scores(zip(sure, gold, strict=True))
    _, near_recall, _ = scores(zip(near, gold, strict=True))
    best, system = ANCHORS[name]
    return (
        name,
        str(len(cases)),
        *(f"{figure:.3f}" for figure in (precision, recall, f1)),
        f"{best:.3f} ({system})",
        verdict(round(f1, 3) >= best),
        *(f"{figure:.3f}" for figure in (sure_precision, sure_recall, near_recall)),
        str(spent),
    )


def scores(results: Iterable[tuple[Pairs, Pairs]]) -> tuple[float, float, float]:
    """Micro-averaged precision, recall and F1 of (found, gold)."""
    right = found_total = gold_total = 0
    for found, gold in results:
        right += len(found & gold)
        found_total += len(found)
        gold_total += len(gold)
    precision = right / found_total if found_total else 0.0
    recall = right / gold_total if gold_total else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0
