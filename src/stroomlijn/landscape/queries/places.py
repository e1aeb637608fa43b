"""Where somebody may begin a process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from stroomlijn.foundation.access import May, allowed, allowed_scopes
from stroomlijn.landscape.models import Landscape
from stroomlijn.organisation.access import accessible_trajecten


@dataclass(frozen=True, slots=True)
class Place:
    """A landscape; without an id the target landscape of the traject, which is made by its first process."""

    traject_id: int
    landscape_id: int | None
    name: str

    @property
    def key(self) -> str:
        return f"{self.traject_id}-{self.landscape_id or 'nieuw'}"


def may_add_places(account: Any) -> bool:
    """Whether somebody may begin a process for any organisation, also one that is not there yet."""
    return allowed(account, May.EDIT)


def places_to_edit(account: Any) -> list[Place]:
    """The new way of working of each traject first, then the organisations in it."""
    trajecten = {traject.id: traject.name for traject in accessible_trajecten(account, May.EDIT)}
    within = allowed_scopes(account, May.EDIT, "organisation")
    reach = Q() if within is None else Q(traject__in=trajecten) | Q(organisation__in=within)
    sources = Landscape.objects.filter(reach, kind=Landscape.Kind.SOURCE).select_related("organisation", "traject")
    new = [
        Place(traject_id, None, _("Nieuwe werkwijze van %(name)s") % {"name": name})
        for traject_id, name in trajecten.items()
    ]
    named = [Place(each.traject_id, each.pk, f"{each.organisation or each} ({each.traject.name})") for each in sources]
    return [*new, *sorted(named, key=lambda place: place.name.casefold())]
