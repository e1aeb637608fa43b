"""How one comes at a process and its versions, and which processes somebody may see or change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from stroomlijn.foundation.access import May, Scope, allowed, allowed_scopes
from stroomlijn.landscape.models import Favourite, Process, PublicDomain, Version, large_columns
from stroomlijn.organisation.queries.people import acts_for

from .lending import lent_versions

SCOPES = ("traject", "organisation", "process")
"""What a toegangsrol for processes can be limited to."""


def access_process(account: Any, process_id: int, what: May = May.READ) -> Process:
    """The process. Who may only read sees it once a version was published, or lent; 404 when it may not be seen."""
    process = getattr(account, "_process_on_page", None)
    if process is None or process.pk != process_id:
        process = _process(account, process_id)
    if not may(account, what, process) and not (what == May.READ and lent_versions(account, process_id)):
        raise PermissionDenied
    return process


def keep_for_page(account: Any, process: Process) -> None:
    """Lets the parts of a page that is only read share its process: for them `access_process` asks nothing anew."""
    account._process_on_page = process


def _process(account: Any, process_id: int) -> Process:
    published = Version.objects.filter(process=OuterRef("pk"), state__in=_SEEN)
    processes = Process.objects.select_related("landscape__organisation", "owner", "coordinator")
    at_hand = Exists(Favourite.objects.filter(process=OuterRef("pk"), account=account.pk))
    by_domain = Exists(PublicDomain.objects.filter(name=OuterRef("domain")))
    held = Exists(published.filter(public_check=Version.PublicCheck.HELD, state=Version.State.GEPUBLICEERD))
    processes = processes.annotate(is_published=Exists(published), is_favourite=at_hand)
    processes = processes.annotate(is_public_by_domain=by_domain, is_held_back=held)
    process = processes.filter(pk=process_id).first()
    if process is None:
        raise Http404
    reads = may(account, May.READ, process) and (process.is_published or sees_all_versions(account, process))
    if not reads and not lent_versions(account, process_id):
        raise Http404
    return process


def may(account: Any, what: May, process: Process) -> bool:
    """Whether a toegangsrol allows it, or the account acts for the owner or, to edit, for the coordinator."""
    if allowed(account, what, *scopes_of(process)):
        return True
    if what not in _OF_THE_OWNER or not getattr(account, "is_active", False):
        return False
    responsible = {process.owner_id, process.coordinator_id} if what in _OF_THE_COORDINATOR else {process.owner_id}
    return not responsible.isdisjoint(acts_for(account))


def may_with(account: Any, what: May, process_id: int) -> bool:
    """The same, of the process with this id."""
    process = Process.objects.select_related("landscape").filter(pk=process_id).first()
    return process is not None and may(account, what, process)


def sees_all_versions(account: Any, process: Process) -> bool:
    """Whether concepts and imported versions are there too, not only what was published."""
    return may(account, May.EDIT, process) or allowed(account, May.IMPORT, *scopes_of(process))


def visible_versions(account: Any, process: Process) -> QuerySet[Version]:
    """The versions that the account may see, newest first, without their large columns."""
    versions = process.versions.order_by("-order").defer(*large_columns())
    if sees_all_versions(account, process):
        return versions
    return versions.filter(Q(state__in=_SEEN) | Q(pk__in=lent_versions(account, process.pk)))


def versions_on_page(account: Any, process: Process) -> list[Version]:
    """The same as a list: the parts of a page that share its process share its versions too."""
    known: list[Version] | None = getattr(process, "_visible_versions", None)
    if known is None:
        known = list(visible_versions(account, process))
        process._visible_versions = known  # type: ignore[attr-defined]
    return known


def granted_processes(account: Any, what: May, of: str = "") -> Q | None:
    """The condition that a toegangsrol lets the account do this with a process; None when it may with all of them.

    `of` leads to the process ("process__").
    """
    within = {kind: allowed_scopes(account, what, kind) for kind in SCOPES}
    if None in within.values():
        return None
    return (
        Q(**{f"{of}landscape__traject__in": within["traject"]})
        | Q(**{f"{of}landscape__organisation__in": within["organisation"]})
        | Q(**{f"{of}pk__in": within["process"]})
    )


def looked_after(account: Any) -> Q:
    """The condition on Process that the account acts for its owner or coordinator."""
    return Q(owner__in=acts_for(account)) | Q(coordinator__in=acts_for(account))


def editable_processes(account: Any) -> Q:
    """The condition on Process that limits a list to what the account may edit."""
    granted = granted_processes(account, May.EDIT)
    return Q() if granted is None else granted | looked_after(account)


def edits_something(account: Any) -> bool:
    """Whether the account may edit processes in general, or there is one that it may edit."""
    return allowed(account, May.EDIT) or Process.objects.filter(editable_processes(account)).exists()


def readable_processes(account: Any) -> Q:
    """The condition on Process that limits a list to what the account may see."""
    granted = granted_processes(account, May.READ)
    seen = Q() if granted is None else granted
    analysing = allowed_scopes(account, May.IMPORT, "traject")
    if analysing is None:
        return seen
    return (seen & (Q(versions__state__in=_SEEN) | Q(landscape__traject__in=analysing))) | looked_after(account)


def readable_among(account: Any, process_ids: Iterable[int]) -> set[int]:
    """Which of these processes have a version that the account may read."""
    readable = Process.objects.filter(readable_processes(account), pk__in=list(process_ids))
    return set(readable.values_list("pk", flat=True))


def findable_processes(account: Any) -> QuerySet[Process] | None:
    """The processes the account may find, to stand in another question as it is; None when nothing limits it."""
    granted = granted_processes(account, May.READ)
    return None if granted is None else Process.objects.filter(granted).order_by().only("pk")


def readable_process_ids(account: Any) -> list[int] | None:
    """The ids of the same processes."""
    within = findable_processes(account)
    return None if within is None else list(within.values_list("pk", flat=True))


_SEEN = (Version.State.GEPUBLICEERD, Version.State.VERVALLEN)
_OF_THE_OWNER = frozenset({May.READ, May.EDIT, May.PUBLISH})
_OF_THE_COORDINATOR = frozenset({May.READ, May.EDIT})


def scopes_of(process: Process) -> list[Scope]:
    """What a toegangsrol can be limited to and still reach this process."""
    landscape = process.landscape
    organisation = [Scope("organisation", landscape.organisation_id)] if landscape.organisation_id else []
    return [Scope("process", process.pk), Scope("traject", landscape.traject_id), *organisation]
