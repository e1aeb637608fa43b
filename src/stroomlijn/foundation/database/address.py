"""Addresses of databases, in the URL form that libpq and the settings read."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

ROLE = "stroomlijn"
DATABASE = "stroomlijn"
SUPERUSER = "postgres"


def external_address() -> str:
    """The database that the environment names in `DATABASE_URL`, "" when the embedded one is meant."""
    return os.environ.get("DATABASE_URL", "")


def socket_address(socket_folder: Path, role: str = ROLE, database: str = DATABASE) -> str:
    """The address of a server that listens in `socket_folder` only."""
    return f"postgresql://{role}@/{database}?host={quote(str(socket_folder), safe='')}"


def reach(address: str) -> None:
    """Opens one connection and closes it. Raises Problem `database-unreachable` or `database-address-unusable`."""
    import psycopg

    from .unreachable import unreachable

    try:
        psycopg.connect(address, connect_timeout=5).close()
    except psycopg.Error as error:
        raise unreachable(address, error) from None
