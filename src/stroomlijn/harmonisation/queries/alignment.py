"""The steps of all organisations side by side, how each cell differs, and what becomes of the step."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stroomlijn.engines.process_model import STEPS
from stroomlijn.harmonisation.models import Difference, Draft
from stroomlijn.landscape.queries.step_sentences import duration_said

from .standing import settled_keys

NAMES = {
    "question": _("Vraag"),
    "term": _("Termijn"),
    "duration": _("Duur"),
    "document": _("Document"),
    "system": _("Systeem"),
}
"""What it is of which a cell says what it has: read out, where one sees the icon."""
TOLD = {
    "order": (_("Volgorde"), "order", 4),
    "gateway": (_("Andere keuze"), "split", 4),
    "question": (_("Andere vraag"), "split", 4),
    "term": (_("Andere termijn"), "term", 1),
    "duration": (_("Andere duur"), "clock", 1),
    "document": (_("Ander document"), "letter", 6),
    "system": (_("Ander systeem"), "system", 1),
    "granularity": (_("In één stap"), "split", 3),
}
"""What a cell says of a difference of this type: words, icon and kind (its tint)."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How a cell differs, in a word with an icon; the tint only helps. `missing` is drawn as what is not there. `name`
    says of what, where the word is a value."""

    words: str | Promise
    icon: str
    kind: int
    missing: bool = False
    name: str | Promise = ""


MISSING = Mark(_("Ontbreekt"), "missing", 6, missing=True)


@dataclass(frozen=True, slots=True)
class Said:
    """What a step says of itself, such as its term (`name`), with the icon of that."""

    icon: str
    name: str | Promise
    words: str | Promise


@dataclass(frozen=True, slots=True)
class Cell:
    """A step of one organisation, or that it has none (`label` empty). No marks: as the one process has it.

    `says` is what it says of that in which the organisations differ and no mark says already, also where that is what
    most have.
    """

    label: str
    role: str
    element: str
    marks: tuple[Mark, ...]
    says: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Becomes:
    """What a step is in the one process: who does it, and what was decided that it says besides.

    `manners` are what it says and when, where it is kept in several under a condition; what they say is not said above.
    """

    role: str
    said: tuple[Said, ...]
    manners: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AlignedRow:
    """An activity over all organisations, called as the one process calls it.

    `outcome` says what it becomes: kept, dropped or open; then `difference` is the key of the first difference about
    it that waits for a decision. `settled`: it differs, and all of it was decided. `renewing`: the one process does not
    have all of that yet. `when`: what is asked before it and on which answer it is done, where it is not done always.
    """

    id: str
    label: str
    cells: tuple[Cell, ...]
    outcome: str
    difference: str
    settled: bool
    renewing: bool
    becomes: Becomes
    when: tuple[tuple[str, str], ...]

    @property
    def same(self) -> bool:
        return not any(cell.marks for cell in self.cells)


def aligned_rows(
    draft: Draft, *, decided: Collection[str] | None = None, only_different: bool = False, find: str = ""
) -> list[AlignedRow]:
    """All rows of steps, in the order of the process; those in which a word occurs when `find` is given.

    `decided` are the keys of the differences that are settled, asked when not given.
    """
    decided = settled_keys(draft.group_id) if decided is None else decided
    about: dict[str, list[Difference]] = defaultdict(list)
    for difference in Difference.objects.filter(draft=draft):
        for row in difference.about.get("rows", []):
            about[row].append(difference)
    organisations = [column["organisation"] for column in draft.columns]
    rows = [_aligned(row, about[row["id"]], decided, organisations) for row in draft.rows if row["kind"] in STEPS]
    if find := find.casefold().strip():
        rows = [row for row in rows if find in " ".join([row.label, *(cell.label for cell in row.cells)]).casefold()]
    return [row for row in rows if not row.same or row.difference] if only_different else rows


def page_of_rows(rows: Sequence[AlignedRow], wanted: list[str], size: int) -> int:
    """The page, from 1, that holds the first of the wanted rows; 1 when none of them is there."""
    place = next((index for index, row in enumerate(rows) if row.id in wanted), 0)
    return place // size + 1


def _aligned(
    row: dict[str, Any], about: list[Difference], decided: Collection[str], organisations: Sequence[str]
) -> AlignedRow:
    waiting = next((one.key for one in about if one.key not in decided), "")
    outcome = "open" if waiting else "kept" if row["element"] else "dropped"
    cells = row["cells"]
    roles = Counter(cell["role"] for cell in cells if cell)
    becomes = row.get("becomes", {})
    role = _proposed_role(about, decided) or becomes.get("role") or roles.most_common(1)[0][0]
    shown = tuple(
        _cell(cell, row["label"], role, sum(map(bool, cells)) == 1 < len(cells), about, organisation)
        for cell, organisation in zip(cells, organisations, strict=True)
    )
    return AlignedRow(
        id=row["id"],
        label=row["label"],
        cells=shown,
        outcome=outcome,
        difference=waiting,
        settled=bool(about) and not waiting,
        renewing=any(one.key in decided and not one.decided for one in about),
        becomes=_becomes(becomes, {one.type for one in about if one.decided}),
        when=tuple((asked, answer) for asked, answer in row.get("when", ()) if not becomes.get("manners")),
    )


def _proposed_role(about: list[Difference], decided: Collection[str]) -> str:
    """Where as many do the one as the other the draft may say another than what is proposed."""
    waiting = next((one for one in about if one.type == "role" and one.key not in decided), None)
    return next((one["text"] for one in waiting.options if one["id"] == waiting.proposed), "") if waiting else ""


def _becomes(said: Mapping[str, Any], decided: Collection[str]) -> Becomes:
    """Of documents, system, term and duration only what was chosen; what all say alike needs no telling."""
    texts = {"document": "; ".join(said.get("document", ())) or _("Geen document")}
    texts |= {name: said.get(name, "") for name in ("system", "term")}
    texts["duration"] = duration_said(said.get("duration"))
    manners = said.get("manners", ())
    apart = {name for manner in manners for name in manner["says"]}
    names = [name for name in texts if said and name in decided and name not in apart]
    told = [_said(name, texts[name]) for name in names if texts[name]]
    ways = ((", ".join(filter(None, manner["says"].values())), manner["when"]) for manner in manners)
    return Becomes("" if "role" in apart else said.get("role", ""), tuple(told), tuple(ways))


def _cell(
    cell: Mapping[str, Any] | None,
    label: str,
    role: str,
    alone: bool,
    about: Collection[Difference],
    organisation: str,
) -> Cell:
    if not cell:
        return Cell("", "", "", (MISSING,))
    marks = [Mark(_("Alleen hier"), "only", 5)] if alone else []
    if cell["label"] != label:
        marks.append(Mark(_("Andere naam"), "name", 6))
    if cell["role"] != role:
        marks.append(Mark(_("Andere rol"), "role", 2))
    told = _told(about, organisation)
    says = tuple(one for one in _says(about, organisation) if one.words not in {mark.words for mark in told})
    return Cell(cell["label"], cell["role"], cell["element"], (*marks, *told), says)


def _says(about: Collection[Difference], organisation: str) -> Iterator[Said]:
    for difference in about:
        own = next((one for one in difference.options if organisation in one["members"]), None)
        if difference.type in NAMES and own is not None and own["text"]:
            yield _said(difference.type, own["text"])


def _said(type_: str, words: str | Promise) -> Said:
    return Said(TOLD[type_][1], NAMES[type_], words)


def _told(about: Collection[Difference], organisation: str) -> tuple[Mark, ...]:
    """What differs around a step from what was chosen, else from what most do, and is not in its name or role: of a
    term the term itself."""
    found = []
    for difference in about:
        own = next((one for one in difference.options if organisation in one["members"]), None)
        as_most = difference.about.get("choice", "") in ("", "keep", "condition")  # these keep what each does
        held = difference.proposed if as_most else difference.about["choice"]
        if difference.type not in TOLD or own is None or own["id"] == held:
            continue
        words, icon, kind = TOLD[difference.type]
        named = difference.type in ("term", "duration") and own["text"]
        found.append(Mark(own["text"], icon, kind, name=NAMES[difference.type]) if named else Mark(words, icon, kind))
    return tuple(found)
