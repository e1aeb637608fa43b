"""The database as the supervisor sees it: our own server, or one that others look after."""

from __future__ import annotations

import signal
from typing import Protocol

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.database import DataFolder, Server, reach
from stroomlijn.foundation.database.system_user import SystemUser, current_user, server_user
from stroomlijn.foundation.problems import sentence

from .child import Pause
from .say import complain, say

_LONGEST_REST = 30.0


class Database(Protocol):
    """Something that `DATABASE_URL` can name."""

    user: SystemUser

    @property
    def address(self) -> str: ...
    @property
    def alive(self) -> bool: ...
    def start(self) -> None: ...
    def revive(self) -> None: ...
    def stop(self) -> None: ...


class ExternalDatabase:
    """A server that others look after. Always taken to be alive: the website says so itself when it is not."""

    alive = True

    def __init__(self, address: str) -> None:
        self.address = address
        self.user = current_user()

    def start(self) -> None:
        reach(self.address)

    def revive(self) -> None:
        """Not ours to do."""

    def stop(self) -> None:
        """Not ours to do."""


class EmbeddedDatabase:
    """The server in our data folder."""

    def __init__(self, folder: DataFolder, pause: Pause) -> None:
        self.user = server_user()
        self._pause = pause
        self._server = Server(folder, self.user, report=say, pause=pause)

    @property
    def address(self) -> str:
        return self._server.address

    @property
    def alive(self) -> bool:
        return self._server.alive

    def start(self) -> None:
        self._server.start()

    def revive(self) -> None:
        """Starts it again after it ended by itself, and keeps trying: a full disk may be emptied."""
        complain("child-ended", name="database", how="onverwacht")
        rest = 1.0
        while True:
            try:
                self._server.start()
            except Problem as problem:
                complain_problem(problem)
                self._pause(rest)
                rest = min(_LONGEST_REST, rest * 2)
            else:
                return

    def stop(self) -> None:
        self._server.stop(signal.SIGINT)


def complain_problem(problem: Problem) -> None:
    """A refusal in one line, for what goes on all the same."""
    complain("said", text=sentence(problem.as_remark()))
