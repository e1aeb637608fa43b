"""The draft of a group: one process that follows from its sources and decisions, made in the worker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from stroomlijn.engines.matching.grouping import weigh_rows
from stroomlijn.engines.merging import Difference as Found
from stroomlijn.engines.merging import DifferenceType, Merge, Option, Row, ToldManner, as_shown, told_manners
from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import STEPS, Conditions, Process, conditions_of, process_to_json, step_numbers
from stroomlijn.foundation import live
from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.operations.recording import audit, tell
from stroomlijn.harmonisation import events
from stroomlijn.harmonisation.models import Difference, Draft, Group
from stroomlijn.harmonisation.queries.chosen_documents import Chosen, left_of
from stroomlijn.harmonisation.queries.document_differences import documents_of_options, names_in
from stroomlijn.harmonisation.queries.merging import GroupMerge, merge_of
from stroomlijn.harmonisation.queries.renewed import unseen
from stroomlijn.harmonisation.queries.said import as_kept, said_in
from stroomlijn.harmonisation.queries.words import words_of
from stroomlijn.harmonisation.queries.workbench import FACTS
from stroomlijn.landscape.queries.sources import SourceProcess

from .bringing import Drawn, what_came
from .concept import follow_draft
from .nearness import look_for_near_steps
from .review.shown import keep_shown

NO_GRAPH = {"id": "", "name": ""}


@transaction.atomic
def begin_merge(actor: Actor, group_id: int) -> Draft:
    """Starts the work on a group: from now on its members are fixed and a draft is made."""
    group = Group.objects.select_for_update().get(pk=group_id)
    if group.state != Group.State.PROPOSED:
        raise Problem("group-not-in-state", state=Group.State(group.state).label)
    group.state = Group.State.MERGING
    group.revision += 1
    group.save()
    said = as_kept(said_in(group.traject_id))
    draft = Draft.objects.create(group=group, words=words_of(group.traject_id), said=said)
    audit(actor, "merge-began", "group", group.pk)
    tell(actor, events.MERGE_BEGAN, "group", group.pk)
    _queue(group.pk)
    return draft


def ask_anew(group_id: int, **told: Any) -> None:
    """Says that the draft no longer follows from the decisions; call it in the transaction that changes them.

    What is `told` reaches whoever follows the group at once, before their page is renewed.
    """
    Draft.objects.filter(group_id=group_id).update(asked=F("asked") + 1, state=Draft.State.STALE)
    live.publish(f"group-{group_id}", state=Draft.State.STALE, **told)
    _queue(group_id)


def ask_after_renewal(group_id: int) -> None:
    """As `ask_anew`, for a source that was read in anew: what it changes unasked is kept until somebody looked."""
    ask_anew(group_id)
    Draft.objects.filter(group_id=group_id).update(renewal=F("asked"))


def make_draft(group_id: int) -> None:
    """Makes the draft from the decisions as they stand; again when one came in meanwhile."""
    draft = Draft.objects.get(group_id=group_id)
    while draft.made < draft.asked:
        asked = draft.asked
        _keep(group_id, asked, merge_of(group_id))
        draft.refresh_from_db()


def unmade_drafts() -> list[int]:
    """The groups of which the draft does not follow from the decisions yet."""
    behind = Draft.objects.filter(state=Draft.State.STALE, made__lt=F("asked"))
    return list(behind.values_list("group", flat=True))


@transaction.atomic
def fail_draft(group_id: int, problem: str) -> None:
    """Says why there is no draft; the next decision tries again."""
    Draft.objects.filter(group_id=group_id).update(state=Draft.State.FAILED, problem=problem[:500])
    audit(PRODUCT, "draft-failed", "group", group_id)
    live.publish(f"group-{group_id}", state=Draft.State.FAILED)


def _keep(group_id: int, asked: int, made: GroupMerge) -> None:
    derived = _derived(made)
    with transaction.atomic():
        # The group first, as who decides does: else each could wait for what the other holds.
        Group.objects.select_for_update().get(pk=group_id)
        draft = Draft.objects.select_for_update().get(group_id=group_id)
        if draft.made >= asked:
            return
        if 0 < draft.made < draft.renewal <= asked:
            was, now = Drawn(draft.rows, draft.graph or NO_GRAPH), Drawn(derived["rows"], derived["graph"])
            renewed = _renewed(draft.columns, derived["columns"])
            came = what_came(was, now, _asked_again(made.merge))
            draft.brought = [*unseen(draft.brought), *({**one, "by": renewed} for one in came)]
        _fill(draft, asked, derived)
        _replace_differences(draft, made)
        _bring_on_group(draft, still_open=bool(made.merge.open))
        follow_draft(group_id)
        keep_shown(group_id)
        look_for_near_steps(group_id)
        _look_for_improvements(group_id)
        live.publish(f"group-{group_id}", state=draft.state, made=asked, open=len(made.merge.open))


def _renewed(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> list[int]:
    """The processes of which the draft holds another version now."""
    versions = {column["process"]: column.get("version") for column in before}
    return [one["process"] for one in after if versions.get(one["process"]) not in (None, one["version"])]


def _asked_again(merged: Merge) -> set[tuple[str, str]]:
    """By row what is open: that is asked, so it needs no telling."""
    return {(row, found.type) for found in merged.open for row in found.rows}


def _derived(made: GroupMerge) -> dict[str, Any]:
    """The fields of a draft that follow from the merge alone."""
    from stroomlijn.engines.execution import check_soundness
    from stroomlijn.engines.formats.bpmn import write_bpmn
    from stroomlijn.engines.layout import draw_svg

    merged, sources = made.merge, made.sources
    process, drawing = as_shown(merged.process)
    when, manners = conditions_of(process), told_manners(merged)
    return {
        "graph": process_to_json(process),
        "drawing": draw_svg(process, drawing, numbers=step_numbers(process)),
        "bpmn": write_bpmn(process, drawing),
        "soundness": [asdict(finding) for finding in check_soundness(process).findings] if not merged.open else [],
        "step_count": len(process.steps),
        "columns": [_column(key[0], sources) for key in merged.alignment.columns],
        "rows": [_row(row, merged, sources, when, manners.get(row.id, ())) for row in merged.alignment.rows],
        "left_out": [
            {**_column(one.place, sources), "code": one.code, "facts": dict(one.facts)}
            for one in (*merged.left_out, *merged.contradicted)
        ],
    }


def _fill(draft: Draft, asked: int, derived: Mapping[str, Any]) -> None:
    for name, value in derived.items():
        setattr(draft, name, value)
    draft.made = asked
    draft.made_at = timezone.now()
    draft.problem = ""
    draft.state = Draft.State.READY if draft.asked == asked else Draft.State.STALE
    draft.save()


def _replace_differences(draft: Draft, made: GroupMerge) -> None:
    merged, sources, documents, agreeing = made
    steps = _steps_by_row(merged, sources)
    draft.differences.all().delete()
    Difference.objects.bulk_create(
        [
            _difference(draft, position, found, sources, documents, steps, agreeing.get(found.id, ()))
            for position, found in enumerate(merged.differences)
        ]
    )


def _bring_on_group(draft: Draft, *, still_open: bool) -> None:
    """Decided once nothing is open, being merged until then; what was published stays so."""
    state = Group.State.MERGING if still_open else Group.State.DECIDED
    working = (Group.State.MERGING, Group.State.DECIDED)
    Group.objects.filter(pk=draft.group_id, state__in=working).update(
        state=state, saves=_saved(draft.rows), revision=F("revision") + 1
    )


def _saved(rows: list[dict[str, Any]]) -> int:
    """How many steps need no longer be kept twice, by which step is which in the comparison."""
    return weigh_rows([[bool(cell) for cell in row["cells"]] for row in rows if row["kind"] in STEPS]).copies


def _difference(
    draft: Draft,
    position: int,
    found: Found,
    sources: list[SourceProcess],
    documents: Chosen,
    steps: Mapping[str, Sequence[tuple[int, str]]],
    agreeing: Sequence[str],
) -> Difference:
    """Of documents with those that stay, in words; which they were tells `about`."""
    about_documents = found.type == DifferenceType.DOCUMENT
    options = [
        {
            "id": option.id,
            "kind": option.kind,
            "text": "; ".join(left_of(names_in(option.text), documents)) if about_documents else option.text,
            "members": [_organisation(key[0], sources) for key in option.members],
            "steps": option.consequence.steps,
            "handoffs": option.consequence.handoffs,
            "loops": option.consequence.loops,
            "waits": option.consequence.waits,
            **({"told_by": _told_by(option, sources)} if option.told_by else {}),
            **({"falls": list(option.falls)} if option.falls else {}),
            **({"may_fall": list(option.may_fall)} if option.may_fall else {}),
        }
        for option in found.options
    ]
    chosen = found.choice.option if found.choice else ""
    falls = next((option.falls for option in found.options if option.id == chosen), ())
    return Difference(
        draft=draft,
        key=found.id,
        type=found.type,
        position=position,
        about={
            "label": str(FACTS[found.label]) if found.type == DifferenceType.FACT else found.label,
            "elements": list(found.elements),
            "rows": list(found.rows),
            "steps": [step for row in found.rows for step in steps[row]],
            **({"choice": chosen} if chosen else {}),
            **({"falls": list(falls)} if falls else {}),
            **({"agreeing": list(agreeing)} if agreeing else {}),
            **({"documents": documents_of_options(found)} if about_documents else {}),
        },
        options=options,
        proposed=_most_common(options),
        decided=found.choice is not None,
    )


def _told_by(option: Option, sources: list[SourceProcess]) -> list[tuple[int, str]]:
    process = {source.number: source.process_id for source in sources}
    return [(process[number], way) for (number, _name), way in option.told_by]


def _steps_by_row(merged: Merge, sources: list[SourceProcess]) -> dict[str, list[tuple[int, str]]]:
    """The sources' own steps on each row: process and element."""
    process = {source.number: source.process_id for source in sources}
    columns = [process[number] for number, _name in merged.alignment.columns]
    return {
        row.id: [(column, element) for column, element in zip(columns, row.cells, strict=True) if element]
        for row in merged.alignment.rows
    }


def _most_common(options: list[dict[str, Any]]) -> str:
    """The option that most organisations follow now; the first of equals, '' when none does."""
    best = max(options, key=lambda option: len(option["members"]), default=None)
    return best["id"] if best and best["members"] else ""


def _column(number: str, sources: list[SourceProcess]) -> dict[str, Any]:
    source = next(source for source in sources if source.number == number)
    of = {"process": source.process_id, "version": source.version_id}
    return {"number": number, "organisation": source.organisation, "name": source.name, **of}


def _organisation(number: str, sources: list[SourceProcess]) -> str:
    return next((source.organisation for source in sources if source.number == number), number)


def _row(
    row: Row, merged: Merge, sources: list[SourceProcess], when: Conditions, manners: Sequence[ToldManner]
) -> dict[str, Any]:
    cells, place = [], None
    for (number, _name), node_id in zip(merged.alignment.columns, row.cells, strict=True):
        graph: Process = next(source.graph for source in sources if source.number == number)
        node = graph.node.get(node_id)
        cells.append({"label": node.label, "role": node.role, "element": node_id} if node else None)
        place = (node.event if node else None) or place
    about = {"id": row.id, "label": row.label, "kind": row.kind, "element": row.element, "event": place}
    there = merged.process.node.get(row.element)
    becomes: dict[str, Any] = {"document": [*there.documents] if there else []}
    if there:
        said = {"role": there.role, "system": there.system, "term": there.lead_time}
        becomes |= {**said, "duration": there.duration}
    if manners:
        becomes["manners"] = [asdict(manner) for manner in manners]
    return {**about, "cells": cells, "when": when.get(row.element, []), "becomes": becomes}


def _queue(group_id: int) -> None:
    """A job each time, one after another: one that finds the draft up to date does nothing.

    No queueing lock: a job that must be done again could then not go back to the queue beside a newer one.
    """
    from stroomlijn.harmonisation import jobs

    jobs.make_draft.configure(lock=f"group-{group_id}").defer(group_id=group_id)


def _look_for_improvements(group_id: int) -> None:
    from stroomlijn.harmonisation import jobs

    jobs.look_for_improvements.configure(lock=f"group-{group_id}").defer(group_id=group_id)
