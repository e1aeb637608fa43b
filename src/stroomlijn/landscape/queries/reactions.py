"""Reactions as lists: those to answer with similar ones together, and somebody's own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from stroomlijn.engines.bundling import Said, bundles
from stroomlijn.foundation.paging import first_of
from stroomlijn.foundation.today import TodayRow, TodaySection
from stroomlijn.landscape.access import answerable
from stroomlijn.landscape.models import Appearance, Process, Reaction, Version, large_columns
from stroomlijn.organisation.queries.people import acts_for

from .responsible import is_looked_after, people_of
from .validity import versions_worked_with

OPEN = (Reaction.State.NIEUW, Reaction.State.IN_BEHANDELING)
BUNDLED = 1_000  # more reactions than this are put together only with the newest of them
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which reactions somebody looks for: a state ("open" for what waits), a process, words."""

    state: str = "open"
    process: int | None = None
    text: str = ""

    def condition(self) -> Q:
        found = Q(state__in=OPEN) if self.state == "open" else Q(state=self.state) if self.state else Q()
        if self.process is not None:
            found &= Q(process=self.process)
        for word in self.text.split()[:10]:
            found &= Q(text__icontains=word) | Q(step_label__icontains=word)
        return found


@dataclass(frozen=True, slots=True)
class Bundle:
    """Reactions that say the same, oldest first."""

    reactions: tuple[Reaction, ...]

    @property
    def first(self) -> Reaction:
        return self.reactions[0]

    @property
    def askers(self) -> list[str]:
        return sorted({reaction.account.name for reaction in self.reactions})


def inbox(account: Any, wanted: Wanted, *, offset: int, limit: int) -> tuple[list[Bundle], int]:
    """The bundles of what the account may answer, newest first, and how many there are."""
    rows = Reaction.objects.filter(answerable(account), wanted.condition()).distinct()
    together = bundled(rows)
    page = together[offset : offset + limit]
    shown = _shown(Reaction.objects.filter(pk__in=[one for ids in page for one in ids]))
    known = {reaction.pk: reaction for reaction in shown}
    return [Bundle(tuple(known[one] for one in sorted(ids))) for ids in page], len(together)


def bundled(rows: QuerySet[Reaction]) -> list[list[int]]:
    """The ids of reactions in bundles, that with the newest one first; only in the same state they go together."""
    newest = rows.order_by("-created_at", "-pk").values_list("pk", "process", "state", "step", "step_label", "text")
    by_state: dict[str, list[Said]] = defaultdict(list)
    for pk, process, state, step, label, text in newest[:BUNDLED]:
        by_state[state].append(Said(pk, process, str(step or label), text))
    found = [ids for said in by_state.values() for ids in bundles(said)]
    return sorted(found, key=max, reverse=True)


def alike(account: Any, reaction: Reaction) -> Bundle:
    """The reaction with those that say the same and are in the same state."""
    rows = Reaction.objects.filter(answerable(account), process=reaction.process_id, state=reaction.state).distinct()
    ids = next((ids for ids in bundled(rows) if reaction.pk in ids), [reaction.pk])
    return Bundle(tuple(sorted(_shown(Reaction.objects.filter(pk__in=ids)), key=lambda one: one.pk)))


def processes_with_reactions(account: Any) -> list[Process]:
    """The processes that the list can be limited to."""
    ids = Reaction.objects.filter(answerable(account)).values("process")
    return list(Process.objects.filter(pk__in=ids).only("name"))


def own_reactions(account_id: int, *, offset: int, limit: int) -> tuple[list[Reaction], int]:
    """What somebody said, newest first."""
    rows = Reaction.objects.filter(account=account_id)
    return list(_shown(rows)[offset : offset + limit]), rows.count()


def open_counts(process_id: int) -> dict[UUID | None, int]:
    """How many reactions wait per step (None: on the process)."""
    rows = Reaction.objects.filter(process=process_id, state__in=OPEN)
    return dict(rows.order_by().values_list("step").annotate(number=Count("pk")))


def versions_since(reaction: Reaction) -> list[Version]:
    """The published versions in which a reaction can have been carried through, newest first."""
    newer = Version.objects.filter(
        process=reaction.process_id, state=Version.State.GEPUBLICEERD, order__gt=reaction.version.order
    )
    return list(newer.only("number").order_by("-order"))


def gone_steps(reactions: Collection[Reaction]) -> set[int]:
    """Which of the reactions are on a step that is in no version any more that people work with today."""
    about = {reaction.pk: reaction for reaction in reactions if reaction.step_label}
    now = versions_worked_with({reaction.process_id for reaction in about.values()})
    steps = {reaction.step_id for reaction in about.values()}
    here = set(Appearance.objects.filter(version__in=now, step__in=steps).values_list("step", flat=True))
    return {pk for pk, reaction in about.items() if reaction.step_id not in here}


def to_answer(account: Any) -> TodaySection:
    """'Reacties om te beantwoorden', for whom they are meant first: not for all who might."""
    waiting = Reaction.objects.filter(answerable(account), state__in=OPEN).distinct()
    needed = waiting.select_related("process").only("step_label", "text", "process__name", *_OF_LOOKED_AFTER)
    rows = list(needed.order_by("created_at", "pk")[:BUNDLED])
    known = people_of(reaction.process for reaction in rows) if rows else {}
    mine = [one for one in rows if _is_for(acts_for(account), one.process, known)]
    shown = tuple(
        TodayRow(
            title=_("%(step)s: ‘%(text)s’") % {"step": one.step_label or one.process.name, "text": _short(one.text)},
            url=f"/reacties/{one.pk}",
            detail=one.process.name,
        )
        for one in mine[:SHOWN]
    )
    return TodaySection(
        "reactions", _("Reacties om te beantwoorden"), "talk", shown, total=len(mine), more_url="/reacties"
    )


def answered_to(account: Any) -> TodaySection:
    """'Antwoord op jouw reacties'."""
    answered = Reaction.objects.filter(account=account.pk, answered_at__isnull=False)
    rows = (
        answered.select_related("process", "taken_up_in")
        .defer(*large_columns("taken_up_in__"))
        .order_by("-answered_at")
    )
    found, total = first_of(rows, 3)
    shown = tuple(
        TodayRow(title=one.step_label or one.process.name, url="/reacties/mijn", detail=told(one)) for one in found
    )
    title = _("Antwoord op jouw reacties")
    return TodaySection("answers", title, "talk", shown, total, more_url="/reacties/mijn", to_do=False, in_mail=False)


def told(reaction: Reaction) -> str:
    """What became of a reaction, in one line."""
    state = reaction.get_state_display()
    if reaction.taken_up_in is not None:
        state = _("Doorgevoerd in versie %(number)s") % {"number": reaction.taken_up_in.number}
    return f"{state}: {_short(reaction.answer)}" if reaction.answer else state


def _is_for(acting: frozenset[int], process: Process, known: dict[int, Any]) -> bool:
    """The owner, else the coordinator, else everybody who may."""
    for person_id in (process.owner_id, process.coordinator_id):
        if is_looked_after(person_id, known):
            return person_id in acting
        if person_id in acting:
            return True  # a deputy of somebody who left
    return True


def _shown(rows: QuerySet[Reaction]) -> QuerySet[Reaction]:
    together = rows.select_related("process", "version", "taken_up_in", "account", "answered_by")
    return together.defer(*large_columns("version__"), *large_columns("taken_up_in__"))


def _short(text: str, most: int = 80) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


_OF_LOOKED_AFTER = ("created_at", "process__owner", "process__coordinator")
