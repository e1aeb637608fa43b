"""The register of werkrollen, for other contexts."""

from __future__ import annotations

from stroomlijn.organisation.models import Werkrol


def werkrol_names() -> list[str]:
    """All werkrollen by their own name."""
    return list(Werkrol.objects.values_list("name", flat=True))
