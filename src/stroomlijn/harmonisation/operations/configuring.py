"""Setting a process up in the suite: the order, what is set up, what is tried, and acceptance."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.messages import send_message
from stroomlijn.foundation.operations.recording import audit, tell
from stroomlijn.foundation.revision import refuse_stale
from stroomlijn.foundation.text import one_line, storable
from stroomlijn.harmonisation import events
from stroomlijn.harmonisation.models import ConfigurationOrder, Group, TestCase
from stroomlijn.harmonisation.queries.configuration import fits, items_of
from stroomlijn.landscape.queries.setup import setup_parts
from stroomlijn.organisation.queries.people import accounts_acting_for

State = ConfigurationOrder.State
Result = TestCase.Result


@dataclass(frozen=True, slots=True)
class Assignment:
    """In which system it is set up, by whom, and when it must be done."""

    system: str = ""
    assigned_to: int | None = None
    due_on: datetime.date | None = None


@transaction.atomic
def order_configuration(actor: Actor, group_id: int, assignment: Assignment) -> ConfigurationOrder:
    """What must be set up and tried follows from the version; a later version of the process gets the order anew.

    What was set up already stays ticked. Raises Problem "order-without-version" before there is a version that was
    adopted or published, and "order-exists" when this version has its order and did not change after it.
    """
    group = Group.objects.select_for_update(of=("self",)).get(pk=group_id)
    version_id = group.concept_id if group.state == Group.State.ADOPTED and group.concept_id else group.published_id
    if version_id is None:
        raise Problem("order-without-version")
    order = ConfigurationOrder.objects.select_for_update().filter(group=group).first()
    parts = setup_parts(version_id)
    if order is not None and order.version_id == version_id and fits(order, parts):
        raise Problem("order-exists")
    done = {(one["kind"], one["text"]) for one in order.items if one["done"]} if order else set()
    order = order or ConfigurationOrder(group=group)
    order.version_id, order.state, order.ordered_on = version_id, State.ORDERED, clock.today()
    order.accepted_on = order.accepted_by = None
    order.items = [{"kind": kind, "text": text, "done": (kind, text) in done} for kind, text in items_of(parts)]
    order.revision += 1
    _assign(order, assignment)
    order.save()
    order.test_cases.all().delete()
    TestCase.objects.bulk_create(
        TestCase(order=order, position=place, title=title[:300], steps=list(steps))
        for place, (title, steps) in enumerate(parts.tests, 1)
    )
    audit(actor, "configuration-ordered", "group", group.pk, version=parts.version, tests=len(parts.tests))
    tell(actor, events.CONFIGURATION_ORDERED, "group", group.pk, version=version_id)
    _tell_assigned(actor, order, parts.name)
    return order


@transaction.atomic
def assign(actor: Actor, order_id: int, assignment: Assignment, seen: int | None = None) -> ConfigurationOrder:
    """Gives the order to somebody (else), who gets a message."""
    order = _open(order_id, seen)
    before = order.assigned_to_id
    _assign(order, assignment)
    _save(order)
    audit(actor, "configuration-assigned", "group", order.group_id, to=order.assigned_to_id)
    if order.assigned_to_id != before:
        _tell_assigned(actor, order, order.group.name)
    return order


@transaction.atomic
def tick(actor: Actor, order_id: int, done: Collection[int], seen: int | None = None) -> ConfigurationOrder:
    """What is set up, by place in the list; what is not named is not (any more)."""
    order = _open(order_id, seen)
    order.items = [{**one, "done": place in done} for place, one in enumerate(order.items)]
    order.state = State.BUILT if all(one["done"] for one in order.items) else State.ORDERED
    _save(order)
    audit(actor, "configuration-ticked", "group", order.group_id, done=sorted(done))
    return order


@transaction.atomic
def report_test(actor: Actor, case_id: int, result: str, finding: str = "", seen: int | None = None) -> TestCase:
    """How a test went. What it was before stays in the audit.

    Raises Problem "test-result-unknown", "test-without-finding", "order-accepted" and "changed-meanwhile".
    """
    if result not in (Result.PASSED, Result.FAILED):
        raise Problem("test-result-unknown")
    case = _case(case_id, seen)
    said = storable(finding).strip()[:5_000]
    if result == Result.FAILED and not said:
        raise Problem("test-without-finding")
    audit(
        actor, "test-reported", "group", case.order.group_id, title=case.title, result=result, finding=said,
        before=case.result, finding_before=case.finding,
    )  # fmt: skip
    case.result, case.finding = Result(result), said or case.finding
    case.tested_on, case.tested_by_id = clock.today(), actor.person
    if result == Result.FAILED:
        case.mended_on = None
    _save(case)
    return case


@transaction.atomic
def mend(actor: Actor, case_id: int, seen: int | None = None) -> TestCase:
    """What went wrong is mended: the test is to be done again. Raises Problem "test-not-failed"."""
    case = _case(case_id, seen)
    if case.result != Result.FAILED:
        raise Problem("test-not-failed")
    case.result, case.mended_on = Result.OPEN, clock.today()
    _save(case)
    audit(actor, "test-mended", "group", case.order.group_id, title=case.title, finding=case.finding)
    return case


@transaction.atomic
def accept(actor: Actor, order_id: int, seen: int | None = None) -> ConfigurationOrder:
    """The process works in the suite: the system is ready for it.

    Raises Problem "order-not-done" and "order-not-passed" with how much is left, and "order-outdated" when the process
    changed after the order was given.
    """
    order = _open(order_id, seen)
    if not fits(order, setup_parts(order.version_id)):
        raise Problem("order-outdated")
    if left := sum(not one["done"] for one in order.items):
        raise Problem("order-not-done", number=left)
    if left := order.test_cases.exclude(result=Result.PASSED).count():
        raise Problem("order-not-passed", number=left)
    order.state, order.accepted_on, order.accepted_by_id = State.ACCEPTED, clock.today(), actor.person
    _save(order)
    audit(actor, "configuration-accepted", "group", order.group_id)
    tell(actor, events.CONFIGURATION_ACCEPTED, "group", order.group_id, version=order.version_id)
    return order


def _assign(order: ConfigurationOrder, assignment: Assignment) -> None:
    order.system = one_line(assignment.system)[:200]
    order.assigned_to_id, order.due_on = assignment.assigned_to, assignment.due_on


def _open(order_id: int, seen: int | None) -> ConfigurationOrder:
    order = ConfigurationOrder.objects.select_for_update(of=("self",)).select_related("group").get(pk=order_id)
    refuse_stale(order, seen)
    if order.state == State.ACCEPTED:
        raise Problem("order-accepted")
    return order


def _case(case_id: int, seen: int | None) -> TestCase:
    """Locked after its order, which must not be accepted meanwhile."""
    _open(TestCase.objects.values_list("order", flat=True).get(pk=case_id), None)
    case = TestCase.objects.select_for_update(of=("self",)).select_related("order").get(pk=case_id)
    refuse_stale(case, seen)
    return case


def _save(row: ConfigurationOrder | TestCase) -> None:
    row.revision += 1
    row.save()


def _tell_assigned(actor: Actor, order: ConfigurationOrder, name: str) -> None:
    if order.assigned_to_id is not None:
        title = _("Richt %(name)s in") % {"name": name}
        key = f"configuration-{order.pk}-{order.version_id}-{order.assigned_to_id}"
        send_message(
            actor, accounts_acting_for(order.assigned_to_id), title, key=key, url=f"/inrichting/INR-{order.pk}"
        )
