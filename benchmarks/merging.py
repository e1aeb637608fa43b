"""Each family of ten municipal models to one draft with its differences, and to one process when all is decided."""

from __future__ import annotations

from stroomlijn.engines.execution import check_soundness
from stroomlijn.engines.matching import Member
from stroomlijn.engines.merging import Choice, Merge, merge, project

from .real_data import DATA, municipal
from .stopwatch import stopwatch
from .table import Row, print_table, verdict

ANCHOR = "met de hand: 130 mensuren voor 25 % van twee modellen (La Rosa et al. 2013)"
HEADER = (
    *("familie", "modellen", "stappen", "in concept", "verschillen", "terug te halen", "doel", "uitslag", "tijd"),
    *("na besluiten", "sluitend"),
)


def run(short: bool = False) -> None:
    """Prints one row per family: the draft, how many of its sources come back exactly, and the decided process.
    Short and long are the same."""
    if not (DATA / "coselog").exists():
        print(f"\nmerging: overgeslagen, {DATA / 'coselog'} is er niet")
        return
    families: dict[str, list[Member]] = {}
    for number, (family, process) in enumerate(municipal()):
        families.setdefault(family, []).append(Member(f"{number:02}", process))
    rows = [_row(family, members) for family, members in families.items()]
    print_table(f"Samenvoegen, zonder database ({ANCHOR})", HEADER, rows)


def _row(family: str, members: list[Member]) -> Row:
    with stopwatch() as spent:
        draft = merge(members)
    decided = merge(members, {one.id: Choice(one.options[0].id) for one in draft.differences})
    back = _back(draft, members)
    return (
        family,
        str(len(members)),
        str(sum(len(member.process.steps) for member in members)),
        str(len(draft.process.steps)),
        str(len(draft.differences)),
        f"{back}/{len(members)}",
        "alle",
        verdict(back == len(members)),
        str(spent),
        str(len(decided.process.steps)),
        "ja" if check_soundness(decided.process).sound else "nee",
    )


def _back(draft: Merge, members: list[Member]) -> int:
    """How many sources come back with the same nodes and flows."""
    return sum(
        set(member.process.nodes) == set(back.nodes) and set(member.process.flows) == set(back.flows)
        for member in members
        for back in [project(draft, member.file, member.name)]
    )
