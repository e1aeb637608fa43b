"""The names that the register is reached by. What it keeps of its own addresses is without them."""

from __future__ import annotations

import re
from collections.abc import Set
from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import split_domain_port, validate_host

_OWN_ADDRESS = re.compile(r"https?://(?P<host>[^/?#]+)(?P<path>/[a-z]+/api/v1(?:/[a-z-]+)+/[0-9a-fA-F-]{36})")
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]", "*"})


def is_ours(host: str, asked: Set[str]) -> bool:
    """Whether a host, with its port, is the register: one that was `asked`, the public one, or another name of it.

    A name of the machine itself is that of all that runs there, so for it the port counts.
    """
    if host in asked:
        return True
    named = [one for one in settings.ALLOWED_HOSTS if one not in _LOOPBACK]
    return host == urlsplit(settings.PUBLIC_URL).netloc or validate_host(split_domain_port(host)[0], named)


def kept(address: str, asked: Set[str]) -> str:
    """An address as it is kept: one of ours without its host and with its id in small letters, so that it is the same
    by each of our names and however it is written."""
    found = _OWN_ADDRESS.fullmatch(address)
    return found["path"].lower() if found and is_ours(found["host"], asked) else address


def without_host(address: str) -> str:
    """The path of an address in a register, whoever's it is; any other address as it is."""
    found = _OWN_ADDRESS.fullmatch(address)
    return found["path"] if found else address


def with_host(kept: str, base: str) -> str:
    """An address as it was kept, as the wire shows it."""
    return base + kept if kept.startswith("/") else kept
