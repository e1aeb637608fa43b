"""A subscriber that the register knows, and how it subscribes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.subscriber import Subscriber, listening

from stroomlijn.zgw.models import ExternalService

ROOT = "/notificaties/api/v1"
AUTH = "Bearer een-geheim-van-de-abonnee"


@contextmanager
def subscriber() -> Iterator[Subscriber]:
    """A running one, registered as a service: without that nothing is sent to this machine itself."""
    with listening() as found:
        ExternalService.objects.create(root=found.root, label="Abonnee")
        yield found


def abonnement(listener: Subscriber, **more: Any) -> dict[str, Any]:
    zaken = {"naam": "zaken", "filters": {}}
    return {"callbackUrl": listener.address, "auth": AUTH, "kanalen": [zaken], **more}
