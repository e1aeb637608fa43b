"""Whose work a process is: its owner's, its coordinator's, and that of whom it is offered to."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from stroomlijn.landscape.models import HandOver, Process, Reaction, Version
from stroomlijn.organisation.queries.people import instead_of

ACTS_ON_PROCESS = frozenset(
    {
        "exercise-added",
        "exercise-changed",
        "exercise-put-back",
        "exercise-withdrawn",
        "hand-over-offered",
        "hand-over-ticked",
        "hand-over-withdrawn",
        "owner-chosen",
        "process-care-set",
        "process-handed-over",
        "process-made-internal",
        "process-made-public",
        "process-reviewed",
        "processes-changed",
        "processes-changed-back",
        "public-names-confirmed",
        "reactions-taken-up",
        "validity-set",
        "version-published",
        "version-state-set",
        "version-withdrawn",
        "withdrawal-undone",
    }
)
ACTS_ON_VERSION = frozenset({"concept-begun", "concept-edited", "concept-put-away", "concept-taken-up"})
ACTS_ON_REACTION = frozenset({"reaction-answered"})


def for_processes(account_id: int, ids: Collection[int]) -> Mapping[int, int]:
    return instead_of(account_id, lambda: _responsible(ids))


def for_versions(account_id: int, ids: Collection[int]) -> Mapping[int, int]:
    versions = Version.objects.filter(pk__in=ids)
    return instead_of(account_id, lambda: _through(dict(versions.values_list("pk", "process"))))


def for_reactions(account_id: int, ids: Collection[int]) -> Mapping[int, int]:
    reactions = Reaction.objects.filter(pk__in=ids)
    return instead_of(account_id, lambda: _through(dict(reactions.values_list("pk", "process"))))


def _through(process_of: Mapping[int, int]) -> dict[int, list[int]]:
    responsible = _responsible(process_of.values())
    return {pk: responsible.get(process, []) for pk, process in process_of.items()}


def _responsible(ids: Collection[int]) -> dict[int, list[int]]:
    rows = Process.objects.filter(pk__in=ids).values_list("pk", "owner", "coordinator")
    found = {pk: [one for one in people if one is not None] for pk, *people in rows}
    offered = HandOver.objects.filter(process__in=ids, state=HandOver.State.OFFERED)
    for process, person in offered.values_list("process", "to"):
        found[process].append(person)
    return found
