"""The mail server that an installation is given by one address."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail goes. `tls` begins plain and goes over to TLS, `ssl` is encrypted from the first byte."""

    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    tls: bool = False
    ssl: bool = False


def mail_server(address: str) -> MailServer:
    """The server of `smtp+starttls://name:password@host:587`; an empty one for "".

    The scheme is `smtp`, `smtp+starttls` or `smtps`. Raises ValueError for another one, or without a host.
    """
    if not address:
        return MailServer()
    parts = urlsplit(address)
    if parts.scheme not in PORTS or not parts.hostname:
        raise ValueError("STROOMLIJN_SMTP: smtp://, smtp+starttls:// of smtps:// met een servernaam")
    return MailServer(
        parts.hostname,
        parts.port or PORTS[parts.scheme],
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        tls=parts.scheme == "smtp+starttls",
        ssl=parts.scheme == "smtps",
    )
