"""The name and address of every kind of object that lists of mixed objects show: the audit search, toegangsrollen."""

from __future__ import annotations

from collections.abc import Callable

from django.urls import reverse

from stroomlijn.foundation.objects import Names, add_kind


def register() -> None:
    """Called once when the product starts."""
    from stroomlijn.foundation.queries.accounts import account_names
    from stroomlijn.harmonisation.queries.meeting_page import meeting_names
    from stroomlijn.harmonisation.queries.names import group_names
    from stroomlijn.harmonisation.queries.premises import premise_names
    from stroomlijn.harmonisation.queries.register import decision_names
    from stroomlijn.harmonisation.queries.working_groups import working_group_names
    from stroomlijn.landscape.queries.names import document_names, process_names, version_names
    from stroomlijn.organisation.queries.directory import person_names
    from stroomlijn.organisation.queries.register import team_names_of, werkrol_names_of
    from stroomlijn.organisation.queries.trajecten import organisations, traject_names

    add_kind("account", account_names, lambda _number: reverse("accounts"))
    add_kind("decision", decision_names, lambda number: reverse("decision-of-id", args=[number]))
    add_kind("version", version_names, lambda _number: "")
    pages: dict[str, Names] = {
        "organisation": lambda ids: organisations(set(ids)),
        "person": person_names,
        "team": team_names_of,
        "werkrol": werkrol_names_of,
        "traject": traject_names,
        "process": process_names,
        "document": document_names,
        "group": group_names,
        "working-group": working_group_names,
        "meeting": meeting_names,
        "premise": premise_names,
    }
    for kind, names in pages.items():
        add_kind(kind, names, _page(kind))


def _page(kind: str) -> Callable[[int], str]:
    return lambda number: reverse(kind, args=[number])
