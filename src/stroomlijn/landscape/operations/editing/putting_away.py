"""A concept that nobody goes on with is put away, and can be taken up again as long as no other one is open."""

from __future__ import annotations

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import live
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit
from stroomlijn.landscape.models import Process, Version
from stroomlijn.landscape.queries.concepts import open_concept

from .locking import locked_concept, topic


@transaction.atomic
def put_away(actor: Actor, version_id: int) -> Version:
    """Closes the concept; nothing of it is lost."""
    version = locked_concept(version_id)
    version.state = Version.State.WEGGELEGD
    version.save(update_fields=["state"])
    audit(actor, "concept-put-away", "version", version.pk)
    live.publish(topic(version.pk), closed=True)
    return version


@transaction.atomic
def take_up_again(actor: Actor, process_id: int, number: str) -> Version:
    """Opens a concept again. Raises Problem "concept-another-open" when another one was begun meanwhile."""
    process = Process.objects.select_for_update(of=("self",)).get(pk=process_id)
    version = process.versions.filter(number=number, state=Version.State.WEGGELEGD).first()
    if version is None:
        raise Problem("concept-not-put-away")
    if open_concept(process_id) is not None:
        raise Problem("concept-another-open")
    version.state = Version.State.CONCEPT
    version.save(update_fields=["state"])
    audit(actor, "concept-taken-up", "version", version.pk)
    return version
