"""The website: Django's WSGI application on granian, in two processes.

Somebody who follows a live page holds a thread, but no database connection: many threads share a small pool of those.
"""

from __future__ import annotations

import importlib
import signal
import sys
from collections.abc import Callable
from typing import Any

from stroomlijn.foundation.database.tether import die_with_parent
from stroomlijn.web.incoming import THREADS
from stroomlijn.web.supervisor.programs import run
from stroomlijn.web.supervisor.programs.stalled import watch

PROCESSES = 2
CONNECTIONS = 768
"""Of a process at the same moment, far more than threads: most lie idle. Each is an open file, of which a process may
often have 1024."""
_GRACE_SECONDS = 4
_HEADER_SECONDS = 15
"""Who takes longer to send the head of a request, or sends none on a connection that is open, is cut off."""


def website() -> None:
    """Serves on the host and port of the command line until SIGTERM."""
    die_with_parent(signal.SIGKILL)
    from granian import Granian
    from granian.constants import Interfaces
    from granian.http import HTTP1Settings
    from granian.log import LogLevels

    # Loaded before the processes are forked: they share its memory, start at once, and what is wrong with it shows here
    # instead of in processes that granian would start again and again.
    importlib.import_module("stroomlijn.web.wsgi")
    Granian(
        "stroomlijn.web.wsgi:application",
        address=sys.argv[1],
        port=int(sys.argv[2]),
        interface=Interfaces.WSGI,
        workers=PROCESSES,
        blocking_threads=THREADS,
        backpressure=CONNECTIONS,
        http1_settings=HTTP1Settings(header_read_timeout=1000 * _HEADER_SECONDS),
        log_level=LogLevels.error,
        respawn_failed_workers=True,
        workers_kill_timeout=_GRACE_SECONDS,
    ).serve(target_loader=application, wrap_loader=False)


def application() -> Callable[..., Any]:
    """Called in each process of granian. A main process that is killed must leave none of them on the port; one that is
    told to stop must not wait for a process that still starts and has inherited its handlers, deaf by then."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    die_with_parent(signal.SIGKILL)
    from stroomlijn.foundation import live
    from stroomlijn.web.wsgi import application

    live.start()
    watch(int(sys.argv[2]))
    return application


if __name__ == "__main__":
    run(website)
