"""How one comes at a traject, and at the people, teams and werkrollen that administrators keep."""

from __future__ import annotations

from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404

from stroomlijn.foundation.access import May, Scope, allowed, allowed_scopes, require

from .models import Organisation, PeopleFile, Person, Team, Werkrol
from .queries.trajecten import TrajectValue, traject, trajecten

Kept = TypeVar("Kept", bound=Model)


def access_traject(account: Any, traject_id: int, what: May = May.IMPORT) -> TrajectValue:
    """The traject, when the account may do `what` in it; 404 when it may not see it, 403 when it may only see it."""
    found = traject(traject_id)
    scope = Scope("traject", traject_id)
    if found is None or not allowed(account, May.READ, scope):
        raise Http404
    if not allowed(account, what, scope):
        raise PermissionDenied
    return found


def accessible_trajecten(account: Any, what: May = May.IMPORT) -> list[TrajectValue]:
    return trajecten(allowed_scopes(account, what, "traject"))


def access_person(account: Any, person_id: int) -> Person:
    """Somebody who works or worked here; 403 for who does not administer, 404 when there is none."""
    return _kept(account, Person.objects.select_related("organisation"), person_id)


def access_organisation(account: Any, organisation_id: int) -> Organisation:
    """An organisation; 403 for who does not administer, 404 when there is none."""
    return _kept(account, Organisation.objects.all(), organisation_id)


def access_team(account: Any, team_id: int) -> Team:
    """A team; 403 for who does not administer, 404 when there is none."""
    return _kept(account, Team.objects.select_related("organisation", "leader"), team_id)


def access_werkrol(account: Any, werkrol_id: int) -> Werkrol:
    """A werkrol of the register; 403 for who does not administer, 404 when there is none."""
    return _kept(account, Werkrol.objects.all(), werkrol_id)


def access_people_file(account: Any, file_id: int) -> PeopleFile:
    """A file of the personnel administration; 403 for who does not administer, 404 when there is none."""
    return _kept(account, PeopleFile.objects.select_related("organisation", "stored", "created_by"), file_id)


def _kept(account: Any, rows: QuerySet[Kept], number: int) -> Kept:
    require(account, May.ADMINISTER)
    found = rows.filter(pk=number).first()
    if found is None:
        raise Http404
    return found
