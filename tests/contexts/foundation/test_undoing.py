"""What it takes to undo an act is kept for thirty days, and no longer than it can be used."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import jobs
from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.models import Undoable
from stroomlijn.foundation.operations.accounts import make_account
from stroomlijn.foundation.operations.undoing import KEPT, keep_for_undo, take_up_undo

pytestmark = pytest.mark.django_db

HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def actor() -> Actor:
    return Actor(make_account(PRODUCT, email="anke@voorbeeld.nl", name="Anke").pk)


def kept_since(actor: Actor, ago: datetime.timedelta) -> int:
    made = keep_for_undo(actor, "team-removed", 1, name="Toegang")
    Undoable.objects.filter(pk=made).update(made_at=timezone.now() - ago)
    return made


def test_what_can_still_be_undone_stays(actor: Actor) -> None:
    fresh, last = kept_since(actor, HOUR), kept_since(actor, KEPT - HOUR)
    kept_since(actor, KEPT + HOUR)
    jobs.forget_undone(0)
    assert set(Undoable.objects.values_list("pk", flat=True)) == {fresh, last}
    assert take_up_undo(last).before == {"name": "Toegang"}


def test_what_was_undone_goes_the_next_night(actor: Actor) -> None:
    made = kept_since(actor, HOUR)
    take_up_undo(made)
    with pytest.raises(Problem, match="undone-already"):
        take_up_undo(made)
    jobs.forget_undone(0)
    assert not Undoable.objects.exists()


def test_it_is_done_every_night() -> None:
    from procrastinate.contrib.django import app

    nightly = {task.task.name: task.cron for task in app.periodic_registry.periodic_tasks.values()}
    minute, hour, *every_day = nightly["foundation.forget_undone"].split()
    assert (minute.isdigit(), hour.isdigit(), every_day) == (True, True, ["*", "*", "*"])
