"""The 80 municipal models into their 8 families, names taken away: adjusted Rand index (Hubert & Arabie 1985)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import comb

from stroomlijn.engines.matching import Member, cluster

from .real_data import DATA, municipal
from .stopwatch import stopwatch
from .table import Row, print_table, verdict

ANCHOR, ANCHOR_METHOD = 0.970, "tf-idf"
HEADER = ("set", "groepen", "Rand-index", "anker", "uitslag (>= anker)", "tijd", "verkeerd geplaatst")


def run(short: bool = False) -> None:
    """Prints one row per variant of the set, and the models in a group of another family. Short and long are the
    same."""
    if not (DATA / "coselog").exists():
        print(f"\ngrouping: overgeslagen, {DATA / 'coselog'} is er niet")
        return
    rows = [_row(version) for version in ("v1", "v4")]
    print_table("Welk proces is welk: 80 modellen in 8 families, zonder hun namen", HEADER, rows)


def _row(version: str) -> Row:
    models = municipal(version)
    with stopwatch() as spent:
        groups = cluster([Member(version, process) for _, process in models])
    place = {member.process.id: number for number, group in enumerate(groups) for member in group.members}
    found = [place[process.id] for _, process in models]
    families = [family for family, _ in models]
    index = rand_index(families, found)
    return (
        f"coselog {version}",
        str(len(groups)),
        f"{index:.3f}",
        f"{ANCHOR:.3f} ({ANCHOR_METHOD})",
        verdict(round(index, 3) >= ANCHOR),
        str(spent),
        ", ".join(_misplaced(families, found)) or "geen",
    )


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
