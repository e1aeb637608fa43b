"""Telling colleagues what changes: written from the versions, read by the klankbordgroep first, then sent."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.access import May, Scope
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.messages import send_message
from stroomlijn.foundation.operations.recording import audit, tell
from stroomlijn.foundation.queries.accounts import accounts_who_may
from stroomlijn.foundation.revision import refuse_stale
from stroomlijn.foundation.text import one_line, storable
from stroomlijn.harmonisation import events
from stroomlijn.harmonisation.models import Announcement, AnnouncementProposal, Group
from stroomlijn.harmonisation.queries.announcement import key_of, sounding_board, waits_until, what_changes
from stroomlijn.organisation.queries.people import accounts_acting_for

State = Announcement.State
Answer = AnnouncementProposal.State


@dataclass(frozen=True, slots=True)
class Words:
    """What colleagues read: a few sentences before it, and per heading the sentences under it."""

    title: str
    lead: str
    sections: Sequence[tuple[str, Sequence[str]]]
    applies_from: datetime.date


@transaction.atomic
def begin_announcement(
    actor: Actor, traject_id: int, group_ids: Collection[int], applies_from: datetime.date, title: str = ""
) -> Announcement:
    """Writes a first text from what the published processes of these groups change. Raises "announcement-empty"."""
    groups = list(Group.objects.filter(traject=traject_id, pk__in=group_ids).exclude(published=None))
    if not groups:
        raise Problem("announcement-empty")
    made = Announcement.objects.create(
        traject_id=traject_id,
        title=one_line(title)[:200] or _("Dit verandert er voor jouw team"),
        text=what_changes(groups),
        applies_from=applies_from,
    )
    made.groups.set(groups)
    audit(actor, "announcement-begun", "traject", traject_id, announcement=made.pk, groups=[one.pk for one in groups])
    return made


@transaction.atomic
def write_announcement(actor: Actor, announcement_id: int, words: Words, seen: int | None = None) -> Announcement:
    """Changes its text. Raises Problem "announcement-sent" and "changed-meanwhile"."""
    found = _unsent(announcement_id, seen)
    found.title = one_line(words.title)[:200] or found.title
    found.lead = storable(words.lead).strip()
    found.text = [_section(heading, lines) for heading, lines in words.sections if heading.strip() or any(lines)]
    found.applies_from = words.applies_from
    _save(found)
    audit(actor, "announcement-written", "traject", found.traject_id, announcement=found.pk, text=found.text)
    return found


@transaction.atomic
def show_announcement(actor: Actor, announcement_id: int, seen: int | None = None) -> Announcement:
    """Lets the klankbordgroep read it before it is sent; its members get a message."""
    found = _unsent(announcement_id, seen)
    found.state, found.shown_on = State.SHOWN, found.shown_on or clock.today()
    _save(found)
    audit(actor, "announcement-shown", "traject", found.traject_id, announcement=found.pk)
    receivers = {account for person in sounding_board(found) for account in accounts_acting_for(person)}
    title = _("Lees mee: %(title)s") % {"title": found.title}
    send_message(actor, receivers, title, key=f"announcement-{found.pk}-shown", url=address_of(found))
    return found


@transaction.atomic
def propose_words(actor: Actor, announcement_id: int, before: str, after: str) -> AnnouncementProposal:
    """Another wording of one sentence. Raises Problem "proposal-unknown" when the sentence is not there (any more)."""
    found = _unsent(announcement_id, None)
    wanted = one_line(after)[:1_000]
    if not any(before in section["lines"] for section in found.text):
        raise Problem("proposal-unknown")
    if not wanted or wanted == before:
        raise Problem("proposal-same")
    made = AnnouncementProposal.objects.create(
        announcement=found, before=before, after=wanted, proposed_on=clock.today(), proposed_by_id=actor.person
    )
    audit(actor, "announcement-proposed", "traject", found.traject_id, announcement=found.pk, proposal=made.pk)
    return made


@transaction.atomic
def answer_proposal(actor: Actor, proposal_id: int, *, adopt: bool) -> AnnouncementProposal:
    """Takes the wording over, or leaves the sentence as it is. One that was answered stays as it was answered."""
    proposal = AnnouncementProposal.objects.select_for_update().get(pk=proposal_id)
    found = _unsent(proposal.announcement_id, None)
    if proposal.state != Answer.OPEN:
        return proposal
    if adopt:
        if not any(proposal.before in section["lines"] for section in found.text):
            raise Problem("proposal-unknown")
        found.text = [_reworded(section, proposal) for section in found.text]
        _save(found)
    proposal.state, proposal.answered_by_id = Answer.ADOPTED if adopt else Answer.DECLINED, actor.person
    proposal.save(update_fields=["state", "answered_by"])
    told = {"announcement": found.pk, "proposal": proposal.pk, "state": proposal.state}
    audit(actor, "announcement-answered", "traject", found.traject_id, **told)
    return proposal


@transaction.atomic
def send_announcement(actor: Actor, announcement_id: int, seen: int | None = None, sooner: str = "") -> int:
    """A message to everybody who may read in the traject; gives how many. From then on it stays as it is.

    Raises Problem "announcement-sooner" while the klankbordgroep has not had it for a week, unless `sooner` says why
    this cannot wait.
    """
    found = _unsent(announcement_id, seen)
    if not any(section["lines"] for section in found.text):
        raise Problem("announcement-without-text")
    sooner = one_line(sooner)[:500] if waits_until(found) else ""
    if not sooner and (day := waits_until(found)):
        raise Problem("announcement-sooner", day=date_format(day, "j F Y"))
    found.state, found.sent_on, found.sent_by_id = State.SENT, clock.today(), actor.person
    _save(found)
    receivers = accounts_who_may(May.READ, Scope("traject", found.traject_id))
    send_message(actor, receivers, found.title, key=key_of(found), url=address_of(found))
    audit(
        actor,
        "announcement-sent",
        "traject",
        found.traject_id,
        announcement=found.pk,
        number=len(receivers),
        sooner=sooner,
    )
    tell(actor, events.ANNOUNCEMENT_SENT, "traject", found.traject_id, announcement=found.pk)
    return len(receivers)


@transaction.atomic
def count_offline(actor: Actor, announcement_id: int, number: int) -> None:
    """How many colleagues were told on paper, counted by hand."""
    found = Announcement.objects.select_for_update().get(pk=announcement_id)
    found.told_offline = max(0, min(number, 100_000))
    _save(found)
    audit(actor, "announcement-counted", "traject", found.traject_id, announcement=found.pk, number=found.told_offline)


def address_of(found: Announcement) -> str:
    return f"/veranderingen/VER-{found.pk}"


def _section(heading: str, lines: Sequence[str]) -> dict[str, Any]:
    return {"heading": one_line(heading)[:200], "lines": [said for line in lines if (said := one_line(line)[:1_000])]}


def _reworded(section: dict[str, Any], proposal: AnnouncementProposal) -> dict[str, Any]:
    return {**section, "lines": [proposal.after if line == proposal.before else line for line in section["lines"]]}


def _unsent(announcement_id: int, seen: int | None) -> Announcement:
    found = Announcement.objects.select_for_update().get(pk=announcement_id)
    refuse_stale(found, seen)
    if found.state == State.SENT:
        raise Problem("announcement-sent")
    return found


def _save(found: Announcement) -> None:
    found.revision += 1
    found.save()
