"""What `stroomlijn start` was asked, and what its children must know of it."""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.database import DataFolder

_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}  # noqa: S104 - compared with, not bound to
_HIGHEST_PORT = 65535


@dataclass(frozen=True, slots=True)
class Options:
    """`public_url` is the address people use when something stands in front of us, "" for none.

    Raises Problem `port-out-of-range` or `public-url-unusable`.
    """

    folder: DataFolder
    host: str = "127.0.0.1"
    port: int = 8000
    public_url: str = ""
    demo: bool = False

    def __post_init__(self) -> None:
        if not 1 <= self.port <= _HIGHEST_PORT:
            raise Problem("port-out-of-range", f"--port {self.port}", highest=_HIGHEST_PORT)
        if self.public_url and not _is_origin(self.public_url):
            raise Problem("public-url-unusable", f"--public-url {self.public_url}")

    @property
    def own_host(self) -> str:
        """A host at which this machine itself reaches the website."""
        return _EVERYWHERE.get(self.host, self.host)

    @property
    def address(self) -> str:
        """Where people find the website."""
        host = f"[{self.own_host}]" if ":" in self.own_host else self.own_host
        return self.public_url or f"http://{'localhost' if host == '127.0.0.1' else host}:{self.port}"

    def environment(self, database: str) -> dict[str, str]:
        """The environment of every child."""
        return {
            "DJANGO_SETTINGS_MODULE": "stroomlijn.web.settings",
            **os.environ,
            "DATABASE_URL": database,
            "STROOMLIJN_DATA_DIR": str(Path(self.folder.path).absolute()),
            "STROOMLIJN_DEMO": "1" if self.demo else "",
            "STROOMLIJN_HOSTS": ",".join(filter(None, [os.environ.get("STROOMLIJN_HOSTS", ""), *self._hosts()])),
            "STROOMLIJN_PUBLIC_URL": self.public_url,
            "STROOMLIJN_ADDRESS": self.address,
        }

    def _hosts(self) -> list[str]:
        """The names at which people may ask for us: the one we listen on, or all of this machine's."""
        if self.host not in _EVERYWHERE:
            return [f"[{self.host}]" if ":" in self.host else self.host]
        name = socket.gethostname()
        try:
            found = socket.getaddrinfo(name, None, family=socket.AF_INET)
        except OSError:
            return [name]
        return sorted({name, *(str(entry[4][0]) for entry in found)})


def _is_origin(url: str) -> bool:
    """Whether it is http(s)://host or http(s)://host:port: links are made by putting a path behind it."""
    try:
        parts = urlsplit(url)
        usable = parts.port != 0 and bool(parts.hostname)
    except ValueError:
        return False
    written = f"{parts.scheme}://{parts.netloc}"
    plain = not any(sign.isspace() for sign in url) and "@" not in parts.netloc
    return usable and plain and parts.scheme in ("http", "https") and url.lower() == written.lower()
