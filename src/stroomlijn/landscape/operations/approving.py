"""The way of a concept to publication: in toetsing, vastgesteld, or back to concept."""

from __future__ import annotations

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit, tell
from stroomlijn.foundation.revision import refuse_stale
from stroomlijn.landscape import events
from stroomlijn.landscape.models import Version, large_columns
from stroomlijn.landscape.queries.release import BEFORE_PUBLICATION

State = Version.State


@transaction.atomic
def set_state(actor: Actor, version_id: int, state: str, *, seen: int | None = None) -> Version:
    """Brings a version that was not published to concept, in toetsing or vastgesteld.

    Raises Problem "version-not-in-state" when it was published meanwhile, and "changed-meanwhile".
    """
    version = Version.objects.select_for_update().defer(*large_columns()).get(pk=version_id)
    if state not in BEFORE_PUBLICATION or version.state not in BEFORE_PUBLICATION:
        raise Problem("version-not-in-state", number=version.number, state=State(version.state).label)
    refuse_stale(version, seen)
    version.state = State(state)
    version.revision += 1
    version.save(update_fields=["state", "revision"])
    audit(actor, "version-state-set", "process", version.process_id, version=version.number, state=state)
    tell(actor, events.VERSION_STATE_SET, "process", version.process_id, version=version.pk, state=state)
    return version
