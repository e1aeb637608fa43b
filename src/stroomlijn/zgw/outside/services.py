"""Which addresses may be asked: those below the root of a service in the settings or in the register of services."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings

from stroomlijn.zgw.models import ExternalService


def may_ask(address: str) -> bool:
    """Whether the address lies below a root. An address that a server may read in another way lies below none."""
    if not is_plain(address):
        return False
    registered = ExternalService.objects.values_list("root", flat=True)
    return any(address.startswith(root.rstrip("/") + "/") for root in (*settings.ZGW_SERVICES, *registered))


def is_plain(address: str) -> bool:
    """Whether every server reads it alike: no way up (`..`, also encoded), no name before the host, ASCII."""
    parts = urlsplit(address)
    risky = ("..", "%2e", "%2f", "%5c", "\\", "@", "//")
    rest = f"{parts.netloc}{parts.path}".lower()
    return address.isascii() and not any(sign in rest for sign in risky)
