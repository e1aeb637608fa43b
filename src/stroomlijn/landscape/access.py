"""How one comes at a process, a version or an import. Nobody reaches their rows in another way."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404

from stroomlijn.foundation.access import May, Scope, allowed, allowed_scopes

from .models import Import, Process, Version

NOT_FOR_EVERYBODY = ("bpmn", "graph", "drawing")


def access_process(account: Any, process_id: int, what: May = May.READ) -> Process:
    """The process. Who may only read sees it once a version was published; 404 when it may not be seen."""
    process = Process.objects.select_related("landscape__organisation").filter(pk=process_id).first()
    if process is None:
        raise Http404
    scopes = _scopes(process)
    if not allowed(account, May.READ, *scopes):
        raise Http404
    if not allowed(account, May.IMPORT, *scopes) and not process.versions.filter(state__in=_SEEN).exists():
        raise Http404
    if not allowed(account, what, *scopes):
        raise PermissionDenied
    return process


def visible_versions(account: Any, process: Process) -> QuerySet[Version]:
    """The versions that the account may see, newest first, without their large columns."""
    versions = process.versions.order_by("-order").defer(*NOT_FOR_EVERYBODY)
    return versions if allowed(account, May.IMPORT, *_scopes(process)) else versions.filter(state__in=_SEEN)


def access_import(account: Any, import_id: int) -> Import:
    run = Import.objects.select_related("traject", "created_by").filter(pk=import_id).first()
    if run is None or not allowed(account, May.IMPORT, Scope("traject", run.traject_id)):
        raise Http404
    return run


def readable_processes(account: Any) -> Q:
    """The condition on Process that limits a list to what the account may see."""
    within = allowed_scopes(account, May.READ, "traject")
    seen = Q() if within is None else Q(landscape__traject__in=within)
    analysing = allowed_scopes(account, May.IMPORT, "traject")
    if analysing is None:
        return seen
    return seen & (Q(versions__state__in=_SEEN) | Q(landscape__traject__in=analysing))


def readable_process_ids(account: Any) -> list[int] | None:
    """The ids of the processes the account may find; None when nothing limits it."""
    within = allowed_scopes(account, May.READ, "traject")
    if within is None:
        return None
    return list(Process.objects.filter(landscape__traject__in=within).values_list("pk", flat=True))


_SEEN = (Version.State.GEPUBLICEERD,)


def _scopes(process: Process) -> list[Scope]:
    landscape = process.landscape
    organisation = [Scope("organisation", landscape.organisation_id)] if landscape.organisation_id else []
    return [Scope("process", process.pk), Scope("traject", landscape.traject_id), *organisation]
