"""Matching on the two published sets of the Process Model Matching Contest 2015: micro precision, recall and F1."""

from __future__ import annotations

import time
from collections.abc import Iterable

from stroomlijn.engines.matching import Band, match
from stroomlijn.engines.process_model import Process

from .real_data import DATA, Pairs, admission, asset

ANCHORS = {"admission": ".698 (AML)", "asset": ".677 (AML-PM)"}


def main() -> None:
    """Prints one row per set, the best published figure beside ours."""
    if not (DATA / "pmmc").exists():
        print(f"matching: overgeslagen, {DATA}/pmmc is er niet")
        return
    print(f"{'set':12}{'P':>7}{'R':>7}{'F1':>7}{'best published':>18}{'auto P':>9}{'auto R':>8}{'top 5':>8}{'s':>7}")
    for name, cases in (("admission", admission()), ("asset", asset())):
        _print_row(name, list(cases))


def _print_row(name: str, cases: list[tuple[Process, Process, Pairs]]) -> None:
    began = time.perf_counter()
    matchings = [match(left, right) for left, right, _ in cases]
    seconds = time.perf_counter() - began
    gold = [pairs for _, _, pairs in cases]
    found = [{(one.left, one.right) for one in matching.matches} for matching in matchings]
    sure = [{(m.left, m.right) for m in matching.matches if m.band is Band.AUTO} for matching in matchings]
    near = [
        {(one.left, other.right) for one in matching.suggestions for other in one.candidates} for matching in matchings
    ]
    precision, recall, f1 = scores(zip(found, gold, strict=True))
    sure_precision, sure_recall, _ = scores(zip(sure, gold, strict=True))
    _, near_recall, _ = scores(zip(near, gold, strict=True))
    print(
        f"{name:12}{precision:7.3f}{recall:7.3f}{f1:7.3f}{ANCHORS[name]:>18}"
        f"{sure_precision:9.3f}{sure_recall:8.3f}{near_recall:8.3f}{seconds:7.2f}"
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


if __name__ == "__main__":
    main()
