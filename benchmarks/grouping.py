"""The 80 municipal models into their 8 families, names taken away: adjusted Rand index (Hubert & Arabie 1985)."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from math import comb

from stroomlijn.engines.matching import Member, cluster

from .real_data import DATA, municipal

ANCHOR = ".970 (tf-idf)"


def main() -> None:
    """Prints one row per variant of the set, and the models that stand in a group of another family."""
    if not (DATA / "coselog").exists():
        print(f"grouping: overgeslagen, {DATA}/coselog is er niet")
        return
    print(f"{'set':14}{'groups':>8}{'ARI':>8}{'anchor':>16}{'s':>8}")
    for version in ("v1", "v4"):
        models = municipal(version)
        began = time.perf_counter()
        groups = cluster([Member(version, process) for _, process in models])
        seconds = time.perf_counter() - began
        place = {member.process.id: number for number, group in enumerate(groups) for member in group.members}
        found = [place[process.id] for _, process in models]
        families = [family for family, _ in models]
        print(f"{f'coselog {version}':14}{len(groups):8}{rand_index(families, found):8.3f}{ANCHOR:>16}{seconds:8.2f}")
        print(f"  misplaced: {', '.join(_misplaced(families, found)) or 'none'}")


def rand_index(one: Sequence[object], other: Sequence[object]) -> float:
    """Adjusted Rand index of two groupings of the same things: 1 for equal, about 0 for chance."""
    both = sum(comb(times, 2) for times in Counter(zip(one, other, strict=True)).values())
    ones, others = (sum(comb(times, 2) for times in Counter(labels).values()) for labels in (one, other))
    expected = ones * others / comb(len(one), 2)
    most = (ones + others) / 2
    return (both - expected) / (most - expected) if most != expected else 1.0


def _misplaced(families: Sequence[str], found: Sequence[int]) -> list[str]:
    """Number in the file and family of the models that are in a group where another family has the majority."""
    majority = {
        group: Counter(f for f, g in zip(families, found, strict=True) if g == group).most_common(1)[0][0]
        for group in set(found)
    }
    return [
        f"{family} no. {number}"
        for number, (family, group) in enumerate(zip(families, found, strict=True), start=1)
        if majority[group] != family
    ]


if __name__ == "__main__":
    main()
