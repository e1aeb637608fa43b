"""Each family of ten municipal models to one draft with its differences, and to one process when all is decided."""

from __future__ import annotations

import random

from stroomlijn.engines.execution import check_soundness
from stroomlijn.engines.matching import Member
from stroomlijn.engines.merging import Choice, Merge, merge, prepare, project, replay, unsound_places

from .real_data import DATA, municipal
from .stopwatch import stopwatch
from .table import Row, print_table, verdict

ANCHOR = "met de hand: 130 mensuren voor 25 % van twee modellen (La Rosa et al. 2013)"
DRAWS = 5
"""Times that everything is decided at random."""
LONGEST = 2.0
"""Seconds from ten models to draft and decision list."""
HEADER = (
    *("familie", "modellen", "stappen", "in concept", "verschillen", "tijd", "terug te halen", "doel", "uitslag"),
    *("loopt vast, met bron", "na besluiten", "sluitend", "lukraak besloten, sluitend"),
)


def run(short: bool = False) -> None:
    """Prints one row per family: the draft, how many of its sources come back exactly, where a source does not run to
    its end, the decided process, and how often the sound ones are sound when decided at random. Short is as long."""
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
        str(spent),
        f"{back}/{len(members)}",
        f"alle, < {LONGEST:g} s",
        verdict(back == len(members) and spent.wall < LONGEST),
        str(len(unsound_places(prepare(members)))),
        str(len(decided.process.steps)),
        "ja" if check_soundness(decided.process).sound else "nee",
        f"{_sound_at_random(members)}/{DRAWS}",
    )


def _sound_at_random(members: list[Member]) -> int:
    """How often what is decided at random of the sound ones is sound."""
    prepared = prepare([member for member in members if check_soundness(member.process).sound])
    differences = replay(prepared).differences
    sound = 0
    for seed in range(DRAWS):
        chance = random.Random(seed)
        choices = {one.id: Choice(chance.choice(one.options).id, "soms", "anders") for one in differences}
        sound += check_soundness(replay(prepared, choices).process).sound
    return sound


def _back(draft: Merge, members: list[Member]) -> int:
    """How many sources come back with the same nodes and flows."""
    return sum(
        set(member.process.nodes) == set(back.nodes) and set(member.process.flows) == set(back.flows)
        for member in members
        for back in [project(draft, member.file, member.name)]
    )
