"""Where a workshop is: the difference in hand, which the big screen and whoever looks along go to."""

from __future__ import annotations

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import live
from stroomlijn.harmonisation.models import Difference, Draft


@transaction.atomic
def take_in_hand(group_id: int, difference: str, page: str = "") -> None:
    """Tells all who follow that the workshop looks at this difference; `page` is the one that goes ahead.

    A place on a screen is nothing to audit. Raises Problem "option-unknown" when the difference is not there.
    """
    if not Difference.objects.filter(draft__group=group_id, key=difference).exists():
        raise Problem("option-unknown")
    Draft.objects.filter(group=group_id).update(in_hand=difference)
    live.publish(f"group-{group_id}", hand=difference, page=page[:20])
