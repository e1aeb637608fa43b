"""Two municipalities that become one, each with its own description of the same work, and the truth about them.

Equal seeds give equal bytes. The truth says of every process and every row what it really is, so that groups,
matches and differences that the product finds can be compared with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

from .delivery import DemoFile, files_of
from .describing import Described, describe
from .differences import STRUCTURAL, touched
from .families import Family, Municipality, Parsed, content
from .truth import TrueDifference, TrueProcess, TrueRow

SEED = 2021
_APPLIED = 0.6


@dataclass(frozen=True, slots=True)
class DemoLandscapes:
    """What the municipalities describe, as a workbook of each and one file of every drawing, and the truth about it."""

    described: tuple[Described, ...]
    files: tuple[DemoFile, ...]

    @property
    def processes(self) -> tuple[TrueProcess, ...]:
        return tuple(one.true for one in self.described)

    @property
    def rows(self) -> tuple[TrueRow, ...]:
        return tuple(row for one in self.described for row in one.true_rows)

    @property
    def differences(self) -> tuple[TrueDifference, ...]:
        return tuple(dict.fromkeys(difference for one in self.described for difference in one.differences))


@cache
def landscapes(seed: int = SEED) -> DemoLandscapes:
    """The landscapes of both municipalities, whole and readable."""
    described = describe_all(seed)
    return DemoLandscapes(described, files_of(described))


@cache
def describe_all(seed: int = SEED) -> tuple[Described, ...]:
    """Every process of every municipality, not yet written in files."""
    known, random = content(), Random(seed)
    sides = {family.key: _sides(family, known.municipalities, random) for family in known.families}
    return tuple(
        one
        for municipality in known.municipalities
        for one in describe(municipality, known, {key: side[municipality.name] for key, side in sides.items()}, random)
    )


def _sides(family: Family, municipalities: Sequence[Municipality], random: Random) -> dict[str, list[Parsed]]:
    """For each difference that exists in this landscape: which municipality departs. One structural one per step."""
    departing: dict[str, list[Parsed]] = {municipality.name: [] for municipality in municipalities}
    taken: set[str] = set()
    for difference in family.differences:
        if random.random() >= _APPLIED or taken & touched(difference):
            continue
        if difference["type"] in STRUCTURAL:
            taken |= touched(difference)
        departing[random.choice(municipalities).name].append(difference)
    return departing
