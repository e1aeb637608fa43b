"""Reactions as they can be given to somebody who asks for them under the Woo: what was said and done, without names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from stroomlijn.foundation.personal_data import masked
from stroomlijn.landscape.access import answerable
from stroomlijn.landscape.models import Reaction

from .reactions import Wanted
from .responsible import people_of

MASK = "[naam]"


def export_rows(account: Any, wanted: Wanted) -> Iterator[tuple[object, ...]]:
    """A heading, then a row per reaction, oldest first."""
    yield (
        _("Nummer"), _("Datum"), _("Proces"), _("Stap"), _("Versie"), _("Reactie"), _("Stand"), _("Antwoord"),
        _("Beantwoord op"), _("Verwerkt in versie"),
    )  # fmt: skip
    ids = Reaction.objects.filter(answerable(account), wanted.condition()).values("pk")
    rows = Reaction.objects.filter(pk__in=ids).order_by("created_at", "pk")
    found = list(rows.select_related("process", "version", "taken_up_in", "account", "answered_by").only(*_FIELDS))
    known = people_of(reaction.process for reaction in found)
    names = {person.name for person in known.values()} | {reaction.account.name for reaction in found}
    names |= {reaction.answered_by.name for reaction in found if reaction.answered_by is not None}
    for reaction in found:
        taken_up = reaction.taken_up_in.number if reaction.taken_up_in else ""
        answered = timezone.localdate(reaction.answered_at).isoformat() if reaction.answered_at else ""
        yield (
            reaction.pk,
            timezone.localdate(reaction.created_at).isoformat(),
            f"{reaction.process.number} {reaction.process.name}",
            reaction.step_label,
            reaction.version.number,
            masked(reaction.text, names, MASK),
            reaction.get_state_display(),
            masked(reaction.answer, names, MASK),
            answered,
            taken_up,
        )


_FIELDS = (
    "text", "step_label", "state", "answer", "created_at", "answered_at", "process__name", "process__owner",
    "process__coordinator", "version__number", "taken_up_in__number", "account__name", "answered_by__name",
)  # fmt: skip
