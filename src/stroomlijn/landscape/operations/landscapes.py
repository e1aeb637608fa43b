"""The landscapes of a traject."""

from __future__ import annotations

from django.utils.translation import gettext as _

from stroomlijn.landscape.models import Landscape


def target_landscape(traject_id: int, language: str) -> Landscape:
    """The landscape of what comes out of a traject; made when there is none."""
    landscape, _made = Landscape.objects.get_or_create(
        traject_id=traject_id,
        kind=Landscape.Kind.TARGET,
        defaults={"name": _("Nieuwe werkwijze"), "language": language},
    )
    return landscape
