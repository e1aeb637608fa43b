"""The working groups of a world: one with a member, a guest, a theme, a premise and meetings; with `mark` in all."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.harmonisation.models import Group, Membership
from stroomlijn.harmonisation.operations import (
    agenda,
    meetings,
    memberships,
    premises,
    presence,
    themes,
    working_groups,
)

Part = Membership.Part


@dataclass(frozen=True, slots=True)
class Together:
    """Ids of what there is. `running` is a meeting that goes on, `planned` one to come, `held` one with a report."""

    working_group: int
    membership: int
    theme: int
    premise: int
    use: int
    planned: int
    item: int
    running: int
    held: int


def bring_together(actor: Actor, group: Group, difference: str, people: tuple[int, int], mark: str) -> Together:
    about = working_groups.About("werkgroep", f"Werkgroep Wmo {mark}", mark)
    working_group = working_groups.make_working_group(actor, group.traject_id, about)
    working_groups.assign_groups(actor, working_group, [group.pk])
    seat = memberships.Seat(f"Toegang {mark}", Part.LEADER)
    member = memberships.add_member(actor, working_group.pk, people[0], seat)
    asked = themes.Question(f"Hoe wijzen wij erop {mark}?", mark, people[0], group.pk)
    theme = themes.add_theme(actor, working_group.pk, asked)
    settled = themes.add_theme(actor, working_group.pk, themes.Question(f"Wie belt {mark}?"))
    choice = premises.Choice(f"Teamindeling {mark}", f"Werkgroep teams {mark}", clock.today(), mark)
    premise = premises.add_premise(actor, group.traject_id, choice)
    use = premises.rest_on(actor, premise.pk, group.pk, difference)
    held = _meeting(actor, working_group.pk, f"Workshop 1 {mark}", -7, mark)
    meetings.begin_meeting(actor, held, people)
    presence.go_out(actor, held, people[1])
    themes.settle_theme(actor, settled.pk, f"De consulent {mark}", mark)
    meetings.end_meeting(actor, held)
    meetings.write_report(actor, held, f"Besproken {mark}", finish=True)
    meetings.add_to_report(actor, held, f"En nog {mark}")
    running = _meeting(actor, working_group.pk, f"Workshop 2 {mark}", 0, mark)
    meetings.begin_meeting(actor, running, people[:1])
    planned = _meeting(actor, working_group.pk, f"Workshop 3 {mark}", 7, mark)
    presence.invite(actor, planned, people[1])
    item = agenda.add_point(actor, planned, agenda.Point("text", f"Rondje {mark}", minutes=10))
    agenda.change_point(actor, item.pk, title="", minutes=10, notes=f"Gezegd {mark}")
    return Together(
        working_group.pk, member.pk, theme.pk, premise.pk, use.pk, planned, item.pk, running=running, held=held
    )


def _meeting(actor: Actor, working_group: int, title: str, days: int, mark: str) -> int:
    day = clock.today() + datetime.timedelta(days)
    plan = meetings.Plan(title, day, begins=datetime.time(9, 30), place=f"Raadzaal {mark}")
    return meetings.plan_meeting(actor, working_group, plan).pk
