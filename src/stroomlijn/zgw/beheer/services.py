"""Services of others that the register may call: added and removed."""

from __future__ import annotations

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit
from stroomlijn.zgw.models import ExternalService
from stroomlijn.zgw.outside.services import is_plain
from stroomlijn.zgw.wire.kinds import is_address


@transaction.atomic
def add_service(actor: Actor, *, label: str, root: str) -> None:
    """Raises Problem for what is no address, or is there already."""
    if not (is_address(root) and is_plain(root)):
        raise Problem("service-address-unusable")
    _, new = ExternalService.objects.get_or_create(root=root.rstrip("/") + "/", defaults={"label": label})
    if not new:
        raise Problem("service-exists")
    audit(actor, "service-added", "service", 0, name=label, url=root)


@transaction.atomic
def remove_service(actor: Actor, root: str) -> None:
    """Removing it twice changes nothing."""
    found = ExternalService.objects.select_for_update().filter(pk=root).first()
    if found:
        audit(actor, "service-removed", "service", 0, name=found.label, url=root)
        found.delete()
