"""The worker that runs everybody's jobs, and takes over those of workers that were killed."""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
import time
from collections.abc import Sequence

from asgiref.sync import sync_to_async
from procrastinate import App
from procrastinate.connector import BaseConnector
from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Job, Status
from procrastinate.psycopg_connector import PsycopgConnector

from .jobs import GIVEN_UP

MOST_ATTEMPTS = 3
_HEARTBEAT_SECONDS = 5.0
_STALLED_SECONDS = 20.0
# Procrastinate forgets a notice that comes while it looks for a job, and none comes when a lock is freed.
_LOOK_SECONDS = 0.5
_SESSION = "stroomlijn-worker "

log = logging.getLogger(__name__)


class WorkerConnector(PsycopgConnector):
    """The worker looks for jobs over sessions of its own. What a job queues goes over the session of that job, in its
    transaction: over another one it would begin before what it is about is there, and stay when that is undone.
    """

    def __init__(self, of_jobs: BaseConnector) -> None:
        super().__init__(kwargs=connector_params())
        self._of_jobs = of_jobs

    def get_sync_connector(self) -> BaseConnector:
        return self._of_jobs


def run_worker(concurrency: int = 2) -> None:
    """Runs jobs until SIGTERM; then ends the jobs it has, within 20 seconds. Needs django.setup()."""
    # Names all database sessions of this process: a worker without sessions is dead, whatever its heartbeat says.
    os.environ["PGAPPNAME"] = f"{_SESSION}{os.getpid()}-{secrets.token_hex(4)}"
    with app.replace_connector(WorkerConnector(app.connector)) as worker:
        asyncio.run(_work(worker, concurrency))


async def retry_lost_jobs(worker: App) -> None:
    """Queues the jobs of workers without heartbeat again; one that lost its worker MOST_ATTEMPTS times is given up."""
    for job in await worker.job_manager.get_stalled_jobs(seconds_since_heartbeat=_STALLED_SECONDS):
        if job.attempts + 1 < MOST_ATTEMPTS:
            log.warning("job %s (%s) lost its worker and is done again", job.id, job.task_name)
            await _retry(worker, job)
        else:
            log.error("job %s (%s) lost its worker %s times and is given up", job.id, job.task_name, MOST_ATTEMPTS)
            await _give_up(worker, job)


async def registered(worker: App) -> list[int]:
    """The ids of the workers that stand in the database now, alive or not."""
    found = await worker.connector.execute_query_all_async("SELECT id FROM procrastinate_workers")
    return [row["id"] for row in found]


async def take_over(worker: App, dead: Sequence[int]) -> None:
    """Strikes these workers off and queues their jobs again; a worker that registered since is left alone."""
    for worker_id in dead:
        await worker.job_manager.unregister_worker(worker_id)
    await retry_lost_jobs(worker)


async def _retry(worker: App, job: Job) -> None:
    try:
        await worker.job_manager.retry_job(job)
    except UniqueViolation:  # one that does the same was queued meanwhile
        await worker.job_manager.finish_job(job, Status.ABORTED, delete_job=False)


async def _give_up(worker: App, job: Job) -> None:
    if ended := GIVEN_UP.get(job.task_name):
        await sync_to_async(ended)(**job.task_kwargs)
    await worker.job_manager.finish_job(job, Status.FAILED, delete_job=False)


async def _work(worker: App, concurrency: int) -> None:
    async with worker.open_async():
        # Asked before this worker registers: whatever registers from now on is alive, and this worker itself is too.
        rescue = asyncio.create_task(_rescue(worker, await registered(worker)))
        try:
            await worker.run_worker_async(
                name="stroomlijn",
                concurrency=concurrency,
                fetch_job_polling_interval=_LOOK_SECONDS,
                update_heartbeat_interval=_HEARTBEAT_SECONDS,
                stalled_worker_timeout=_STALLED_SECONDS,
                shutdown_graceful_timeout=_STALLED_SECONDS,
            )
        finally:
            rescue.cancel()


async def _rescue(worker: App, earlier: Sequence[int]) -> None:
    """Takes over the jobs of killed workers at once when no other worker has a session; else heartbeats decide.

    Asks for ten seconds: the session of a worker that was just killed stays until its last statement ends.
    """
    begun = time.monotonic()
    while time.monotonic() - begun < 10:
        if await _alone(worker):
            await take_over(worker, earlier)
            return
        await asyncio.sleep(0.25)


async def _alone(worker: App) -> bool:
    found = await worker.connector.execute_query_one_async(
        "SELECT count(*) AS others FROM pg_stat_activity WHERE datname = current_database()"
        " AND starts_with(application_name, %(session)s) AND application_name <> %(own)s",
        session=_SESSION,
        own=os.environ["PGAPPNAME"],
    )
    return bool(found["others"] == 0)
