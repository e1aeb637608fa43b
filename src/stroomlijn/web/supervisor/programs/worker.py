"""The worker: does the jobs of everybody."""

from __future__ import annotations

import os
import signal

import django

from stroomlijn.foundation.database import reach
from stroomlijn.foundation.database.tether import die_with_parent
from stroomlijn.web.supervisor.programs import run


def worker() -> None:
    """Runs until SIGTERM. Raises Problem as `reach` does when it begins without a database."""
    die_with_parent(signal.SIGKILL)
    reach(os.environ["DATABASE_URL"])
    django.setup()
    from stroomlijn.foundation.worker import run_worker
    from stroomlijn.harmonisation import jobs as harmonisation
    from stroomlijn.landscape import jobs as landscape
    from stroomlijn.zgw.notificaties.relay import sending

    landscape.queue_index_outdated()
    harmonisation.queue_index_outdated()
    harmonisation.queue_near_steps()
    harmonisation.queue_unmade_drafts()
    landscape.queue_look_through_earlier()
    with sending():
        run_worker()


if __name__ == "__main__":
    run(worker)
