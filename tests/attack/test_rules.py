"""The rules of `stroomlijn check` hold in a world that was worked in, and see what breaks them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from tests.attack.rules import assert_all_rules_hold
from tests.attack.world import World

from stroomlijn.foundation.checks import all_checks
from stroomlijn.foundation.models import AuditLine, AuditSeal, SearchEntry, StoredFile
from stroomlijn.foundation.operations.recording import seal_audit
from stroomlijn.harmonisation.models import Decision, DecisionNumber, Difference, Group, GroupMember
from stroomlijn.landscape.models import Appearance, Import, Step, Validity, Version


def test_every_rule_holds_after_the_main_job(world: World, marked_world: World) -> None:
    AuditLine.objects.update(recorded_at=timezone.now() - timedelta(hours=1))
    assert seal_audit() > 20
    assert_all_rules_hold()


def _forget_a_step(world: World) -> None:
    Appearance.objects.filter(version__process=world.published)[0].delete()


def _borrow_a_step(world: World) -> None:
    stranger = Step.objects.filter(process=world.source)[0]
    row = Appearance.objects.filter(version__process=world.published)[0]
    Appearance.objects.filter(pk=row.pk).update(step=stranger)


def _let_two_versions_apply(world: World) -> None:
    with connection.cursor() as cursor:
        cursor.execute("alter table landscape_validity drop constraint validity_without_overlap")
    row = Validity.objects.filter(process=world.published)[0]
    Validity.objects.create(
        process=row.process, version=row.version, organisation=row.organisation, period=(row.period.lower, None)
    )


def _change_a_sealed_line(world: World) -> None:
    AuditLine.objects.update(recorded_at=timezone.now() - timedelta(hours=1))
    seal_audit()
    AuditLine.objects.filter(pk=AuditSeal.objects.get().first).update(action="iets anders")


def _lose_a_decision(world: World) -> None:
    Decision.objects.filter(number=world.decision).delete()


BROKEN: dict[str, Callable[[World], object]] = {
    "versions-have-their-steps": _forget_a_step,
    "steps-stay-in-their-process": _borrow_a_step,
    "one-version-in-force": _let_two_versions_apply,
    "imports-whole": lambda world: Import.objects.filter(pk=world.applied).update(state="undone"),
    "published-is-findable": lambda world: SearchEntry.objects.filter(object_id=world.published).delete(),
    "published-groups-have-their-version": lambda world: Group.objects.filter(pk=world.done).update(published=None),
    "decided-groups-are-decided": lambda world: Difference.objects.filter(draft__group=world.done).update(
        decided=False
    ),
    "members-in-their-traject": lambda world: GroupMember.objects.exclude(group__traject=world.traject).update(
        group=world.proposed
    ),
    "decision-numbers-complete": _lose_a_decision,
    "files-present": lambda _: StoredFile.objects.update(size=1),
    "audit-seals-hold": _change_a_sealed_line,
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_rule_is_seen(world: World, name: str) -> None:
    (rule,) = [check for check in all_checks() if check.name == name]
    assert not rule.broken()
    BROKEN[name](world)
    assert rule.broken()


def test_a_number_beyond_the_register_is_seen(world: World) -> None:
    DecisionNumber.objects.update(last=1)
    (rule,) = [check for check in all_checks() if check.name == "decision-numbers-complete"]
    assert [remark.code for remark in rule.broken()] == ["decision-numbers-behind"]
    assert Version.objects.exists()
