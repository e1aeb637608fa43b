"""What the settings read from the machine: secret key, database address, host names."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

SELECTIELIJSTEN = "https://selectielijst.openzaak.nl/api/v1/ https://referentielijsten-api.vng.cloud/api/v1/"
"""The two services with the selectielijst for municipalities that catalogues point at."""


def words(name: str, otherwise: str = "") -> tuple[str, ...]:
    """The words of a setting, with spaces between them."""
    return tuple(os.environ.get(name, otherwise).split())


def secret_key(data_folder: Path) -> str:
    """The installation's own key, made at the first start in the data folder (mode 0600)."""
    file = Path(os.environ.get("STROOMLIJN_SECRET_KEY_FILE", data_folder / "secret-key"))
    if file.is_file():
        return file.read_text(encoding="ascii").strip()
    key = secrets.token_urlsafe(48)
    if file.parent.is_dir():
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as target:
            target.write(key)
    return key


def allowed_hosts(public_url: str) -> list[str]:
    """Loopback, and the host people use when a public address is given."""
    public = urlsplit(public_url).hostname
    extra = [host for host in os.environ.get("STROOMLIJN_HOSTS", "").split(",") if host]
    return ["localhost", "127.0.0.1", "[::1]", *([public] if public else []), *extra]


def database(url: str) -> dict[str, Any]:
    """Django's connection settings for a PostgreSQL address in the form that libpq takes."""
    from psycopg.conninfo import conninfo_to_dict

    parts = conninfo_to_dict(url) if url else {}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": parts.pop("host", ""),
        "PORT": str(parts.pop("port", "")),
        "NAME": parts.pop("dbname", "stroomlijn"),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        # A small pool per process, shared by its threads; it keeps server-side binding and prepared statements, which
        # halve the cost of a short request.
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            **parts,
            "server_side_binding": True,
            "prepare_threshold": 2,
            "connect_timeout": 5,
            "pool": {"min_size": 1, "max_size": 8, "timeout": 10},
        },
    }


def static_storage(collected: Path) -> str:
    """Hashed and compressed files once they were collected; plain files in a source tree that was not built."""
    if (collected / "staticfiles.json").is_file():
        return "stroomlijn.web.static_files.StaticFiles"
    return "django.contrib.staticfiles.storage.StaticFilesStorage"
