"""The merge of a group as it follows from its sources, with all decisions and judgements that hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from stroomlijn.engines.matching import Key, Member
from stroomlijn.engines.matching.teaching import concerning
from stroomlijn.engines.merging import Choice, Merge, Prepared, prepare, replay
from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Source
from stroomlijn.harmonisation.models import Decision, Difference, Draft, Judgement
from stroomlijn.landscape.queries.sources import SourceProcess, versions_of

from .chosen_documents import Chosen, chosen_documents, with_chosen
from .document_differences import settled_choices
from .needed import needed_versions
from .said import as_said
from .words import thesaurus_with

Pairs = list[tuple[Source, Source]]


class GroupMerge(NamedTuple):
    """What follows, the sources it follows from, and the documents that stay in it in the place of others. `agreeing`
    are, by a decided difference, the keys of further decisions in effect that say the same of it.
    """

    merge: Merge
    sources: list[SourceProcess]
    documents: Chosen
    agreeing: Mapping[str, Sequence[str]]


def merge_of(group_id: int) -> GroupMerge:
    """Raises Problem "nothing-needed" when all members were dropped."""
    sources = versions_of(needed_versions(group_id))
    if not sources:
        raise Problem("nothing-needed")
    documents = chosen_documents(group_id)
    members = [Member(source.number, source.graph) for source in sources]
    key = {source.process_id: member.key for source, member in zip(sources, members, strict=True)}
    together, apart = _judgements(group_id, key)
    words, kept = Draft.objects.filter(group=group_id).values_list("words", "said").first() or ({}, [])
    said = concerning(as_said(kept), (node.label for source in sources for node in source.graph.nodes))
    prepared = prepare(members, together=together, apart=apart, thesaurus=thesaurus_with(words), said=said)
    prepared, decided = _choices(group_id, key, prepared)
    own = set(map(prepared.now, decided))
    by_documents = settled_choices(prepared.differences, documents)
    settled = {key: choice for key, choice in by_documents.items() if key not in own}
    merged = replay(prepared, settled | decided, _known(group_id))
    whole = replace(merged, process=with_chosen(merged.process, documents))
    return GroupMerge(whole, sources, documents, _agreeing(prepared, merged, decided))


def _agreeing(prepared: Prepared, merged: Merge, decided: Iterable[str]) -> dict[str, list[str]]:
    by_difference: dict[str, list[str]] = defaultdict(list)
    for key in sorted(set(decided).difference(merged.refused)):
        by_difference[prepared.now(key)].append(key)
    shown = {one.id for one in merged.differences}
    several = [keys for keys in by_difference.values() if len(keys) > 1]
    return {key: [other for other in keys if other != key] for keys in several for key in keys if key in shown}


def _choices(group_id: int, key: Mapping[int, Key], prepared: Prepared) -> tuple[Prepared, dict[str, Choice]]:
    """The decisions in force, as they are to be made of the options that there are now, and what knows the differences
    that they are on. Asked again is what was decided of steps of which others with the same words took the place, and
    what is not to be chosen any more.
    """
    rows = Decision.objects.filter(group_id=group_id, kind=Decision.Kind.DIFFERENCE, withdrawn_at=None)
    made = list(rows.only("difference", "type", "option", "condition", "value", "options", "steps"))
    steps = {row: [Source(*key[of], element) for of, element in row.steps if of in key] for row in made}
    offered = {row: _offered(row, key) for row in made}
    prepared = prepared.knowing(
        {row.difference: (row.type, steps[row]) for row in made}, {row.difference: offered[row] for row in made}
    )
    found = {}
    for row in made:
        chosen = Choice(row.option, row.condition, row.value)
        choice = prepared.chosen_now(row.difference, chosen, offered[row], steps[row])
        if choice is not None and not prepared.of_others(row.difference, steps[row]):
            found[row.difference] = choice
    return prepared, found


def _offered(decision: Decision, key: Mapping[int, Key]) -> dict[str, dict[Key, str]]:
    return {
        option["id"]: {key[of]: way for of, way in option.get("told_by", ()) if of in key}
        for option in decision.options
    }


def _known(group_id: int) -> list[str]:
    """The keys by which the page, and whoever lays a difference before others, knows the differences."""
    return list(Difference.objects.filter(draft__group=group_id).values_list("key", flat=True))


def _judgements(group_id: int, key: Mapping[int, Key]) -> tuple[Pairs, Pairs]:
    """(together, apart): the pairs of steps that people judged, of the processes that take part."""
    pairs: dict[bool, Pairs] = {True: [], False: []}
    for one in Judgement.objects.filter(group_id=group_id):
        if one.left_process_id in key and one.right_process_id in key:
            left = Source(*key[one.left_process_id], one.left_element)
            right = Source(*key[one.right_process_id], one.right_element)
            pairs[one.same].append((left, right))
    return pairs[True], pairs[False]
