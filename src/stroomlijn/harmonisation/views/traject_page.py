"""What the pages of a traject share: the funnel, whether a comparison runs, what one may do."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stroomlijn.foundation.access import May, Scope, allowed
from stroomlijn.harmonisation.access import access_workbench
from stroomlijn.harmonisation.figures import STAGES
from stroomlijn.harmonisation.queries.funnel import Funnel, funnel
from stroomlijn.harmonisation.queries.groups import latest_grouping
from stroomlijn.organisation.queries.trajecten import TrajectValue


def of_traject(request: HttpRequest, traject_id: int) -> tuple[TrajectValue, dict[str, Any]]:
    """The traject, for who follows the work in it, and what every page of it shows."""
    found = access_workbench(request.user, traject_id)
    counts = funnel(found.id)
    scope = Scope("traject", found.id)
    return found, {
        "traject": found,
        "counts": counts,
        "stages": stages(found.id, counts),
        "grouping": latest_grouping(found.id),
        "may_harmonise": allowed(request.user, May.HARMONISE, scope),
        "may_import": allowed(request.user, May.IMPORT, scope),
    }


def stages(traject_id: int, counts: Funnel) -> list[dict[str, object]]:
    """The funnel as the page draws it; each number opens what it counts."""
    processes, groups = reverse("traject-processes", args=[traject_id]), reverse("groups", args=[traject_id])
    opens = {
        "imported": processes,
        "needed": f"{processes}?stap=nodig",
        "generic": f"{groups}?stap=generiek",
        "decided": f"{groups}?stap=besloten",
        "adopted": f"{groups}?stap=vastgesteld",
        "published": f"{groups}?stap=gepubliceerd",
    }
    notes = _notes(counts)
    return [
        {"name": _(title), "count": getattr(counts, stage), "url": opens[stage], "note": notes.get(stage, "")}
        for stage, (_figure, title) in STAGES.items()
    ]


def _notes(counts: Funnel) -> dict[str, str]:
    """What became of those that a number has fewer than the one before it."""
    dropped = counts.imported - counts.needed
    merged = counts.needed - counts.generic if counts.generic else 0  # before they are compared nothing merges
    waiting = counts.generic - counts.decided
    said = {
        "imported": (counts.imported, _("processen van nu")),
        "needed": (dropped, ngettext("%(number)d vervalt, met reden", "%(number)d vervallen, met reden", dropped)),
        "generic": (counts.generic, _generic(merged)),
        "decided": (waiting, ngettext("%(number)d wacht op keuzes", "%(number)d wachten op keuzes", waiting)),
        "published": (counts.published, _("staan in de proceskaart")),
    }
    return {stage: words % {"number": number} for stage, (number, words) in said.items() if number > 0}


def _generic(merged: int) -> str:
    """What the word means, and what became of the others."""
    told = ngettext(
        "%(number)d wordt één met een gelijk proces", "%(number)d worden één met een gelijk proces", merged
    ) % {"number": merged}
    return _("voor iedereen samen: %(told)s") % {"told": told} if merged > 0 else _("voor iedereen samen")
