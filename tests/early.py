"""Loaded before the settings: says where the database of this run will be. It starts when a test asks for it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from stroomlijn.foundation.database.address import socket_address

# Not among pytest's own folders: a socket's path must be short, and the server's user must get in.
FOLDER = Path(tempfile.mkdtemp(prefix="stroomlijn-test-", dir="/tmp"))
OWN_SERVER = "DATABASE_URL" not in os.environ

os.environ.setdefault("DATABASE_URL", socket_address(FOLDER / "data" / "run"))
os.environ.setdefault("STROOMLIJN_DATA_DIR", str(FOLDER / "data"))
os.environ.setdefault("STROOMLIJN_SECRET_KEY_FILE", str(FOLDER / "secret-key"))
