"""The merge of a group as it follows from its sources, with all decisions and judgements that hold."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from stroomlijn.engines.matching import Member
from stroomlijn.engines.merging import Choice, Merge, prepare, replay
from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Source
from stroomlijn.harmonisation.models import Decision, Draft, Judgement
from stroomlijn.landscape.queries.sources import SourceProcess, versions_of

from .chosen_documents import Chosen, chosen_documents, with_chosen
from .document_differences import settled_choices
from .needed import needed_versions
from .words import thesaurus_with

Pairs = list[tuple[Source, Source]]


class GroupMerge(NamedTuple):
    """What follows, the sources it follows from, and the documents that stay in it in the place of others."""

    merge: Merge
    sources: list[SourceProcess]
    documents: Chosen


def merge_of(group_id: int) -> GroupMerge:
    """Raises Problem "nothing-needed" when all members were dropped."""
    sources = versions_of(needed_versions(group_id))
    if not sources:
        raise Problem("nothing-needed")
    documents = chosen_documents(group_id)
    members = [Member(source.number, source.graph) for source in sources]
    together, apart = _judgements(group_id, members, sources)
    words = Draft.objects.filter(group=group_id).values_list("words", flat=True).first() or {}
    prepared = prepare(members, together=together, apart=apart, thesaurus=thesaurus_with(words))
    merged = replay(prepared, settled_choices(prepared.differences, documents) | _choices(group_id))
    return GroupMerge(replace(merged, process=with_chosen(merged.process, documents)), sources, documents)


def _choices(group_id: int) -> dict[str, Choice]:
    in_force = Decision.objects.filter(group_id=group_id, kind=Decision.Kind.DIFFERENCE, withdrawn_at=None)
    return {row.difference: Choice(row.option, row.condition, row.value) for row in in_force}


def _judgements(group_id: int, members: list[Member], sources: list[SourceProcess]) -> tuple[Pairs, Pairs]:
    """(together, apart): the pairs of steps that people judged, of the processes that take part."""
    key = {source.process_id: member.key for source, member in zip(sources, members, strict=True)}
    pairs: dict[bool, Pairs] = {True: [], False: []}
    for one in Judgement.objects.filter(group_id=group_id):
        if one.left_process_id in key and one.right_process_id in key:
            left = Source(*key[one.left_process_id], one.left_element)
            right = Source(*key[one.right_process_id], one.right_element)
            pairs[one.same].append((left, right))
    return pairs[True], pairs[False]
