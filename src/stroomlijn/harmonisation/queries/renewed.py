"""Which source processes of a group were read in anew since its decisions, and what that changed unasked."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Min, QuerySet
from django.utils.translation import gettext as _

from stroomlijn.harmonisation.models import Draft, GroupMember
from stroomlijn.landscape.queries.step_sentences import duration_said

from .standing import in_force
from .workbench import SUBJECTS


@dataclass(frozen=True, slots=True)
class Renewed:
    """A source process of which a newer version was read in, and when."""

    process_id: int
    name: str
    organisation: str
    at: datetime.datetime


def brought_by(draft: Draft) -> list[Renewed]:
    """The sources that were read in anew by which the draft changed unasked, the newest first."""
    processes = {process for one in unseen(draft.brought) for process in one.get("by", ())}
    if not processes:  # kept by an earlier release, which did not say
        return renewed_sources(draft.group_id)
    return _renewed(GroupMember.objects.filter(group=draft.group_id, process__in=processes))


def renewed_sources(group_id: int) -> list[Renewed]:
    """The members of a group that are newer than its oldest decision in force, the newest first."""
    oldest = in_force(group_id).aggregate(oldest=Min("decided_at"))["oldest"]
    if oldest is None:
        return []
    return _renewed(GroupMember.objects.filter(group=group_id, version__created_at__gt=oldest))


def _renewed(members: QuerySet[GroupMember]) -> list[Renewed]:
    newest = members.order_by("-version__created_at")
    facts = newest.values_list("process", "process__name", "process__landscape__name", "version__created_at")
    return [Renewed(*one) for one in facts]


def brought(draft: Draft) -> list[str]:
    """What sources that were read in anew changed in the draft and nobody looked at yet, a sentence each."""
    return [_told(one) for one in unseen(draft.brought)]


def unseen(lines: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those of what was brought that nobody looked at yet."""
    return [one for one in lines if not one.get("seen")]


def _told(one: dict[str, Any]) -> str:
    step = {"step": f"‘{one['step']}’"}
    if one["what"] == "gone":
        return _("%(step)s staat niet meer in het concept.") % step
    if one["what"] == "new":
        return _("%(step)s staat nu ook in het concept.") % step
    if one["what"] == "order":
        places = {"old": _place(one["old"]), "new": _place(one["new"])}
        return _("%(step)s staat nu %(new)s; eerst stond dat %(old)s.") % (step | places)
    if one["what"] == "condition":
        return _condition_told(one) % (step | {"old": one["old"], "new": one["new"]})
    if one["what"] == "choice":
        return _("Na %(step)s: %(said)s") % (step | {"said": " ".join(one["said"])})
    said = {"subject": str(SUBJECTS[one["what"]]) % step, "old": _value(one, "old"), "new": _value(one, "new")}
    return _("%(subject)s: eerst %(old)s, nu %(new)s.") % said


def _condition_told(one: dict[str, Any]) -> str:
    if not one["old"]:
        return _("%(step)s doe je nu %(new)s; eerst stond er geen voorwaarde bij.")
    if not one["new"]:
        return _("Bij %(step)s staat nu geen voorwaarde meer; eerst deed je dat %(old)s.")
    return _("%(step)s doe je nu %(new)s; eerst was dat %(old)s.")


def _value(one: dict[str, Any], which: str) -> str:
    value = one[which]
    if one["what"] == "duration":
        value = duration_said(value)
    if one["what"] == "document":
        value = "; ".join(value)
    return str(value) if value else _("niets")


def _place(names: Sequence[str]) -> str:
    if not names:
        return _("aan het begin")
    return _("na %(steps)s") % {"steps": _(" of ").join(f"‘{name}’" for name in names)}
