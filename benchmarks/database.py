"""The product on an embedded PostgreSQL of its own, in a folder that is gone afterwards.

What needs the tables imports the product's models only inside `product()`: settings read the database's address.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stroomlijn.foundation.database import DataFolder, Server
from stroomlijn.foundation.database.system_user import server_user

_server: Server | None = None


@contextmanager
def product() -> Iterator[None]:
    """Starts the server with the settings it has in use, fsync and all, and makes the tables."""
    global _server
    # A socket's path must be short, and the server's user must get in.
    place = Path(tempfile.mkdtemp(prefix="stroomlijn-bench-", dir="/tmp"))
    place.chmod(0o711)
    folder, user = DataFolder(place / "data"), server_user()
    try:
        with folder.claim(user):
            _server = Server(folder, user)
            _server.start()
            try:
                _set_up(folder, _server.address)
                yield
            finally:
                _close_connections()
                _server.stop()
    finally:
        _server = None
        shutil.rmtree(place, ignore_errors=True)


def empty() -> None:
    """Takes all rows away, so that each benchmark begins with nothing."""
    from django.core.management import call_command

    call_command("flush", interactive=False, verbosity=0)


def server_cpu() -> float:
    """Processor seconds that the server and its sessions, ended ones too, have used so far; 0 where /proc is absent."""
    if _server is None or _server.process is None:
        return 0.0
    main = _server.process.pid
    living = [main, *(pid for pid in processes() if stat(pid)[1:2] == [str(main)])]
    ticks = sum(sum(map(int, stat(pid)[11 : 15 if pid == main else 13])) for pid in living)
    return ticks / os.sysconf("SC_CLK_TCK")


def processes() -> list[int]:
    """The numbers of all processes of this machine."""
    return [int(path.name) for path in Path("/proc").glob("[0-9]*")]


def stat(pid: int) -> list[str]:
    """The fields of /proc/PID/stat behind the name: state, parent, ... user, system, and those of ended children."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(") ")[2].split()
    except OSError:
        return []


def _set_up(folder: DataFolder, address: str) -> None:
    os.environ["DATABASE_URL"] = address
    os.environ["STROOMLIJN_DATA_DIR"] = str(folder.path)
    os.environ["STROOMLIJN_SECRET_KEY_FILE"] = str(folder.path / "secret-key")
    os.environ["STROOMLIJN_LOG_LEVEL"] = "CRITICAL"  # what goes wrong is counted and printed as a figure
    os.environ["DJANGO_SETTINGS_MODULE"] = "stroomlijn.web.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)


def _close_connections() -> None:
    from django.db import connections

    for connection in connections.all(initialized_only=True):
        connection.close()
        if pool := getattr(connection, "pool", None):
            pool.close()
