"""What whoever follows a group hears of a decision: enough to show it at once, before the page is renewed."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from stroomlijn.harmonisation.models import Decision
from stroomlijn.harmonisation.queries.register import chosen_words, title_of

MOST, LONGEST = 10, 120
"""A message to all who follow has little room: of more decisions than this the page itself tells when it is renewed."""


def told_live(decisions: Sequence[Decision]) -> list[dict[str, str]]:
    """Of each decision whose it is, the key of its difference, what was chosen, and the sentence that is read out."""
    name = decisions[0].decided_by.name if decisions else ""
    return [_told(one, name) for one in decisions[:MOST]]


def _told(decision: Decision, name: str) -> dict[str, str]:
    chosen = chosen_words(decision)[:LONGEST]
    facts = {"name": name, "title": title_of(decision)[: 2 * LONGEST], "number": decision.number}
    sentence = _("%(name)s legde vast: %(title)s (%(number)s).") % facts
    return {"by": str(decision.decided_by_id), "key": decision.difference, "words": chosen, "sentence": sentence}
