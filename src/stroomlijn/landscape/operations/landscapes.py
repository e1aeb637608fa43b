"""The landscapes of a traject."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from stroomlijn.foundation.actor import Actor
from stroomlijn.landscape.models import Landscape
from stroomlijn.landscape.queries.places import Place
from stroomlijn.organisation.operations.trajecten import daily_work, organisation_named


def target_landscape(traject_id: int, language: str) -> Landscape:
    """The landscape of what comes out of a traject; made when there is none."""
    landscape, _made = Landscape.objects.get_or_create(
        traject_id=traject_id,
        kind=Landscape.Kind.TARGET,
        defaults={"name": _("Nieuwe werkwijze"), "language": language},
    )
    return landscape


@transaction.atomic
def place_of_organisation(actor: Actor, name: str, language: str) -> Place:
    """Where the processes of an organisation stand that belong to no traject; both are made when they are not there."""
    traject_id, organisation_id = daily_work(actor), organisation_named(actor, name)
    landscape, _made = Landscape.objects.get_or_create(
        traject_id=traject_id,
        organisation_id=organisation_id,
        kind=Landscape.Kind.SOURCE,
        defaults={"name": name, "language": language},
    )
    return Place(traject_id, landscape.pk, name)
