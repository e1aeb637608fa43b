"""Which processes and steps may be one all the same: looked for when they are compared, kept for people to answer."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from stroomlijn.engines.matching import Member, Place, Said
from stroomlijn.engines.matching.near_groups import near_groups
from stroomlijn.engines.matching.near_steps import near_steps
from stroomlijn.engines.matching.teaching import concerning
from stroomlijn.engines.problems import Remark
from stroomlijn.engines.process_model import Process
from stroomlijn.harmonisation.models import Draft, Group, Judgement, NearProcesses, NearSteps
from stroomlijn.harmonisation.queries.needed import needed_versions
from stroomlijn.harmonisation.queries.said import as_kept, said_around, said_in
from stroomlijn.harmonisation.queries.words import thesaurus_with, words_of
from stroomlijn.landscape.queries.sources import SourceProcess, versions_of


def near_processes(traject_id: int, groups: Sequence[Sequence[SourceProcess]]) -> list[NearProcesses]:
    """Of groups as they were compared the processes that may be one all the same; nothing is kept yet.

    By the names that they have here: in its file a process may be called after its organisation as well.
    """
    process_of = {source.number: source.process_id for sources in groups for source in sources}
    members = [
        [Member(source.number, replace(source.graph, name=source.name)) for source in sources] for sources in groups
    ]
    found = []
    for near in near_groups(members, said_in(traject_id), thesaurus_with(words_of(traject_id))):
        one, other = sorted((process_of[near.one[0]], process_of[near.other[0]]))
        found.append(
            NearProcesses(
                traject_id=traject_id,
                one_id=one,
                other_id=other,
                likeness=near.likeness,
                reasons=_reasons(near.reasons),
            )
        )
    return found


def keep_near_processes(traject_id: int, found: Iterable[NearProcesses]) -> None:
    """In the place of what an earlier comparison found; call it in the transaction that arranges the groups."""
    NearProcesses.objects.filter(traject=traject_id).delete()
    NearProcesses.objects.bulk_create(found, batch_size=500)


def look_for_near_steps(group_id: int) -> bool:
    """Looks at the steps that stand alone in the comparison, when it or what was judged, here or of such steps in
    another group of the traject, changed since the last time. Whether it did.

    Call it in the transaction that keeps the draft: who sees the one sees the other.
    """
    draft = Draft.objects.only("rows", "columns", "words", "group").filter(group=group_id, made__gt=0).first()
    if draft is None:
        return False
    judged = list(Judgement.objects.filter(group=group_id))
    said = concerning(said_around(group_id), (cell["label"] for row in draft.rows for cell in row["cells"] if cell))
    versions = list(needed_versions(group_id))
    key = _key(draft, judged, versions, said)
    known = NearSteps.objects.filter(group=group_id).first()
    if known is not None and known.of == key:
        return False
    pairs = _pairs(draft, judged, {source.process_id: source.graph for source in versions_of(versions)}, said)
    NearSteps.objects.update_or_create(group_id=group_id, defaults={"of": key, "pairs": pairs})
    return True


def groups_beside(group_id: int) -> list[int]:
    """The other groups of its traject in which people are at work on a comparison."""
    groups = Group.objects.filter(traject__in=Group.objects.filter(pk=group_id).values("traject"))
    working = groups.filter(state__in=(Group.State.MERGING, Group.State.DECIDED), draft__made__gt=0)
    return list(working.exclude(pk=group_id).order_by("pk").values_list("pk", flat=True))


def groups_to_look_at() -> list[int]:
    """Groups with a comparison of before steps were looked for."""
    return list(Draft.objects.filter(made__gt=0, group__near_steps=None).values_list("group", flat=True))


def _pairs(
    draft: Draft, said: Iterable[Judgement], graphs: dict[int, Process], elsewhere: Iterable[Said]
) -> list[dict[str, Any]]:
    columns = [column["process"] for column in draft.columns]
    if not set(columns) <= graphs.keys():
        return []  # a member was dropped meanwhile: the draft that follows is looked at
    at = {process: number for number, process in enumerate(columns)}
    judged = [
        ((at[one.left_process_id], one.left_element), (at[one.right_process_id], one.right_element), one.same)
        for one in said
        if one.left_process_id in at and one.right_process_id in at
    ]
    rows = [[cell["element"] if cell else "" for cell in row["cells"]] for row in draft.rows]
    processes = [graphs[process] for process in columns]
    return [
        {
            "one": _place(near.one, columns),
            "other": _place(near.other, columns),
            "likeness": near.likeness,
            "reasons": _reasons(near.reasons),
        }
        for near in near_steps(processes, rows, judged, thesaurus_with(draft.words), elsewhere)
    ]


def _place(place: Place, columns: Sequence[int]) -> list[int | str]:
    return [columns[place[0]], place[1]]


def _reasons(reasons: Iterable[Remark]) -> list[dict[str, Any]]:
    return [{"code": reason.code, "facts": dict(reason.facts)} for reason in reasons]


def _key(draft: Draft, said: Iterable[Judgement], versions: Sequence[int], elsewhere: Sequence[Said]) -> str:
    """What the answer follows from: the versions, which steps lie in one row, what was judged here and elsewhere, and
    what was said of words."""
    cells = [[cell["element"] if cell else "" for cell in row["cells"]] for row in draft.rows]
    judged = [
        (one.left_process_id, one.left_element, one.right_process_id, one.right_element, one.same) for one in said
    ]
    more = [kept for kept in (draft.words, as_kept(elsewhere)) if kept]
    columns = [column["process"] for column in draft.columns]
    text = json.dumps([sorted(versions), columns, cells, judged, *more])
    return hashlib.sha256(text.encode()).hexdigest()
