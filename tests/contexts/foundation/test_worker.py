"""What becomes of jobs whose worker was killed."""

from __future__ import annotations

import asyncio

from django.db import connection
from procrastinate.contrib.django import app

from stroomlijn.foundation.worker import retry_lost_jobs

LOST = """
insert into procrastinate_jobs (queue_name, task_name, status, queueing_lock, attempts)
values ('default', %s, 'doing', %s, 0)
"""
QUEUED = "insert into procrastinate_jobs (queue_name, task_name, queueing_lock) values ('default', %s, %s)"


def _jobs() -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("select task_name, status::text from procrastinate_jobs order by id")
        return [(str(task), str(status)) for task, status in cursor.fetchall()]


def _rescue() -> None:
    async def rescue() -> None:
        async with worker.open_async():
            await retry_lost_jobs(worker)

    with app.replace_connector(app.connector.get_worker_connector()) as worker:  # type: ignore[attr-defined]
        asyncio.run(rescue())


def test_a_lost_job_whose_like_is_queued_makes_way_for_it_and_holds_up_no_other(transactional_db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("delete from procrastinate_jobs")
        cursor.execute(LOST, ["once", "once"])
        cursor.execute(QUEUED, ["once", "once"])
        cursor.execute(LOST, ["another", None])
    _rescue()
    assert _jobs() == [("once", "aborted"), ("once", "todo"), ("another", "todo")]
