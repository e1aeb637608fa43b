"""A database for the duration of one command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from stroomlijn.engines.problems import Problem

from . import leftover
from .address import external_address, reach, socket_address
from .folder import DataFolder
from .server import Report, Server, silent
from .socket_folder import known_socket_folder
from .system_user import server_user


@contextmanager
def opened(folder: DataFolder, report: Report = silent) -> Iterator[str]:
    """The address of the database: that of `DATABASE_URL`, of the server that already runs on `folder`, or of one that
    is started here and stopped at the end. Raises Problem when there is none to reach or `folder` holds no data."""
    if address := external_address():
        reach(address)
        yield address
    elif folder.is_new:
        raise Problem("folder-empty", str(folder.path))
    elif leftover.status(folder.cluster) == "ready" and _answers(folder):
        yield socket_address(known_socket_folder(folder))
    else:
        with _own(folder, report) as server:
            yield server.address


def _answers(folder: DataFolder) -> bool:
    try:
        reach(socket_address(known_socket_folder(folder)))
    except Problem:
        return False
    return True


@contextmanager
def _own(folder: DataFolder, report: Report) -> Iterator[Server]:
    user = server_user()
    with folder.claim(user, demo=folder.is_demo):
        server = Server(folder, user, report=report)
        try:
            server.start()
            yield server
        finally:
            server.stop()
