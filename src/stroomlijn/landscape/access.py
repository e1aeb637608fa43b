"""How one comes at a process, a version or an import. Nobody reaches their rows in another way."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from stroomlijn.foundation.access import May, Scope, allowed, allowed_scopes
from stroomlijn.organisation.queries.people import acting_for

from .models import BulkChange, Favourite, HandOver, Import, Process, Version

NOT_FOR_EVERYBODY = ("bpmn", "graph", "drawing")


def access_process(account: Any, process_id: int, what: May = May.READ) -> Process:
    """The process. Who may only read sees it once a version was published; 404 when it may not be seen."""
    process = getattr(account, "_process_on_page", None)
    if process is None or process.pk != process_id:
        process = _process(account, process_id)
    if not may(account, what, process):
        raise PermissionDenied
    return process


def keep_for_page(account: Any, process: Process) -> None:
    """Lets the parts of a page that is only read share its process: for them `access_process` asks nothing anew."""
    account._process_on_page = process


def _process(account: Any, process_id: int) -> Process:
    published = Version.objects.filter(process=OuterRef("pk"), state__in=_SEEN)
    processes = Process.objects.select_related("landscape__organisation", "owner", "coordinator")
    at_hand = Exists(Favourite.objects.filter(process=OuterRef("pk"), account=account.pk))
    processes = processes.annotate(is_published=Exists(published), is_favourite=at_hand)
    process = processes.filter(pk=process_id).first()
    if process is None or not may(account, May.READ, process):
        raise Http404
    if not process.is_published and not sees_all_versions(account, process):
        raise Http404
    return process


def may(account: Any, what: May, process: Process) -> bool:
    """Whether a toegangsrol allows it, or the account acts for the owner or, to edit, for the coordinator."""
    if allowed(account, what, *_scopes(process)):
        return True
    if what not in _OF_THE_OWNER or not getattr(account, "is_active", False):
        return False
    responsible = {process.owner_id, process.coordinator_id} if what in _OF_THE_COORDINATOR else {process.owner_id}
    return not responsible.isdisjoint(acts_for(account))


def acts_for(account: Any) -> frozenset[int]:
    """The ids of the people for whom the account acts today: its own person, and those it is deputy of."""
    known: frozenset[int] | None = getattr(account, "_acts_for", None)
    if known is None:
        known = acting_for(account.pk)
        account._acts_for = known
    return known


def sees_all_versions(account: Any, process: Process) -> bool:
    """Whether concepts and imported versions are there too, not only what was published."""
    return may(account, May.EDIT, process) or allowed(account, May.IMPORT, *_scopes(process))


def visible_versions(account: Any, process: Process) -> QuerySet[Version]:
    """The versions that the account may see, newest first, without their large columns."""
    versions = process.versions.order_by("-order").defer(*NOT_FOR_EVERYBODY)
    return versions if sees_all_versions(account, process) else versions.filter(state__in=_SEEN)


def access_import(account: Any, import_id: int) -> Import:
    run = Import.objects.select_related("traject", "created_by").filter(pk=import_id).first()
    if run is None or not allowed(account, May.IMPORT, Scope("traject", run.traject_id)):
        raise Http404
    return run


def access_hand_over(account: Any, process_id: int, hand_over_id: int, *, receiver: bool) -> HandOver:
    """A hand-over of the process: for its receiver, or for who may publish the process; 404 for others."""
    found = HandOver.objects.select_related("process__landscape", "to").filter(pk=hand_over_id, process=process_id)
    offered = found.first()
    if offered is None:
        raise Http404
    may_see = offered.to_id in acts_for(account) if receiver else may(account, May.PUBLISH, offered.process)
    if not may_see:
        raise Http404
    return offered


def access_receiving(account: Any, process_id: int) -> Process:
    """The process, for who may publish it and for whom it is offered to; as `access_process` for others."""
    offered = HandOver.objects.filter(process=process_id, state=HandOver.State.OFFERED, to__in=acts_for(account))
    if offered.exists():
        return Process.objects.select_related("landscape__organisation").get(pk=process_id)
    return access_process(account, process_id, May.PUBLISH)


def access_withdrawal(account: Any, process_id: int, change_id: int) -> BulkChange:
    """What was withdrawn of a process, for who may publish it."""
    process = access_process(account, process_id, May.PUBLISH)
    change = BulkChange.objects.filter(
        pk=change_id, change__has_key="withdrawn", before__has_key=str(process.pk)
    ).first()
    if change is None:
        raise Http404
    return change


def access_bulk_change(account: Any, change_id: int) -> BulkChange:
    """A change on many processes, for who made it or administers; what may be put back is asked per process."""
    change = BulkChange.objects.filter(pk=change_id).exclude(change__has_key="withdrawn").first()
    if change is None or not (change.made_by_id == account.pk or allowed(account, May.ADMINISTER)):
        raise Http404
    return change


def editable_processes(account: Any) -> Q:
    """The condition on Process that limits a list to what the account may edit."""
    mine = Q(owner__in=acts_for(account)) | Q(coordinator__in=acts_for(account))
    within = {kind: allowed_scopes(account, May.EDIT, kind) for kind in ("traject", "organisation", "process")}
    if None in within.values():
        return Q()
    return (
        mine
        | Q(landscape__traject__in=within["traject"])
        | Q(landscape__organisation__in=within["organisation"])
        | Q(pk__in=within["process"])
    )


def edits_something(account: Any) -> bool:
    """Whether there is any process that the account may edit."""
    return Process.objects.filter(editable_processes(account)).exists()


def readable_processes(account: Any) -> Q:
    """The condition on Process that limits a list to what the account may see."""
    within = allowed_scopes(account, May.READ, "traject")
    seen = Q() if within is None else Q(landscape__traject__in=within)
    analysing = allowed_scopes(account, May.IMPORT, "traject")
    if analysing is None:
        return seen
    mine = Q(owner__in=acts_for(account)) | Q(coordinator__in=acts_for(account))
    return (seen & (Q(versions__state__in=_SEEN) | Q(landscape__traject__in=analysing))) | mine


def readable_process_ids(account: Any) -> list[int] | None:
    """The ids of the processes the account may find; None when nothing limits it."""
    within = allowed_scopes(account, May.READ, "traject")
    if within is None:
        return None
    return list(Process.objects.filter(landscape__traject__in=within).values_list("pk", flat=True))


_SEEN = (Version.State.GEPUBLICEERD, Version.State.VERVALLEN)
_OF_THE_OWNER = frozenset({May.READ, May.EDIT, May.PUBLISH})
_OF_THE_COORDINATOR = frozenset({May.READ, May.EDIT})


def _scopes(process: Process) -> list[Scope]:
    landscape = process.landscape
    organisation = [Scope("organisation", landscape.organisation_id)] if landscape.organisation_id else []
    return [Scope("process", process.pk), Scope("traject", landscape.traject_id), *organisation]
