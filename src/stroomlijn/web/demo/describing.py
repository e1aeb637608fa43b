"""How one municipality describes its work: the rows of every process, and what they really are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from random import Random

from .differences import STRUCTURAL, apply, touched
from .draft import draft_of
from .families import Content, Family, Municipality, Parsed
from .rows import process_row, step_rows
from .style import SHARED, Style
from .truth import TrueDifference, TrueProcess, TrueRow


@dataclass(frozen=True, slots=True)
class Described:
    """A process as a municipality delivers it, with the truth about it and about its rows."""

    true: TrueProcess
    head: dict[str, str]
    rows: list[dict[str, str]]
    true_rows: tuple[TrueRow, ...]
    differences: tuple[TrueDifference, ...]


def describe(
    municipality: Municipality, known: Content, departures: dict[str, list[Parsed]], random: Random
) -> list[Described]:
    """Every process that the municipality knows, in order of families; some of them come as a drawing."""
    return list(_Describer(municipality, known, random).all(departures))


class _Describer:
    def __init__(self, municipality: Municipality, known: Content, random: Random) -> None:
        self._municipality, self._known, self._random = municipality, known, random
        self._style = Style(municipality, known, random)
        self._habit = random.random()  # what a municipality calls a step, it calls so in every process of the family
        self._numbers = {domain: count(1) for domain in known.landscape["codes"]}
        self._taken = {family.codes[municipality.name] for family in known.families if family.codes}

    def all(self, departures: dict[str, list[Parsed]]) -> Iterator[Described]:
        lacking = set(self._known.landscape["kent_niet"][self._municipality.name])
        chosen = [(one, name) for one in self._known.families for name in one.names if name not in lacking]
        drawn = self._drawn(chosen)
        for family, name in chosen:
            same = sum(one is family for one, _name in chosen)
            yield self._one(family, name, same, departures[family.key], drawn=name in drawn)

    def _drawn(self, chosen: list[tuple[Family, str]]) -> set[str]:
        in_workbook = {one["proces"] for one in self._known.landscape["opmerkingen"]}
        free = [name for family, name in chosen if not family.codes and name not in in_workbook]
        return set(self._random.sample(free, self._known.landscape["tekeningen"][self._municipality.name]))

    def _one(self, family: Family, name: str, same: int, departures: list[Parsed], *, drawn: bool) -> Described:
        place, code = self._municipality.name, self._code(family)
        outside = family.cluster in self._known.landscape["buiten_suite"][place]
        in_suite = family.in_suite and not outside
        head = process_row(family, name, code, self._municipality, self._random, same, in_suite=in_suite)
        draft = draft_of(family, place)
        made = [one for one in departures if apply(draft, one)]
        structural = {step for one in made if one["type"] in STRUCTURAL for step in touched(one)}
        self._style.rename(draft, structural, Random(f"{self._habit} {family.key}"))
        rows = step_rows(draft, code, SHARED if family.codes else self._style.words)
        file = f"{code} {name}.bpmn".replace("/", "-") if drawn else f"{place}.xlsx"
        return Described(
            TrueProcess(place, code, name, family.key, family.cluster, in_suite, file),
            head,
            rows,
            tuple(
                TrueRow(place, code, row["nr"], family.key, step.key.split("/")[0])
                for row, step in zip(rows, draft.steps, strict=True)
            ),
            tuple(_difference(place, family, one) for one in made),
        )

    def _code(self, family: Family) -> str:
        if family.codes:
            return family.codes[self._municipality.name]
        domain = self._known.landscape["codes"][family.domain]
        numbers = self._numbers[family.domain]
        codes = (self._municipality.code.format(domein=domain, nummer=number) for number in numbers)
        return next(code for code in codes if code not in self._taken)


def _difference(place: str, family: Family, made: Parsed) -> TrueDifference:
    return TrueDifference(place, family.key, made["type"], tuple(sorted(touched(made))), made["gevolg"])
