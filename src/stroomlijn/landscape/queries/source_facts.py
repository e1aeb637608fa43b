"""What is known of each source process of a traject, to count landscapes side by side and to list what they lack."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import BooleanField, F, FilteredRelation, Func, OuterRef, Q, Subquery, Value

from stroomlijn.landscape.models import Landscape, Process, Version

from .concepts import IN_THE_EDITOR

LACKS = ("eigenaar", "wet", "stappen", "systeem")
"""What a process can lack: an owner, its law, described steps, a system."""


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """A source process in its newest version. `lacks` are words of LACKS."""

    id: int
    organisation_id: int | None
    organisation: str
    in_suite: bool | None
    domain: str
    steps: int
    lacks: frozenset[str]


def source_facts(traject_id: int) -> list[SourceFacts]:
    """All source processes of a traject, in order of id."""
    newest = Version.objects.exclude(IN_THE_EDITOR).filter(process=OuterRef("pk")).order_by("-order").values("pk")[:1]
    processes = Process.objects.filter(landscape__traject_id=traject_id, landscape__kind=Landscape.Kind.SOURCE)
    known = processes.annotate(
        newest=FilteredRelation("versions", condition=Q(versions__pk=Subquery(newest))),
    ).annotate(has_law=_names("legal_basis"), has_system=_names("system"))
    rows = known.order_by("pk").values_list(
        "pk",
        "landscape__organisation",
        "landscape__organisation__name",
        "in_suite",
        "domain",
        "newest__step_count",
        "owner",
        "facts__eigenaar",
        "facts__grondslag",
        "has_law",
        "has_system",
    )
    return [_facts(*row) for row in rows]


def _names(fact: str) -> Func:
    """Whether any step of the newest version says this."""
    path = f'$.nodes[*] ? (@.{fact} != "")'
    return Func(
        F("newest__graph"),
        Value(path),
        function="jsonb_path_exists",
        template="%(function)s(%(expressions)s::jsonpath)",
        output_field=BooleanField(),
    )


def _facts(
    pk: int,
    organisation_id: int | None,
    organisation: str | None,
    in_suite: bool | None,
    domain: str,
    steps: int | None,
    owner: int | None,
    owner_words: str | None,
    law: str | None,
    has_law: bool | None,
    has_system: bool | None,
) -> SourceFacts:
    there = {"eigenaar": owner or owner_words, "wet": law or has_law, "stappen": steps, "systeem": has_system}
    lacks = frozenset(word for word, known in there.items() if not known)
    return SourceFacts(pk, organisation_id, organisation or "", in_suite, domain, steps or 0, lacks)
