"""What the server is told. Written anew at every start, outside the folder that the server's user owns; who wants other
settings puts them in `eigen.conf` beside it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from .address import ROLE, SUPERUSER
from .folder import DataFolder
from .system_user import starter

OWN_SETTINGS = "eigen.conf"


def write_configuration(folder: DataFolder, socket: Path, extra: Mapping[str, str]) -> Path:
    """Writes the three files of the server and returns the main one. `extra` settings win over ours."""
    place = folder.postgresql
    _write(place / "pg_hba.conf", f"local all {ROLE},{SUPERUSER} peer map=stroomlijn\n")
    _write(place / "pg_ident.conf", "".join(f'stroomlijn "{starter()}" {role}\n' for role in (ROLE, SUPERUSER)))
    settings = {
        "hba_file": _quoted(place / "pg_hba.conf"),
        "ident_file": _quoted(place / "pg_ident.conf"),
        "unix_socket_directories": _quoted(socket),
        "shared_buffers": f"{_shared_buffers()}MB",
        **_FIXED,
        **extra,
    }
    lines = [f"{name} = {value}\n" for name, value in settings.items()]
    _write(place / "postgresql.conf", "".join([*lines, f"include_if_exists '{OWN_SETTINGS}'\n"]))
    return place / "postgresql.conf"


_FIXED = {
    "listen_addresses": "''",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "fsync": "on",
    "synchronous_commit": "on",
    "jit": "off",
    "max_wal_size": "1GB",
    "random_page_cost": "1.1",
    "timezone": "'UTC'",
    "log_timezone": "'UTC'",
    "logging_collector": "on",
    "log_filename": "'postgresql-%a.log'",
    "log_truncate_on_rotation": "on",
    "log_rotation_size": "0",
    "log_startup_progress_interval": "5s",
}


def _shared_buffers() -> int:
    """A sixteenth of the memory, in MB, between 32 and 256."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20
    return max(32, min(256, memory // 16))


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    path.chmod(0o644)
