"""Which processes and steps may be one all the same: looked for when they are compared, kept for people to answer."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from stroomlijn.engines.matching import Member, Place
from stroomlijn.engines.matching.near_groups import near_groups
from stroomlijn.engines.matching.near_steps import near_steps
from stroomlijn.engines.problems import Remark
from stroomlijn.engines.process_model import Process
from stroomlijn.harmonisation.models import Draft, Judgement, NearProcesses, NearSteps
from stroomlijn.harmonisation.queries.needed import needed_versions
from stroomlijn.harmonisation.queries.words import thesaurus_with
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
    for near in near_groups(members):
        one, other = sorted((process_of[near.one[0]], process_of[near.other[0]]))
        said = _said(near.reasons)
        found.append(
            NearProcesses(traject_id=traject_id, one_id=one, other_id=other, likeness=near.likeness, reasons=said)
        )
    return found


def keep_near_processes(traject_id: int, found: Iterable[NearProcesses]) -> None:
    """In the place of what an earlier comparison found; call it in the transaction that arranges the groups."""
    NearProcesses.objects.filter(traject=traject_id).delete()
    NearProcesses.objects.bulk_create(found, batch_size=500)


def look_for_near_steps(group_id: int) -> None:
    """Looks at the steps that stand alone in the comparison, when it or what was judged changed since the last time.

    Call it in the transaction that keeps the draft: who sees the one sees the other.
    """
    draft = Draft.objects.only("rows", "columns", "words", "group").filter(group=group_id, made__gt=0).first()
    if draft is None:
        return
    said = list(Judgement.objects.filter(group=group_id))
    versions = needed_versions(group_id)
    key = _key(draft, said, versions)
    known = NearSteps.objects.filter(group=group_id).first()
    if known is not None and known.of == key:
        return
    pairs = _pairs(draft, said, {source.process_id: source.graph for source in versions_of(versions)})
    NearSteps.objects.update_or_create(group_id=group_id, defaults={"of": key, "pairs": pairs})


def groups_to_look_at() -> list[int]:
    """Groups with a comparison of before steps were looked for."""
    return list(Draft.objects.filter(made__gt=0, group__near_steps=None).values_list("group", flat=True))


def _pairs(draft: Draft, said: Iterable[Judgement], graphs: dict[int, Process]) -> list[dict[str, Any]]:
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
    return [
        {
            "one": _place(near.one, columns),
            "other": _place(near.other, columns),
            "likeness": near.likeness,
            "reasons": _said(near.reasons),
        }
        for near in near_steps([graphs[process] for process in columns], rows, judged, thesaurus_with(draft.words))
    ]


def _place(place: Place, columns: Sequence[int]) -> list[int | str]:
    return [columns[place[0]], place[1]]


def _said(reasons: Iterable[Remark]) -> list[dict[str, Any]]:
    return [{"code": reason.code, "facts": dict(reason.facts)} for reason in reasons]


def _key(draft: Draft, said: Iterable[Judgement], versions: Sequence[int]) -> str:
    """What the answer follows from: the versions, which steps lie in one row, what was judged and said of words."""
    cells = [[cell["element"] if cell else "" for cell in row["cells"]] for row in draft.rows]
    judged = [
        (one.left_process_id, one.left_element, one.right_process_id, one.right_element, one.same) for one in said
    ]
    said_of_words = [draft.words] if draft.words else []
    columns = [column["process"] for column in draft.columns]
    text = json.dumps([sorted(versions), columns, cells, judged, *said_of_words])
    return hashlib.sha256(text.encode()).hexdigest()
