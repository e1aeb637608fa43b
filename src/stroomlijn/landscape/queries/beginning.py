"""The first steps of a new installation that are about processes."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from stroomlijn.foundation.access import May, allowed_somewhere
from stroomlijn.foundation.first_steps import FirstStep
from stroomlijn.landscape.models import Process, Version

from .concepts import open_concept

_WAITING = (Version.State.CONCEPT, Version.State.IN_TOETSING, Version.State.VASTGESTELD)


def begin_process() -> FirstStep:
    """From nothing, from a file, or many at once."""
    return FirstStep(
        title=_("Zet het eerste proces erin"),
        text=_(
            "Typ de stappen in een tabel, of begin met een werkboek of tekening die je al hebt. "
            "Bij een fusie of herindeling lees je er veel tegelijk in."
        ),
        done=Process.objects.exists(),
        url=reverse("concept-new"),
        action=_("Nieuw proces"),
        other_url=reverse("trajecten"),
        other=_("Lees processen van meer gemeenten in"),
    )


def publish_process() -> FirstStep:
    """Leads to what can be published, or to all of it when that is more than one."""
    waiting = list(Process.objects.filter(versions__state__in=_WAITING).distinct().values_list("pk", flat=True)[:2])
    only = waiting[0] if len(waiting) == 1 else 0
    return FirstStep(
        title=_("Publiceer het"),
        text=_("Daarna vindt en leest iedere collega die mag inloggen het proces."),
        done=Version.objects.filter(published_at__isnull=False).exists(),
        url=_where_to_publish(waiting),
        action=_("Publiceren"),
        other_url=reverse("editor", args=[only]) if open_concept(only) else "",
        other=_("Ga verder met de stappen"),
    )


def next_step(account: Any) -> FirstStep | None:
    """What brings a first process to the readers, for who may do that; None for others."""
    if not allowed_somewhere(account, May.EDIT, "traject", "organisation"):
        return None
    begun = begin_process()
    return publish_process() if begun.done else begun


def _where_to_publish(processes: list[int]) -> str:
    if not processes:
        return ""
    if len(processes) == 1:
        return reverse("process-publish", args=processes)
    return reverse("manage")
