"""The lasting deputies that a personnel file names."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit_many
from stroomlijn.organisation.models import Deputy


def set_lasting(actor: Actor, deputies: Mapping[int, int], today: datetime.date) -> None:
    """From today these act for these people (deputy by person), in the place of who did so without an end before.

    Call it inside a transaction.
    """
    lasting = Deputy.objects.filter(person__in=deputies.keys(), ends=None)
    lasting.filter(begins__gte=today).delete()
    lasting.update(ends=today - datetime.timedelta(days=1))
    Deputy.objects.bulk_create(Deputy(person_id=person, by_id=by, begins=today) for person, by in deputies.items())
    audit_many(actor, "deputy-set", "person", {person: {"by": by} for person, by in deputies.items()})
