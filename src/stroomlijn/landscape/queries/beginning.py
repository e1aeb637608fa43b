"""The first steps of a new installation that are about processes."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from stroomlijn.foundation.first_steps import FirstStep
from stroomlijn.landscape.models import Process, Version


def begin_process() -> FirstStep:
    """From nothing, from a file, or many at once."""
    return FirstStep(
        title=_("Zet het eerste proces erin"),
        text=_("Typ de stappen in een tabel, of begin met een werkboek of tekening die je al hebt."),
        done=Process.objects.exists(),
        url=reverse("concept-new"),
        action=_("Nieuw proces"),
        other_url=reverse("trajecten"),
        other=_("Of lees veel processen tegelijk in, voor een fusie of herindeling"),
    )


def publish_process() -> FirstStep:
    """Leads to what can be published, or to all of it when that is more than one."""
    newest = list(
        Version.objects.filter(state=Version.State.CONCEPT).order_by("-pk").values_list("process", flat=True)[:2]
    )
    return FirstStep(
        title=_("Publiceer het"),
        text=_("Daarna vindt en leest iedere collega die mag inloggen het proces."),
        done=Version.objects.filter(published_at__isnull=False).exists(),
        url=_where_to_publish(newest),
        action=_("Publiceren"),
    )


def _where_to_publish(processes: list[int]) -> str:
    if not processes:
        return ""
    if len(processes) == 1:
        return reverse("process-publish", args=processes)
    return f"{reverse('manage')}?stand=concept"
