"""What changes for whom in a traject, and how many colleagues were reached."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from stroomlijn.engines.formats.pdf import Poster
from stroomlijn.foundation import clock
from stroomlijn.foundation.queries.accounts import read_of
from stroomlijn.foundation.small_numbers import SafeCount, safe_count
from stroomlijn.harmonisation.access.part import member_today
from stroomlijn.harmonisation.models import Announcement, Draft, Group, GroupMember, Membership, WorkingGroup
from stroomlijn.landscape.queries.told_changes import Before, told_changes

LEAD = datetime.timedelta(days=7)
"""How long the klankbordgroep has a message before everybody gets it."""


def what_changes(groups: Iterable[Group]) -> list[dict[str, Any]]:
    """The text of an announcement as the versions tell it: a heading per werkrol, a sentence per change."""
    chosen = list(groups)
    said: dict[str, list[str]] = defaultdict(list)
    for group in chosen:
        for role, sentences in _of_group(group).items():
            under = said[role or _("Iedereen")]
            under += [f"{group.name}: {one}" if len(chosen) > 1 else one for one in sentences]
    return [{"heading": role, "lines": lines} for role, lines in sorted(said.items())]


def opened(announcement: Announcement) -> SafeCount | None:
    """How many read the message, of how many it was sent to; as far as that tells nothing about one of them."""
    return safe_count(*read_of(key_of(announcement)))


def sounding_board(announcement: Announcement) -> set[int]:
    """The people who are in a klankbordgroep of the traject today."""
    held = Membership.objects.filter(
        member_today(),
        working_group__traject=announcement.traject_id,
        working_group__kind=WorkingGroup.Kind.KLANKBORD,
        working_group__closed_at=None,
    )
    return set(held.values_list("person", flat=True))


def waits_until(announcement: Announcement) -> datetime.date | None:
    """The day from which it can be sent: the klankbordgroep has a week for it. None when nothing is waited for."""
    if announcement.state == Announcement.State.SENT or not sounding_board(announcement):
        return None
    day = (announcement.shown_on or clock.today()) + LEAD
    return day if day > clock.today() else None


def key_of(announcement: Announcement) -> str:
    """What the message is known by: nobody gets it twice."""
    return f"announcement-{announcement.pk}"


def poster_of(announcement: Announcement, since: str, place: str) -> Poster:
    """The announcement as an A3."""
    sections = tuple((one["heading"], tuple(one["lines"])) for one in announcement.text if one["lines"])
    return Poster(announcement.title, since, announcement.lead, sections, place)


def published_groups(traject_id: int) -> list[Group]:
    """The groups of which one can tell what changes, the last published first."""
    return list(Group.objects.filter(traject=traject_id).exclude(published=None).order_by("-published", "pk")[:300])


def announcements(traject_id: int) -> list[Announcement]:
    return list(Announcement.objects.filter(traject=traject_id)[:100])


def _of_group(group: Group) -> dict[str, list[str]]:
    if group.published_id is None:
        return {}
    draft = Draft.objects.filter(group=group).only("columns", "rows").first()
    columns = [column["process"] for column in draft.columns] if draft else []
    became: dict[int, dict[str, str]] = defaultdict(dict)
    for row in draft.rows if draft else ():
        for process, cell in zip(columns, row["cells"], strict=True):
            if cell and row["element"]:
                became[process][cell["element"]] = row["element"]
    names = {column["process"]: column["organisation"] for column in draft.columns} if draft else {}
    members = GroupMember.objects.filter(group=group, process__in=columns).values_list("process", "version")
    before = [Before(version, names[process], became[process]) for process, version in members]
    return told_changes(before, group.published_id) if before else {}
