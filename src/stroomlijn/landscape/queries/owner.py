"""What an owner sees of a process: what can be done now, the periods, the hand-over that is open."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from stroomlijn.foundation import clock
from stroomlijn.foundation.access import May
from stroomlijn.foundation.queries.trail import AuditValue, audit_of
from stroomlijn.landscape.access import may, versions_on_page
from stroomlijn.landscape.models import HandOver, Process, Validity, Version, Withdrawal, large_columns
from stroomlijn.organisation.queries.people import PersonValue, acts_for, person_of

from .release import is_to_release, released
from .responsible import people_of


@dataclass(frozen=True, slots=True)
class OwnerMenu:
    """What somebody can do with a process. `waiting` is the concept that is not published, `offered` is to this person.

    `edits` tells whether it can be worked on; `to_adopt`: nobody who works here owns it, and this person may. `states`
    are where the concept can go, with the words for it. `withdrawal` is what was withdrawn last and can be put back.
    """

    edits: bool
    may_publish: bool
    waiting: Version | None
    published: bool
    imported: bool
    to_adopt: bool
    offered: bool
    withdrawal: int | None = None
    states: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """A period to change. `began` ones stay; others can be taken away."""

    id: int
    organisation: str
    version: str
    begins: datetime.date
    ends: datetime.date | None
    began: bool
    ended: bool

    @property
    def initial(self) -> dict[str, Any]:
        return {"begins": self.begins, "ends": self.ends}


def owner_menu(account: Any, process: Process) -> OwnerMenu | None:
    """None for who has nothing to do here but read."""
    offered = open_offer(process)
    to_me = offered is not None and offered.to_id in acts_for(account)
    if not may(account, May.EDIT, process):
        return OwnerMenu(False, False, None, False, False, False, True) if to_me else None
    publishing = may(account, May.PUBLISH, process)
    versions = versions_on_page(account, process)
    waiting = next(filter(is_to_release, versions), None)
    published = any(version.state == Version.State.GEPUBLICEERD for version in versions)
    vervallen = any(version.state == Version.State.VERVALLEN for version in versions)
    return OwnerMenu(
        edits=True,
        may_publish=publishing,
        waiting=waiting,
        published=published,
        imported=waiting is not None and waiting.imported_id is not None,
        to_adopt=publishing and not owner_works_here(process) and person_of(account.pk) is not None,
        offered=to_me,
        withdrawal=_withdrawal(process) if publishing and vervallen else None,
        states=_states(waiting, publishing),
    )


def _withdrawal(process: Process) -> int | None:
    last = Withdrawal.objects.filter(process=process, undone_at=None).order_by("-pk").first()
    return last.pk if last and last.revision == process.revision else None


def _states(waiting: Version | None, publishing: bool) -> tuple[tuple[str, str], ...]:
    """Where a concept can go: who may only edit asks for it to be reviewed."""
    if waiting is None:
        return ()
    words = {
        Version.State.IN_TOETSING: _("Naar toetsing"),
        Version.State.VASTGESTELD: _("Stel vast"),
        Version.State.CONCEPT: _("Terug naar concept"),
    }
    adopting = () if publishing else (Version.State.VASTGESTELD,)
    return tuple((state, said) for state, said in words.items() if state != waiting.state and state not in adopting)


def owner_works_here(process: Process) -> bool:
    return process.owner is not None and process.owner.works_here


def owner_and_coordinator(process: Process) -> tuple[PersonValue | None, PersonValue | None]:
    """Also when they left."""
    known = people_of([process])
    return known.get(process.owner_id or 0), known.get(process.coordinator_id or 0)


def open_offer(process: Process) -> HandOver | None:
    """The hand-over that was offered and not accepted yet."""
    return HandOver.objects.filter(process=process, state=HandOver.State.OFFERED).select_related("to").first()


def published_versions(process: Process) -> list[Version]:
    """What was ever published and not withdrawn, newest first."""
    published = released(process)
    return list(published.defer(*large_columns()).order_by("-order"))


def periods_of(process: Process) -> list[PeriodRow]:
    """Every period by organisation, the newest first."""
    today = clock.today()
    rows = Validity.objects.filter(process=process).select_related("organisation")
    rows = rows.select_related("version").defer(*large_columns("version__"))
    return [
        PeriodRow(
            row.pk,
            row.organisation.name,
            row.version.number,
            row.period.lower,
            row.period.upper,
            began=row.period.lower <= today,
            ended=row.period.upper is not None and row.period.upper <= today,
        )
        for row in rows.order_by("organisation__name", "-period")
    ]


def reviews_of(process: Process) -> list[AuditValue]:
    """When it was looked over, by whom and with which note, the last first."""
    return audit_of("process", process.pk, "process-reviewed", limit=10)
