"""Work of harmonisation that runs in the worker."""

from __future__ import annotations

import logging
from contextlib import suppress
from uuid import UUID

from django.db import OperationalError
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.jobs import when_given_up
from stroomlijn.foundation.queries.facts import fact

log = logging.getLogger(__name__)

# The database may be away for a while.
AGAIN = RetryStrategy(max_attempts=20, wait=3)


@app.task(name="harmonisation.propose_groups", retry=AGAIN)
def propose_groups(grouping_id: int) -> None:
    from .operations import grouping

    try:
        grouping.propose_groups(grouping_id)
    except OperationalError:
        raise  # the database went away: tried again
    except Exception:
        log.exception("grouping %s", grouping_id)
        grouping.fail_grouping(grouping_id)


@app.task(name="harmonisation.make_draft", retry=AGAIN)
def make_draft(group_id: int) -> None:
    from .operations import drafting

    try:
        drafting.make_draft(group_id)
    except OperationalError:
        raise  # the database went away: tried again
    except Problem as problem:
        drafting.fail_draft(group_id, problem.code)
    except Exception:
        log.exception("draft of group %s", group_id)
        drafting.fail_draft(group_id, "draft-failed")


@app.task(name="harmonisation.look_for_improvements", retry=AGAIN)
def look_for_improvements(group_id: int) -> None:
    from .models import Group
    from .operations.findings import findings_of

    if (group := Group.objects.filter(pk=group_id).first()) is not None:
        findings_of(group)


@app.task(name="harmonisation.look_for_near_steps", retry=AGAIN)
def look_for_near_steps(group_id: int) -> None:
    from stroomlijn.foundation import live

    from .operations.nearness import look_for_near_steps as look

    look(group_id)
    live.publish(f"group-{group_id}", looked=True)


@app.task(name="harmonisation.look_for_near_steps_elsewhere", retry=AGAIN)
def look_for_near_steps_elsewhere(group_id: int) -> None:
    """What was said in a group changes what is asked in the other groups of its traject."""
    from stroomlijn.foundation import live

    from .operations.nearness import groups_beside
    from .operations.nearness import look_for_near_steps as look

    for other in groups_beside(group_id):
        if look(other):
            live.publish(f"group-{other}", looked=True)


@app.task(name="harmonisation.compare_documents", retry=AGAIN)
def compare_documents(group_id: int) -> None:
    from .operations.documents.gathering import compare_documents as compare

    compare(group_id)


@app.task(name="harmonisation.compare_pair", retry=AGAIN)
def compare_pair(group_id: int, one: int, other: int) -> None:
    from .operations.documents.gathering import compare_pair as compare

    compare(group_id, one, other)


@app.task(name="harmonisation.document_changed", retry=AGAIN)
def document_changed(fact_id: str) -> None:
    from .operations.documents.gathering import compare_groups_with

    compare_groups_with(fact(fact_id).object_id)


@app.task(name="harmonisation.follow_import", retry=AGAIN)
def follow_import(fact_id: UUID | str) -> None:
    """Groups go on with the newer versions that were read in of their processes."""
    from .operations.following import follow_import

    follow_import(fact_id)


@app.task(name="harmonisation.index_outdated", queueing_lock="harmonisation.index_outdated", retry=AGAIN)
def index_outdated() -> None:
    from .operations.finding import index_outdated as index

    index()


def queue_index_outdated() -> None:
    """Decisions of before they could be found, or after an upgrade; asked at each start of a worker."""
    from .operations.finding import unfindable

    if unfindable():
        with suppress(AlreadyEnqueued):
            index_outdated.defer()


def queue_near_steps() -> None:
    """What an upgrade left to look for; asked at each start of a worker."""
    from .operations.nearness import groups_to_look_at

    for group_id in groups_to_look_at():
        look_for_near_steps.configure(lock=f"group-{group_id}").defer(group_id=group_id)


def queue_unmade_drafts() -> None:
    """Drafts that an earlier release asked for and did not make; asked at each start of a worker."""
    from .operations.drafting import unmade_drafts

    for group_id in unmade_drafts():
        make_draft.configure(lock=f"group-{group_id}").defer(group_id=group_id)


@when_given_up("harmonisation.propose_groups")
def stop_grouping(grouping_id: int) -> None:
    from .operations.grouping import fail_grouping

    fail_grouping(grouping_id)


@when_given_up("harmonisation.make_draft")
def stop_drafting(group_id: int) -> None:
    from .operations.drafting import fail_draft

    fail_draft(group_id, "draft-failed")
