"""The order in which everything starts, is watched, and stops."""

from __future__ import annotations

import os
from contextlib import ExitStack

from stroomlijn.foundation.database import external_address

from .child import Child, Pause
from .children import children, run_once
from .database import Database, EmbeddedDatabase, ExternalDatabase
from .options import Options
from .say import say
from .screens_check import require_built_screens
from .signals import Interruption
from .website_check import require_free_port, wait_until_it_answers

_GLANCE_SECONDS = 0.2


def supervise(options: Options) -> int:
    """Runs Stroomlijn until Ctrl-C or SIGTERM; returns 0. Raises Problem when it cannot start.

    What was started stops in the opposite order: website, worker, database.
    """
    require_built_screens()
    os.umask(0o077)
    with Interruption() as interruption, ExitStack() as started:
        require_free_port(options.host, options.port)
        database = _database(options, started, interruption.pause)
        environment = options.environment(database.address)
        run_once("migrate", environment, interruption.pause)
        options.folder.mark_version()
        running = children(options, environment)
        interruption.hurries = running
        for child in running:
            started.callback(child.stop)
            child.start()
        wait_until_it_answers(options, running, interruption.pause)
        attentive = _attentive(database, running, interruption.pause)
        _welcome(options, environment, attentive)
        while True:
            attentive(_GLANCE_SECONDS)
    return 0


def _database(options: Options, started: ExitStack, pause: Pause) -> Database:
    address = external_address()
    database: Database = ExternalDatabase(address) if address else EmbeddedDatabase(options.folder, pause)
    started.enter_context(options.folder.claim(database.user, demo=options.demo))
    started.callback(database.stop)
    database.start()
    return database


def _welcome(options: Options, environment: dict[str, str], pause: Pause) -> None:
    if options.demo:
        run_once("demo", environment, pause)
    say("ready", address=options.address)
    if not options.demo:
        run_once("first_link", {**environment, "STROOMLIJN_ADDRESS": options.address}, pause)


def _attentive(database: Database, running: list[Child], pause: Pause) -> Pause:
    """A pause that also starts again what ended."""

    def attentive(seconds: float) -> None:
        if not database.alive:
            # A job must not be written down as failed because the database was away: killed, it is done again.
            for child in running:
                if child.ends_with_database:
                    child.kill()
            database.revive()
        for child in running:
            child.tend()
        pause(seconds)

    return attentive
