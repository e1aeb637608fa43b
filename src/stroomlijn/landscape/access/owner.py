"""How one comes at a hand-over of a process, and at what was changed or withdrawn and can be put back."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from stroomlijn.foundation.access import May, allowed
from stroomlijn.landscape.models import BulkChange, HandOver, Process, Withdrawal
from stroomlijn.organisation.queries.people import acts_for

from .processes import access_process, may


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


def access_withdrawal(account: Any, process_id: int, withdrawal_id: int) -> Withdrawal:
    """What was withdrawn of a process, for who may publish it."""
    process = access_process(account, process_id, May.PUBLISH)
    withdrawn = Withdrawal.objects.filter(pk=withdrawal_id, process=process).first()
    if withdrawn is None:
        raise Http404
    return withdrawn


def access_bulk_change(account: Any, change_id: int) -> BulkChange:
    """A change on many processes, for who made it or administers; what may be put back is asked per process."""
    change = BulkChange.objects.filter(pk=change_id).first()
    if change is None or not (change.made_by_id == account.pk or allowed(account, May.ADMINISTER)):
        raise Http404
    return change
