"""A service elsewhere of which is known beforehand what it says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from stroomlijn.zgw.models import ExternalService, Remembered


def keep(label: str, root: str, found: Mapping[str, Mapping[str, Any]]) -> None:
    """Registers the service below a root, with what stands at its addresses."""
    ExternalService.objects.update_or_create(root=root, defaults={"label": label})
    asked = timezone.now()
    Remembered.objects.bulk_create(
        [Remembered(address=address, body=dict(body), asked=asked) for address, body in found.items()],
        update_conflicts=True,
        unique_fields=["address"],
        update_fields=["body", "asked"],
    )
