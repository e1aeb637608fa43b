"""The merge of a group as it follows from its sources, with all decisions and judgements that hold."""

from __future__ import annotations

from stroomlijn.engines.matching import Member
from stroomlijn.engines.merging import Choice, Merge, merge
from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Source
from stroomlijn.harmonisation.models import Decision, Judgement
from stroomlijn.landscape.queries.sources import SourceProcess, versions_of

from .group_documents import chosen_documents, with_chosen
from .needed import needed_versions

Pairs = list[tuple[Source, Source]]


def merge_of(group_id: int) -> tuple[Merge, list[SourceProcess]]:
    """What follows, and the sources it follows from. Raises Problem "nothing-needed" when all members were dropped."""
    sources = versions_of(needed_versions(group_id))
    if not sources:
        raise Problem("nothing-needed")
    documents = chosen_documents(group_id)
    members = [Member(source.number, with_chosen(source.graph, documents)) for source in sources]
    together, apart = _judgements(group_id, members, sources)
    return merge(members, _choices(group_id), together=together, apart=apart), sources


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
