"""Each family of ten municipal models to one draft with its differences, and to one process when all is decided."""

from __future__ import annotations

import time

from stroomlijn.engines.execution import check_soundness
from stroomlijn.engines.matching import Member
from stroomlijn.engines.merging import Choice, Merge, merge, project

from .real_data import DATA, municipal

ANCHOR = "130 man-hours by hand for 25 % of two models (La Rosa et al.)"


def main() -> None:
    """Prints one row per family: the draft, how many of its sources come back exactly, and the decided process."""
    if not (DATA / "coselog").exists():
        print(f"merging: overgeslagen, {DATA}/coselog is er niet")
        return
    families: dict[str, list[Member]] = {}
    for number, (family, process) in enumerate(municipal()):
        families.setdefault(family, []).append(Member(f"{number:02}", process))
    print(f"anchor: {ANCHOR}")
    print(
        f"{'family':8}{'models':>7}{'steps':>7}{'draft':>7}{'differences':>13}{'back':>6}{'s':>7}{'decided':>9}{'sound':>7}"
    )
    for family, members in families.items():
        began = time.perf_counter()
        draft = merge(members)
        seconds = time.perf_counter() - began
        decided = merge(members, {one.id: Choice(one.options[0].id) for one in draft.differences})
        steps = sum(len(member.process.steps) for member in members)
        print(
            f"{family:8}{len(members):7}{steps:7}{len(draft.process.steps):7}{len(draft.differences):13}"
            f"{_back(draft, members):6}{seconds:7.2f}{len(decided.process.steps):9}"
            f"{'yes' if check_soundness(decided.process).sound else 'no':>7}"
        )


def _back(draft: Merge, members: list[Member]) -> int:
    """How many sources come back with the same nodes and flows."""
    return sum(
        set(member.process.nodes) == set(back.nodes) and set(member.process.flows) == set(back.flows)
        for member in members
        for back in [project(draft, member.file, member.name)]
    )


if __name__ == "__main__":
    main()
