"""The worker: does the jobs of everybody."""

from __future__ import annotations

import signal

import django

from stroomlijn.foundation.database.tether import die_with_parent
from stroomlijn.web.supervisor.programs import run


def worker() -> None:
    """Runs until SIGTERM."""
    die_with_parent(signal.SIGKILL)
    django.setup()
    from stroomlijn.foundation.worker import run_worker
    from stroomlijn.landscape.jobs import queue_index_outdated, queue_look_through_earlier

    queue_index_outdated()
    queue_look_through_earlier()
    run_worker()


if __name__ == "__main__":
    run(worker)
