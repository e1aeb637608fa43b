"""Which process is which: municipal models into their families, and generated landscapes of which the truth is known.

One configuration for all. Nothing is chosen on what is measured: where the groups end follows from each collection.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from stroomlijn.engines.matching import Cluster, Member, cluster
from stroomlijn.engines.matching.grouping import likenesses
from stroomlijn.engines.process_model import Process

from . import landscape_truth
from .agreement import mean_average_precision, misplaced, pairs_f1, rand_index
from .real_data import DATA, municipal
from .stopwatch import stopwatch
from .table import Measure, Row, print_measures, print_table, verdict

ANCHOR = "ARI .970, MAP .983 (tf-idf)"
HEADER = (
    *("set", "processen", "groepen", "waar", "ARI", "doel", "uitslag", "F1 paren", "doel", "uitslag"),
    *("MAP", "doel", "uitslag", "tijd", "anders dan waar"),
)
ARI, F1, MAP = 0.95, 0.90, 0.99
MOST_LISTED = 6


def run(short: bool = False) -> None:
    """Prints one row per set and per way in which something is taken away from it. Short and long are the same."""
    rows = []
    if (DATA / "coselog").exists():
        rows += [_municipal(version) for version in ("v1", "v4")]
    else:
        print(f"\ngrouping: de modellen van tien gemeenten overgeslagen, {DATA / 'coselog'} is er niet")
    for name, truth, members in landscape_truth.ways():
        rows.append(_row(name, truth, members, [member.name for member in members], ARI))
    print_table(f"Welk proces is welk (anker bij de tien gemeenten: {ANCHOR})", HEADER, rows)
    landscape_truth.print_nothing_equal()
    if (DATA / "coselog").exists():
        _print_few_families()


def _print_few_families() -> None:
    """Where a collection holds little to compare with: the models of one family, and of two."""
    models = [(family, Member(f"{number}", process)) for number, (family, process) in enumerate(municipal())]
    families = sorted({family for family, _ in models})
    print_measures(
        "Tien gemeenten, een deel van hun modellen",
        [
            Measure(name, f"{found} van {of}", f"{of} van {of}", found == of)
            for name, size in (("één soort werk is één groep", 1), ("twee soorten werk zijn twee groepen", 2))
            for chosen in [list(combinations(families, size))]
            for of, found in [(len(chosen), sum(_are_found(models, one) for one in chosen))]
        ],
    )


def _are_found(models: Sequence[tuple[str, Member]], families: Sequence[str]) -> bool:
    taken = {member.key: family for family, member in models if family in families}
    groups = cluster([member for family, member in models if family in families])
    return len(groups) == len(families) and all(
        len({taken[member.key] for member in group.members}) == 1 for group in groups
    )


def _municipal(version: str) -> Row:
    models = municipal(version)
    truth = [family for family, _ in models]
    called = [f"{family} nr. {number}" for number, family in enumerate(truth, start=1)]
    members = [Member(f"{number}", process) for number, (_, process) in enumerate(models)]
    return _row(f"coselog {version}, zonder namen", truth, members, called, 1.0)


def _row(name: str, truth: Sequence[str], members: Sequence[Member], called: Sequence[str], target: float) -> Row:
    with stopwatch() as spent:
        groups = cluster(members)
    found = placed(groups, [member.process for member in members])
    index, pairs = rand_index(truth, found), pairs_f1(truth, found)
    ranked = mean_average_precision(truth, likenesses(members).all.tolist())
    wrong = [called[place] for place in misplaced(truth, found)]
    return (
        *(name, str(len(members)), str(len(groups)), str(len(set(truth)))),
        *(f"{index:.3f}", f">= {target:.3f}", verdict(round(index, 3) >= target)),
        *(f"{pairs:.3f}", f">= {F1:.2f}", verdict(round(pairs, 3) >= F1)),
        *(f"{ranked:.3f}", f">= {MAP:.2f}", verdict(round(ranked, 3) >= MAP), str(spent)),
        ", ".join(wrong[:MOST_LISTED]) + (f" en {len(wrong) - MOST_LISTED} andere" if len(wrong) > MOST_LISTED else "")
        or "geen",
    )


def placed(groups: Sequence[Cluster], processes: Sequence[Process]) -> list[int]:
    """The number of the group of each process."""
    number = {id(member.process): place for place, group in enumerate(groups) for member in group.members}
    return [number[id(process)] for process in processes]
