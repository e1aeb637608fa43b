"""What the tests of publishing share."""

from __future__ import annotations

import datetime

from django.test import Client
from tests.contexts.landscape.owned import TODAY, concept, organisation

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.queries.search import search
from stroomlijn.landscape.models import Process, Validity, Version
from stroomlijn.landscape.operations.releasing import Release, release

Processes = dict[str, Process]
STEPS = ("Bellen", "Gesprek voeren", "Besluit nemen")


def published(
    actor: Actor, process: Process, day: datetime.date = TODAY, *steps: str, at: str = "Uden", **more: object
) -> Version:
    version = concept(actor, process, *(steps or STEPS))
    return release(actor, version.pk, Release(begins={organisation(at): day}, **more))  # type: ignore[arg-type]


def periods(process: Process) -> list[tuple[str, datetime.date, datetime.date | None]]:
    rows = Validity.objects.filter(process=process).order_by("period")
    return [(row.version.number, row.period.lower, row.period.upper) for row in rows]


def state(version: Version) -> str:
    return Version.objects.values_list("state", flat=True).get(pk=version.pk)


def found(words: str) -> list[str]:
    return [one.title for one in search(words, ["process"]).found]


def reads(client: Client, process: Process) -> int:
    return client.get(f"/processen/{process.number}").status_code
