"""Every write of teams."""

from __future__ import annotations

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit
from stroomlijn.foundation.operations.undoing import keep_for_undo, take_up_undo
from stroomlijn.foundation.revision import refuse_stale
from stroomlijn.foundation.text import one_line
from stroomlijn.organisation.models import Person, Team

DROPPED = "team-dropped"


@transaction.atomic
def make_team(actor: Actor, organisation_id: int, name: str, department: str = "") -> int:
    """A new team. Raises Problem "team-exists" when the organisation has one of that name."""
    name, department = one_line(name), one_line(department)
    _refuse_taken(organisation_id, name)
    team = Team.objects.create(organisation_id=organisation_id, name=name, department=department)
    audit(actor, "team-made", "team", team.pk, name=name)
    return team.pk


@transaction.atomic
def team_called(actor: Actor, organisation_id: int, name: str) -> int:
    """The team of this name of an organisation, whatever its capitals; made when there is none yet."""
    found = Team.objects.filter(organisation=organisation_id, name__iexact=one_line(name)).first()
    return found.pk if found else make_team(actor, organisation_id, name)


@transaction.atomic
def edit_team(
    actor: Actor, team_id: int, *, name: str, department: str, leader: int | None, seen: int | None = None
) -> None:
    """Raises Problem when it changed since `seen`, the name is taken, or the leader works elsewhere."""
    team = Team.objects.select_for_update().get(pk=team_id)
    refuse_stale(team, seen)
    _refuse_taken(team.organisation_id, one_line(name), team_id)
    if leader is not None and not Person.objects.filter(pk=leader, organisation=team.organisation_id).exists():
        raise Problem("leader-elsewhere")
    team.name, team.department, team.leader_id = one_line(name), one_line(department), leader
    team.revision += 1
    team.save()
    audit(actor, "team-changed", "team", team_id, name=team.name)


@transaction.atomic
def drop_team(actor: Actor, team_id: int) -> int:
    """Takes a team away; returns what undoes it. Raises Problem "team-has-people" while somebody is in it."""
    team = Team.objects.select_for_update().get(pk=team_id)
    if number := team.members.count():
        raise Problem("team-has-people", number=number)
    before = {name: getattr(team, name) for name in _KEPT}
    team.delete()
    audit(actor, "team-dropped", "team", team_id, name=team.name)
    return keep_for_undo(actor, DROPPED, team_id, **before)


@transaction.atomic
def undo_drop_team(actor: Actor, undo_id: int) -> Team:
    """The team is there again. A leader who went to another organisation meanwhile leads it no longer.

    Raises Problem "team-exists" when another team has its name now, and "undone-already".
    """
    kept = take_up_undo(undo_id)
    back = Team(pk=kept.object_id, **kept.before)
    _refuse_taken(back.organisation_id, back.name)
    if not Person.objects.filter(pk=back.leader_id or 0, organisation=back.organisation_id).exists():
        back.leader_id = None
    back.revision += 1
    back.save(force_insert=True)
    audit(actor, "team-restored", "team", back.pk, name=back.name)
    return back


_KEPT = ("organisation_id", "department", "name", "leader_id", "revision")


def _refuse_taken(organisation_id: int, name: str, but: int = 0) -> None:
    if Team.objects.filter(organisation=organisation_id, name__iexact=name).exclude(pk=but).exists():
        raise Problem("team-exists", name=name)
