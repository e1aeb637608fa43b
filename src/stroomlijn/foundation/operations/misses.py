"""What people ask and do not find, as counts for who can do something about it."""

from __future__ import annotations

import re

from django.db import transaction
from django.db.models import F

from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import SearchMiss
from stroomlijn.foundation.personal_data import seems_personal
from stroomlijn.foundation.text import fold, storable

from .recording import audit

LONGEST = 200
_NUMBER_OF_SOMEBODY = re.compile(r"(?:\d[ .-]?){6,}")


@transaction.atomic
def count_miss(question: str) -> None:
    """Counts a question that found nothing, never by whom. What may be of a person is not kept at all."""
    kept = fold(storable(question))[:LONGEST]
    if not kept or "@" in kept or _NUMBER_OF_SOMEBODY.search(kept) or seems_personal(question):
        return
    miss, made = SearchMiss.objects.get_or_create(question=kept, defaults={"last_on": clock.today()})
    if not made:
        SearchMiss.objects.filter(pk=miss.pk).update(times=F("times") + 1, last_on=clock.today())


@transaction.atomic
def dismiss_miss(actor: Actor, miss_id: int) -> bool:
    """Takes a question off the list; asked again, it is counted from one. False when it is not on it."""
    if not SearchMiss.objects.filter(pk=miss_id).delete()[0]:
        return False
    audit(actor, "search-miss-dismissed", "search-miss", miss_id)
    return True
