"""Jobs of the installation itself, and the worker that runs everybody's jobs.

A job is done at least once: one whose worker was killed is done again, at most MOST_ATTEMPTS times in all. Write jobs
so that doing them twice does no harm.
"""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
import time
from collections.abc import Callable
from typing import Any

from asgiref.sync import sync_to_async
from procrastinate import App, JobContext
from procrastinate.builtin_tasks import remove_old_jobs
from procrastinate.contrib.django import app
from procrastinate.jobs import Job, Status

MOST_ATTEMPTS = 3
_HEARTBEAT_SECONDS = 5.0
_STALLED_SECONDS = 20.0
_SESSION = "stroomlijn-worker "
_GIVEN_UP: dict[str, Callable[..., None]] = {}

log = logging.getLogger(__name__)


def run_worker(concurrency: int = 2) -> None:
    """Runs jobs until SIGTERM; then ends the jobs it has, within 20 seconds. Needs django.setup()."""
    # Names all database sessions of this process: a worker without sessions is dead, whatever its heartbeat says.
    os.environ["PGAPPNAME"] = f"{_SESSION}{os.getpid()}-{secrets.token_hex(4)}"
    with app.replace_connector(app.connector.get_worker_connector()) as worker:  # type: ignore[attr-defined]
        asyncio.run(_work(worker, concurrency))


def when_given_up(task_name: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Registers what must happen, with the job's arguments, when a job of this task lost its worker each time."""

    def register(function: Callable[..., None]) -> Callable[..., None]:
        _GIVEN_UP[task_name] = function
        return function

    return register


@app.periodic(cron="* * * * *")
@app.task(name="foundation.retry_stalled", queueing_lock="foundation.retry_stalled", pass_context=True)
async def retry_stalled(context: JobContext, timestamp: int) -> None:
    """Queues jobs again whose worker gives no sign of life."""
    await _retry(context.app)


@app.periodic(cron="17 3 * * *")
@app.task(name="foundation.remove_old", queueing_lock="foundation.remove_old", pass_context=True)
async def remove_old(context: JobContext, timestamp: int) -> None:
    """Forgets jobs that ended a month ago. What they did stands in facts and audit."""
    await remove_old_jobs(context, max_hours=30 * 24, remove_failed=True, remove_cancelled=True, remove_aborted=True)


async def _work(worker: App, concurrency: int) -> None:
    async with worker.open_async():
        rescue = asyncio.create_task(_rescue(worker))
        try:
            await worker.run_worker_async(
                name="stroomlijn",
                concurrency=concurrency,
                update_heartbeat_interval=_HEARTBEAT_SECONDS,
                stalled_worker_timeout=_STALLED_SECONDS,
                shutdown_graceful_timeout=_STALLED_SECONDS,
            )
        finally:
            rescue.cancel()


async def _rescue(worker: App) -> None:
    """Takes over the jobs of killed workers at once when no other worker has a session; else heartbeats decide.

    Asks for ten seconds: the session of a worker that was just killed stays until its last statement ends.
    """
    begun = time.monotonic()
    while time.monotonic() - begun < 10:
        if await _alone(worker):
            await worker.job_manager.prune_stalled_workers(time.monotonic() - begun)
            await _retry(worker)
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


async def _retry(worker: App) -> None:
    for job in await worker.job_manager.get_stalled_jobs(seconds_since_heartbeat=_STALLED_SECONDS):
        if job.attempts + 1 < MOST_ATTEMPTS:
            log.warning("job %s (%s) lost its worker and is done again", job.id, job.task_name)
            await worker.job_manager.retry_job(job)
        else:
            log.error("job %s (%s) lost its worker %s times and is given up", job.id, job.task_name, MOST_ATTEMPTS)
            await _give_up(worker, job)


async def _give_up(worker: App, job: Job) -> None:
    await worker.job_manager.finish_job(job, Status.FAILED, delete_job=False)
    if ended := _GIVEN_UP.get(job.task_name):
        arguments: dict[str, Any] = job.task_kwargs
        await sync_to_async(ended)(**arguments)
