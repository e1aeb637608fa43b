"""Groups that are in work or done: merged, decided as most do it, published."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from stroomlijn.foundation.actor import Actor
from stroomlijn.harmonisation.operations import deciding, drafting, publishing

Report = Callable[[str], object]


def merge_group(actor: Actor, group_id: int) -> Any:
    """Begins the work on a group; its first draft."""
    draft = drafting.begin_merge(actor, group_id)
    drafting.make_draft(group_id)
    return draft


def decide_all(actor: Actor, group_id: int) -> None:
    """Every difference as most organisations do it now."""
    while deciding.decide_as_proposed(actor, group_id, reason=_("Zoals de meeste collega’s het nu doen.")):
        drafting.make_draft(group_id)


def publish_group(actor: Actor, group_id: int, name: str, valid_from: datetime.date | None, report: Report) -> int:
    """Decides every difference as proposed and publishes; the id of the process that came out."""
    merge_group(actor, group_id)
    decide_all(actor, group_id)
    published = publishing.publish_group(actor, group_id, name=name, valid_from=valid_from)
    report(_("Gepubliceerd: %(number)s %(name)s") % {"number": published.process_number, "name": name})
    return published.process_id
