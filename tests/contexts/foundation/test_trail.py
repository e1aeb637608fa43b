"""What every write leaves behind: an audit line that cannot be changed unseen, a fact that reaches who reacts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from stroomlijn.foundation import subscriptions
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.checks import all_checks
from stroomlijn.foundation.models import AuditLine, AuditSeal, Fact
from stroomlijn.foundation.operations.recording import audit, seal_audit, tell
from stroomlijn.foundation.queries.facts import FactValue


def write_lines(actor: Actor, number: int) -> None:
    with transaction.atomic():
        for line in range(number):
            audit(actor, "tested", "thing", line, note=f"regel {line}")
    sealed = AuditSeal.objects.order_by("-last").values_list("last", flat=True).first() or 0
    AuditLine.objects.filter(pk__gt=sealed).update(recorded_at=timezone.now() - timedelta(hours=1))


def broken_rules() -> set[str]:
    return {check.name for check in all_checks() if check.broken()}


def test_lines_are_sealed_in_a_chain(actor: Actor) -> None:
    write_lines(actor, 3)
    assert seal_audit() >= 3
    assert seal_audit() == 0, "there is nothing left to seal"
    write_lines(actor, 2)
    seal_audit()
    first, second = AuditSeal.objects.order_by("last")
    assert second.first > first.last
    assert not broken_rules()


def test_a_line_that_is_still_young_waits_for_its_neighbours(actor: Actor) -> None:
    audit(actor, "tested", "thing", 1)
    seal_audit()
    assert not AuditSeal.objects.filter(last__gte=AuditLine.objects.latest("pk").pk).exists()


@pytest.mark.parametrize("harm", ["change", "delete"])
def test_a_sealed_line_that_is_changed_or_deleted_is_found(actor: Actor, harm: str) -> None:
    write_lines(actor, 3)
    seal_audit()
    line = AuditLine.objects.filter(action="tested")[1]
    if harm == "change":
        AuditLine.objects.filter(pk=line.pk).update(details={"note": "iets anders"})
    else:
        line.delete()
    assert any(name.startswith("audit") for name in broken_rules())


def test_a_fact_and_its_audit_line_vanish_with_the_write_that_failed(actor: Actor) -> None:
    lines = AuditLine.objects.count()
    facts = Fact.objects.count()
    with pytest.raises(RuntimeError), transaction.atomic():
        audit(actor, "tested", "thing", 1)
        tell(actor, "thing-happened", "thing", 1)
        raise RuntimeError
    assert (AuditLine.objects.count(), Fact.objects.count()) == (lines, facts)


def test_who_reacts_in_the_same_transaction_can_refuse(actor: Actor) -> None:
    heard: list[FactValue] = []

    def refuse(fact: FactValue) -> None:
        heard.append(fact)
        raise ValueError("no")

    subscriptions.subscribe_in_transaction("thing-refused", refuse)
    with pytest.raises(ValueError, match="no"), transaction.atomic():
        tell(actor, "thing-refused", "thing", 7, because="test")
    assert heard[0].object_id == 7
    assert heard[0].payload == {"because": "test"}
    assert not Fact.objects.filter(kind="thing-refused").exists()


def test_a_subscriber_gets_a_job_for_each_fact(actor: Actor, work: Callable[[], None]) -> None:
    from procrastinate.contrib.django import app

    heard: list[str] = []
    task = app.task(name="tests.hear")(lambda fact_id: heard.append(fact_id))
    subscriptions.subscribe("thing-told", task)
    with transaction.atomic():
        tell(actor, "thing-told", "thing", 1)
    work()
    assert heard == [str(Fact.objects.get(kind="thing-told").pk)]
