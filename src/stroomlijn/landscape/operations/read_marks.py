"""Somebody says that they read a version.

This leaves no line in the audit: who read what is theirs alone, also for who searches the audit.
"""

from __future__ import annotations

from django.db import transaction

from stroomlijn.foundation.actor import Actor
from stroomlijn.landscape.models import ReadMark, Version


@transaction.atomic
def mark_as_read(actor: Actor, version: Version) -> None:
    """'Ik heb dit gelezen'. A second time changes nothing."""
    ReadMark.objects.get_or_create(
        account_id=actor.person, version=version, defaults={"process_id": version.process_id}
    )


@transaction.atomic
def take_back_mark(actor: Actor, version_id: int) -> None:
    """Not read after all."""
    ReadMark.objects.filter(account=actor.person, version=version_id).delete()
