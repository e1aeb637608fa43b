"""Two invented municipalities, each with its own description of the same work, and the truth about them.

Equal seeds give equal bytes. The truth says of every process and every row what it really is, so that groups,
matches and differences that the product finds can be compared with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from stroomlijn.engines.formats.bpmn import write_bpmn
from stroomlijn.engines.formats.spreadsheet import read_workbook, write_rows

from .differences import STRUCTURAL, apply, touched
from .draft import Draft, draft_of
from .families import Content, Family, Municipality, Parsed, content
from .rows import process_row, step_rows
from .style import Style

PER_MUNICIPALITY = 15  # of which one comes as BPMN and the others in the workbook
_APPLIED = 0.6


@dataclass(frozen=True, slots=True)
class DemoFile:
    """A file that a municipality delivers."""

    municipality: str
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class TrueProcess:
    """What a process really is. Processes with the same `family` are the same work."""

    municipality: str
    code: str
    name: str
    family: str
    cluster: str
    file: str


@dataclass(frozen=True, slots=True)
class TrueRow:
    """What a row really is: a step of the family, or "voor-7" for one that only some municipalities know."""

    municipality: str
    code: str
    nr: str
    family: str
    step: str


@dataclass(frozen=True, slots=True)
class TrueDifference:
    """A difference between the municipalities: `municipality` is the one that departs from the shared process."""

    municipality: str
    family: str
    type: str
    steps: tuple[str, ...]
    consequence: str


@dataclass(frozen=True, slots=True)
class DemoLandscapes:
    """The files as they would be uploaded, and the truth about them."""

    files: tuple[DemoFile, ...]
    processes: tuple[TrueProcess, ...]
    rows: tuple[TrueRow, ...]
    differences: tuple[TrueDifference, ...]


@dataclass(slots=True)
class _Made:
    """What has been made so far."""

    files: list[DemoFile] = field(default_factory=list)
    processes: list[TrueProcess] = field(default_factory=list)
    rows: list[TrueRow] = field(default_factory=list)
    differences: list[TrueDifference] = field(default_factory=list)


def landscapes(seed: int = 2021) -> DemoLandscapes:
    """Two workbooks of fourteen processes and two BPMN files of one, from two municipalities."""
    known, random, made = content(), Random(seed), _Made()
    sides = {family.key: _sides(family, known.municipalities, random) for family in known.families}
    for municipality in known.municipalities:
        chosen = _choose(known.families, random)
        _Writer(municipality, known, random, made).write(
            chosen, {key: one[municipality.name] for key, one in sides.items()}
        )
    return DemoLandscapes(tuple(made.files), tuple(made.processes), tuple(made.rows), tuple(made.differences))


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


def _choose(families: Sequence[Family], random: Random) -> list[tuple[Family, str]]:
    """Names of processes to describe: every family but one, some of them under more than one name."""
    left_out = random.choice(families)
    chosen = [(family, random.choice(family.names)) for family in families if family is not left_out]
    others = [(family, name) for family in families if family is not left_out for name in family.names]
    extra = random.sample([one for one in others if one not in chosen], PER_MUNICIPALITY - len(chosen))
    return sorted([*chosen, *extra], key=lambda one: (one[0].key, one[1]))


class _Writer:
    """Writes the files of one municipality."""

    def __init__(self, municipality: Municipality, known: Content, random: Random, made: _Made) -> None:
        self._municipality, self._random, self._made = municipality, random, made
        self._style = Style(municipality, known, random)

    def write(self, chosen: list[tuple[Family, str]], departures: dict[str, list[Parsed]]) -> None:
        apart = self._random.randrange(len(chosen))
        heads: list[dict[str, str]] = []
        steps: list[dict[str, str]] = []
        for number, (family, name) in enumerate(chosen, start=1):
            count = sum(one is family for one, _ in chosen)
            code = self._municipality.code.format(nummer=number)
            head = process_row(family, name, code, self._municipality, self._random, count)
            rows = self._rows(family, code, departures[family.key])
            file = f"{code} {name}.bpmn".replace("/", "-") if number - 1 == apart else f"{self._municipality.name}.xlsx"
            self._made.processes.append(
                TrueProcess(self._municipality.name, code, name, family.key, family.cluster, file)
            )
            if number - 1 == apart:
                self._add(file, _as_bpmn(head, rows))
            else:
                heads.append(head)
                steps += rows
        self._add(f"{self._municipality.name}.xlsx", write_rows(heads, steps, self._municipality.headings))

    def _add(self, name: str, data: bytes) -> None:
        self._made.files.append(DemoFile(self._municipality.name, name, data))

    def _rows(self, family: Family, code: str, departures: list[Parsed]) -> list[dict[str, str]]:
        draft = draft_of(family)
        changed = self._depart(draft, family, departures)
        self._style.rename(draft, changed, self._random)
        rows = step_rows(draft, code, self._style)
        for row, step in zip(rows, draft.steps, strict=True):
            known = step.key.split("/")[0]
            self._made.rows.append(TrueRow(self._municipality.name, code, row["nr"], family.key, known))
        return rows

    def _depart(self, draft: Draft, family: Family, departures: list[Parsed]) -> set[str]:
        changed: set[str] = set()
        for difference in departures:
            if not apply(draft, difference):
                continue
            steps = touched(difference)
            if difference["type"] in STRUCTURAL:
                changed |= steps
            true = TrueDifference(
                self._municipality.name, family.key, difference["type"], tuple(sorted(steps)), difference["gevolg"]
            )
            if true not in self._made.differences:
                self._made.differences.append(true)
        return changed


def _as_bpmn(head: dict[str, str], rows: list[dict[str, str]]) -> bytes:
    (found,) = read_workbook("proces.xlsx", write_rows([head], rows)).processes
    return write_bpmn(found.process)
