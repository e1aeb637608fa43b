"""Making a draft while somebody decides: nobody waits for each other, and no work is lost."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from django.db import connection, transaction
from django.test import Client
from tests.support import drop_jobs

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account
from stroomlijn.harmonisation import jobs
from stroomlijn.harmonisation.models import Difference, Draft, Group
from stroomlijn.harmonisation.operations import deciding, drafting
from stroomlijn.landscape.models import Version

PATIENCE = 30.0


def test_who_makes_the_draft_waits_for_who_decides_and_holds_nothing_then(actor: Actor, wmo: Group) -> None:
    drafting.ask_anew(wmo.pk)
    maker = threading.Thread(target=_make, args=(wmo.pk,))
    with transaction.atomic():
        Group.objects.select_for_update().get(pk=wmo.pk)
        maker.start()
        _until_somebody_waits()
        Draft.objects.select_for_update(nowait=True).get(group=wmo)  # refused when the maker held it: a deadlock
    maker.join(PATIENCE)
    assert Draft.objects.get(group=wmo).state == Draft.State.READY


def test_a_draft_that_was_asked_and_never_made_is_made_when_a_worker_starts(
    wmo: Group, work: Callable[[], None]
) -> None:
    drafting.ask_anew(wmo.pk)
    drop_jobs()
    jobs.queue_unmade_drafts()
    work()
    assert Draft.objects.get(group=wmo).state == Draft.State.READY
    assert drafting.unmade_drafts() == []


def test_every_decision_queues_a_job_and_an_early_one_does_it_all(
    actor: Actor, wmo: Group, work: Callable[[], None]
) -> None:
    key = Difference.objects.get(draft__group=wmo, type="step-missing").key
    (decision,) = deciding.decide(actor, wmo.pk, [deciding.Answer(key, "drop")])
    deciding.withdraw(actor, wmo.pk, decision.number)
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from procrastinate_jobs where task_name = 'harmonisation.make_draft'")
        assert cursor.fetchone() == (2,)
    work()
    draft = Draft.objects.get(group=wmo)
    assert (draft.state, draft.made) == (Draft.State.READY, draft.asked)


def _make(group_id: int) -> None:
    try:
        drafting.make_draft(group_id)
    finally:
        connection.close()


def _until_somebody_waits() -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute("select count(*) from pg_locks where not granted")
            if cursor.fetchone() != (0,):
                return
        time.sleep(0.05)
    raise AssertionError("nobody came to wait")


def test_the_page_says_which_process_takes_no_part_and_why(
    client: Client, analyst: Account, actor: Actor, wmo: Group, work: Callable[[], None]
) -> None:
    Version.objects.filter(process__landscape__name="Landerd").update(graph={"id": "p", "name": "Melding Wmo"})
    drafting.ask_anew(wmo.pk)
    work()
    client.force_login(analyst)
    page = client.get(f"/groepen/{wmo.number}").content.decode()
    assert "Doet niet mee: proces &#x27;Melding Wmo&#x27; heeft geen stappen." in page
    number = wmo.members.get(process__landscape__name="Landerd").process.number
    assert f"Landerd, {number}</a>" in page


def test_a_lane_in_which_no_work_stands_is_not_shown(actor: Actor, wmo: Group, work: Callable[[], None]) -> None:
    version = Version.objects.get(process__landscape__name="Landerd")
    empty = {"id": "leeg", "name": "Niemand"}
    version.graph = {**version.graph, "lanes": [*version.graph.get("lanes", []), empty]}
    version.save()
    drafting.ask_anew(wmo.pk)
    work()
    draft = Draft.objects.get(group=wmo)
    assert draft.state == Draft.State.READY
    assert "Niemand" not in str(draft.graph) + draft.drawing + bytes(draft.bpmn or b"").decode()
