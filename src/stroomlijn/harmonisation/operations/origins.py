"""Where each step of a published version comes from, kept with the version: the draft may be made anew after it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from operator import itemgetter

from django.utils import timezone

from stroomlijn.engines.process_model import STEPS, Process, Source, process_from_json
from stroomlijn.harmonisation.models import Decision, Difference, Draft, Group, Improvement, Judgement, Origin
from stroomlijn.harmonisation.queries.chosen_documents import chosen_documents
from stroomlijn.landscape.queries.concept_values import graph_of
from stroomlijn.landscape.queries.documents import document_key
from stroomlijn.landscape.queries.sources import SourceProcess, versions_of

Place = tuple[int, str]
"""A step by its process and its element there."""


def keep_origins(group: Group, draft: Draft, version_id: int) -> None:
    """Writes them down; call it in the transaction that publishes, after what is published stands.

    A decision touches the steps that its difference is about, and those in its rows of the comparison; one about an
    event or a choice the steps before it; one about documents the steps that come from a step that named one of them.
    """
    graph = process_from_json(graph_of(version_id))
    members = {one.number: one for one in versions_of(group.members.values_list("version", flat=True))}
    decisions, improved = _decisions(group, draft, graph), _improvements(group)
    judged = Judgement.objects.filter(group=group).select_related("judged_by").order_by("pk")
    said = [_said(one, members.values()) for one in judged]
    of_documents = _decisions_about_documents(group)
    Origin.objects.bulk_create(
        Origin(
            version_id=version_id,
            group=group,
            element=node.id[:300],
            sources=_sources(node.sources, members),
            decisions=sorted(decisions[node.id].union(*(of_documents[key] for key in _named(node.sources, members)))),
            improvements=sorted(improved[node.id]),
            judgements=[words for places, words in said if places & _places(node.sources, members)],
        )
        for node in graph.steps
    )


def _places(sources: Iterable[Source], members: Mapping[str, SourceProcess]) -> set[Place]:
    return {(members[source.file].process_id, source.element) for source in sources if source.file in members}


def _said(one: Judgement, members: Iterable[SourceProcess]) -> tuple[set[Place], dict[str, object]]:
    """The two steps, and what was said of them in words that stay as they were."""
    of_process = {member.process_id: member for member in members}
    sides = [(one.left_process_id, one.left_element), (one.right_process_id, one.right_element)]
    left, right = (_called(of_process.get(process), element) for process, element in sides)
    day = timezone.localdate(one.judged_at).isoformat()
    return set(sides), {"left": left, "right": right, "same": one.same, "by": one.judged_by.name, "on": day}


def _called(member: SourceProcess | None, element: str) -> str:
    node = member.graph.node.get(element) if member else None
    return f"{member.organisation}: {node.label}" if member and node else element


def _sources(sources: Iterable[Source], members: dict[str, SourceProcess]) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for source in sources:
        if (member := members.get(source.file)) is not None:
            node = member.graph.node.get(source.element)
            label = node.label if node is not None else ""
            where = {"process": member.process_id, "version": member.version_id, "organisation": member.organisation}
            found.append({**where, "element": source.element, "label": label})
    return found


def _decisions(group: Group, draft: Draft, graph: Process) -> dict[str, set[str]]:
    """The numbers of the decisions in force, by step of the draft."""
    in_force = Decision.objects.filter(group=group, kind=Decision.Kind.DIFFERENCE, withdrawn_at=None)
    number = dict(in_force.values_list("difference", "number"))
    of_row = {row["id"]: row["element"] for row in draft.rows}
    manners = _manners(draft, graph)
    found: dict[str, set[str]] = defaultdict(set)
    for difference in Difference.objects.filter(draft=draft, key__in=number):
        about = difference.about
        named = (*about.get("elements", ()), *(of_row.get(row, "") for row in about.get("rows", ())))
        for element in dict.fromkeys(manner for name in named for manner in manners.get(name, (name,))):
            for step in _told_at(graph, element):
                found[step].add(number[difference.key])
    return found


def _manners(draft: Draft, graph: Process) -> dict[str, list[str]]:
    """By element of a row of the comparison all steps of the draft that come from a step in that row: a decision can
    keep two of it."""
    columns = [column["number"] for column in draft.columns]
    made: dict[tuple[str, str], list[str]] = defaultdict(list)
    for node in graph.steps:
        for source in node.sources:
            made[source.file, source.element].append(node.id)
    found = {}
    for row in filter(itemgetter("element"), draft.rows):
        places = ((number, cell["element"]) for number, cell in zip(columns, row["cells"], strict=True) if cell)
        found[row["element"]] = [row["element"], *(step for place in places for step in made[place])]
    return found


def _told_at(graph: Process, element: str) -> set[str]:
    """The step itself; of an event or a choice the steps right before it, where one reads of it."""
    found, seen, waiting = set[str](), {element}, [element]
    while waiting:
        node = graph.node.get(waiting.pop())
        if node is None or node.kind in STEPS:
            found |= {node.id} if node else set()
            continue
        before = {flow.source for flow in graph.incoming[node.id]} | {node.attached_to} - {""}
        waiting += sorted(before - seen)
        seen |= before
    return found


def _decisions_about_documents(group: Group) -> dict[str, set[str]]:
    """Their numbers, by key of a document."""
    chosen = chosen_documents(group.pk)
    number = dict(Decision.objects.filter(pk__in={one.decision for one in chosen.values()}).values_list("pk", "number"))
    return defaultdict(set, {key: {number[one.decision]} for key, one in chosen.items()})


def _named(sources: Iterable[Source], members: dict[str, SourceProcess]) -> set[str]:
    """The keys of the documents that these steps name."""
    found = (members[source.file].graph.node.get(source.element) for source in sources if source.file in members)
    return {document_key(name) for node in found if node is not None for name in node.documents}


def _improvements(group: Group) -> dict[str, set[int]]:
    """The improvements that were carried out, by step that they were about."""
    found: dict[str, set[int]] = defaultdict(set)
    accepted = Improvement.objects.filter(group=group, state=Improvement.State.ACCEPTED, applied=True)
    for pk, finding in accepted.values_list("pk", "finding"):
        for element in finding.get("elements", ()):
            found[element].add(pk)
    return found
