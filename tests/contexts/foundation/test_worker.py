"""What becomes of jobs whose worker was killed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from asgiref.sync import sync_to_async
from django.db import connection, transaction
from procrastinate import App
from procrastinate.contrib.django import app

from stroomlijn.foundation.worker import WorkerConnector, registered, retry_lost_jobs, take_over

LOST = """
insert into procrastinate_jobs (queue_name, task_name, status, queueing_lock, attempts)
values ('default', %s, 'doing', %s, 0)
"""
QUEUED = "insert into procrastinate_jobs (queue_name, task_name, queueing_lock) values ('default', %s, %s)"


def _jobs() -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("select task_name, status::text from procrastinate_jobs order by id")
        return [(str(task), str(status)) for task, status in cursor.fetchall()]


def _run(what: Callable[[App], Awaitable[None]]) -> None:
    async def opened() -> None:
        async with worker.open_async():
            await what(worker)

    with app.replace_connector(WorkerConnector(app.connector)) as worker:
        asyncio.run(opened())


def test_a_lost_job_whose_like_is_queued_makes_way_for_it_and_holds_up_no_other(transactional_db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("delete from procrastinate_jobs")
        cursor.execute(LOST, ["once", "once"])
        cursor.execute(QUEUED, ["once", "once"])
        cursor.execute(LOST, ["another", None])
    _run(retry_lost_jobs)
    assert _jobs() == [("once", "aborted"), ("once", "todo"), ("another", "todo")]


def test_a_worker_that_registers_while_another_takes_over_stays_registered(transactional_db: None) -> None:
    """A job that it took could not be written down otherwise: each job names a worker that is registered."""
    found = {}

    async def meanwhile(worker: App) -> None:
        found["killed"] = await worker.job_manager.register_worker()
        earlier = await registered(worker)
        found["starting"] = await worker.job_manager.register_worker()
        await take_over(worker, earlier)
        found["left"] = await registered(worker)

    with connection.cursor() as cursor:
        cursor.execute("delete from procrastinate_jobs")
    _run(meanwhile)
    assert found["starting"] in found["left"]
    assert found["killed"] not in found["left"]


def test_the_jobs_of_a_killed_worker_are_done_again(transactional_db: None) -> None:
    async def killed(worker: App) -> None:
        dead = await worker.job_manager.register_worker()
        await worker.connector.execute_query_async("update procrastinate_jobs set worker_id = %(dead)s", dead=dead)
        await take_over(worker, [dead])

    with connection.cursor() as cursor:
        cursor.execute("delete from procrastinate_jobs")
        cursor.execute(LOST, ["again", None])
    _run(killed)
    assert _jobs() == [("again", "todo")]


def test_what_a_job_queues_is_there_once_its_transaction_is_and_not_when_that_is_undone(transactional_db: None) -> None:
    seen = []

    def queue(worker: App, name: str, *, undone: bool) -> None:
        with transaction.atomic():
            worker.configure_task(name, allow_unknown=True).defer()
            transaction.set_rollback(undone)

    async def of_jobs(worker: App) -> None:
        for name, undone in (("undone", True), ("done", False)):
            await sync_to_async(queue)(worker, name, undone=undone)
        found = await worker.connector.execute_query_all_async("select task_name from procrastinate_jobs")
        seen.extend(row["task_name"] for row in found)

    with connection.cursor() as cursor:
        cursor.execute("delete from procrastinate_jobs")
    _run(of_jobs)
    assert seen == ["done"]
