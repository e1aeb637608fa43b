"""What holds for jobs."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection

from stroomlijn.engines.problems import Remark

from .registry import check

_ABANDONED = """
    SELECT job.id, job.task_name
    FROM procrastinate_jobs AS job
    LEFT JOIN procrastinate_workers AS worker ON worker.id = job.worker_id
    WHERE job.status = 'doing'
      AND (worker.id IS NULL OR worker.last_heartbeat < now() - interval '10 minutes')
      AND (SELECT max(event.at) FROM procrastinate_events AS event WHERE event.job_id = job.id)
          < now() - interval '10 minutes'
    ORDER BY job.id
"""


@check("jobs-looked-after")
def jobs_looked_after() -> Iterator[Remark]:
    """No job has been without a worker for ten minutes."""
    with connection.cursor() as cursor:
        cursor.execute(_ABANDONED)
        for number, task in cursor.fetchall():
            yield Remark("job-abandoned", task, {"number": number})
