"""Who comes at a reaction: who wrote it, and who answers for its process. For others it is not there."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404

from stroomlijn.foundation.access import May, allowed_somewhere
from stroomlijn.landscape.models import Process, Reaction, large_columns
from stroomlijn.landscape.queries.responsible import is_looked_after, people_of
from stroomlijn.organisation.queries.people import acts_for

from .processes import SCOPES, granted_processes, may

WITH_ALL = ("process__landscape__organisation", "version", "taken_up_in", "account", "answered_by")


def access_reaction(account: Any, reaction_id: int) -> Reaction:
    """A reaction for whoever answers it; 404 for everybody else, its writer too: they have a list of their own."""
    found = _all().filter(answerable(account), pk=reaction_id).first()
    if found is None:
        raise Http404
    return found


def access_own_reaction(account: Any, reaction_id: int) -> Reaction:
    """A reaction for who wrote it; 404 for others."""
    found = _all().filter(account=account.pk, pk=reaction_id).first()
    if found is None:
        raise Http404
    return found


def answerable(account: Any) -> Q:
    """The condition on Reaction that limits a list to what the account may answer."""
    granted = granted_processes(account, May.PUBLISH, "process__")
    if granted is None:
        return Q()
    return granted | Q(process__owner__in=acts_for(account)) | Q(process__in=_coordinated_alone(account))


def answers_for(account: Any, process: Process) -> bool:
    """The same of one process: whether the account answers its reactions."""
    if may(account, May.PUBLISH, process):
        return True
    return process.coordinator_id in acts_for(account) and not is_looked_after(process.owner_id, people_of([process]))


def answers_reactions(account: Any) -> bool:
    """Whether there is any process whose reactions the account answers."""
    if allowed_somewhere(account, May.PUBLISH, *SCOPES):
        return True
    return Process.objects.filter(owner__in=acts_for(account)).exists() or bool(_coordinated_alone(account))


def _coordinated_alone(account: Any) -> list[int]:
    """The processes that the account coordinates and whose owner cannot answer."""
    if not acts_for(account):
        return []
    known: list[int] | None = getattr(account, "_coordinates_alone", None)
    if known is None:
        known = account._coordinates_alone = _without_owner(account)
    return known


def _without_owner(account: Any) -> list[int]:
    processes = list(Process.objects.filter(coordinator__in=acts_for(account)).only("owner", "coordinator"))
    known = people_of(processes)
    return [process.pk for process in processes if not is_looked_after(process.owner_id, known)]


def _all() -> QuerySet[Reaction]:
    return Reaction.objects.select_related(*WITH_ALL).defer(
        *large_columns("version__"), *large_columns("taken_up_in__")
    )
