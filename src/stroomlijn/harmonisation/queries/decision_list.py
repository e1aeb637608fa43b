"""The list beside the table of a workshop: what blocks comes first, what was decided last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stroomlijn.harmonisation.models import Difference, Draft

from .premises import PremiseOn, Standing
from .standing import settled_keys


class Section(StrEnum):
    """Parts of the list, in their order."""

    BLOCKS = "blocks"
    WAITS = "waits"
    LAID = "laid"
    OPEN = "open"
    DECIDED = "decided"


WORDS: dict[Section, tuple[str | Promise, str | Promise]] = {
    Section.BLOCKS: (
        _("Houdt publicatie tegen"),
        _("Zonder deze keuzes staat niet vast welke stappen er zijn, in welke volgorde en wie ze doet."),
    ),
    Section.WAITS: (_("Wacht op een keuze van anderen"), _("Beslis dit als die keuze bekend is.")),
    Section.LAID: (_("Ligt voor bij anderen"), _("Hier komt een antwoord op.")),
    Section.OPEN: (_("Verder open"), _("Namen, vragen, documenten, systemen, termijnen en duur.")),
    Section.DECIDED: (_("Besloten"), ""),
}
ORDER = tuple(WORDS)
FLOW = ("step-missing", "granularity", "order", "role", "gateway", "condition")
"""Of these it depends whether the process can be carried out at all; the others say how."""
FIRST = ("step-missing", "granularity")
"""What else differs about a step is only to be decided when the step is there."""


@dataclass(frozen=True, slots=True)
class Line:
    """A difference in the list. `rests` open differences about the same steps are moot or not by what it becomes."""

    key: str
    type: str
    section: Section
    rests: int
    proposed: bool


def decision_list(
    draft: Draft, premises: Mapping[str, PremiseOn], laid: Collection[str], decided: Collection[str] | None = None
) -> list[Line]:
    """All differences; those in `premises` wait for one or must be looked at again, those in `laid` lie before others.

    Those in `decided` are settled, asked when not given: while the draft is being made its own marks are old.
    """
    decided = settled_keys(draft.group_id) if decided is None else decided
    waiting = {key for key, one in premises.items() if one.standing == Standing.WAITS}
    again = premises.keys() - waiting
    facts = Difference.objects.filter(draft=draft).order_by("position")
    found = list(facts.values_list("key", "type", "about__rows", "proposed"))
    still = Counter(row for key, _type, rows, _proposed in found if key not in decided for row in rows or [])
    lines = [
        Line(
            key=key,
            type=type_,
            section=Section.BLOCKS if key in again else _section(key, type_, decided, waiting, laid),
            rests=max((still[row] - 1 for row in rows or []), default=0) if type_ in FIRST else 0,
            proposed=bool(proposed),
        )
        for key, type_, rows, proposed in found
    ]
    return sorted(lines, key=lambda line: (ORDER.index(line.section), -line.rests))


def _section(
    key: str, type_: str, decided: Collection[str], waiting: Collection[str], laid: Collection[str]
) -> Section:
    if key in decided:
        return Section.DECIDED
    if key in laid:
        return Section.LAID
    if key in waiting:
        return Section.WAITS
    return Section.BLOCKS if type_ in FLOW else Section.OPEN
