"""Which node of the draft stands where a source has one of its own."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping

from stroomlijn.engines.process_model import Kind

from .draft import Draft, DraftFlow
from .view import View
from .ways import Ways

Answers = frozenset[tuple[str, str]]
"""Splits of the draft with the answer that leads away from them."""


def counterparts(draft: Draft, ways: Ways, view: View) -> dict[str, str]:
    """By node of the source the node of the draft: itself, else a split with the same question, a join of the same
    answers. Where several could be meant, none is."""
    there = {node: node for node in draft.nodes if draft.outgoing(node) or draft.incoming(node)}
    own = draft.union.sources[view.number].process.nodes
    lacking = [
        node for node in own if node.kind is Kind.GATEWAY and draft.union.home[view.number, node.id] not in there
    ]
    homes = {draft.union.home[view.number, node.id]: question_of(node.label) for node in lacking}
    asked = {node: text for node, text in homes.items() if text and len(view.after.get(node, ())) > 1}
    asking = {
        found.id: text
        for found in draft.nodes.values()
        if found.kind is Kind.GATEWAY and len(draft.outgoing(found.id)) > 1 and (text := _question_in(draft, found.id))
    }
    there |= _paired(asked, asking)
    joins = [node for node in homes if len(view.before.get(node, ())) > 1]
    if joins:
        there |= _paired(_joined_in_source(view, joins, there), _joined_in_draft(draft, ways))
    return there


def question_of(label: str) -> str:
    """A question as it can be compared."""
    return " ".join(label.casefold().split())


def answers_of(flow: DraftFlow) -> set[str]:
    """What the sources, and decisions, say on a flow."""
    said = {own[0].label or own[0].condition for own in flow.members.values() if own} | {flow.condition}
    return {question_of(text) for text in said} - {""}


def _question_in(draft: Draft, node: str) -> str:
    found = draft.nodes[node]
    texts = {question_of(own.label) for own in found.members.values()} if found.members else {question_of(found.label)}
    return texts.pop() if len(texts) == 1 else ""


def _paired(ones: Mapping[str, Hashable], others: Mapping[str, Hashable]) -> dict[str, str]:
    """Those that look alike, where one on each side does."""
    looks = list(ones.values())
    other_looks: dict[Hashable, list[str]] = {}
    for node, look in others.items():
        other_looks.setdefault(look, []).append(node)
    return {
        node: other_looks[look][0]
        for node, look in ones.items()
        if looks.count(look) == 1 and len(other_looks.get(look, ())) == 1
    }


def _joined_in_source(view: View, joins: Iterable[str], there: Mapping[str, str]) -> dict[str, Answers]:
    found = {}
    for join in joins:
        entries = _brought_together(view.ways, join)
        answers = {(there.get(split, ""), question_of(view.answers.get((split, to), ""))) for split, to in entries}
        if len(answers) > 1 and all(split and answer for split, answer in answers):
            found[join] = frozenset(answers)
    return found


def _joined_in_draft(draft: Draft, ways: Ways) -> dict[str, Answers]:
    found = {}
    for node in draft.nodes.values():
        if node.kind is not Kind.GATEWAY or len(draft.incoming(node.id)) < 2:
            continue
        flows = [draft.between(split, to) for split, to in _brought_together(ways, node.id)]
        answers = {(flow.source, answer) for flow in flows if flow for answer in answers_of(flow)}
        if len(answers) > 1:
            found[node.id] = frozenset(answers)
    return found


def _brought_together(ways: Ways, join: str) -> list[tuple[str, str]]:
    """The branches that first meet at the join; none where they had met before it."""
    entries = ways.entries(join, join)
    above = ways.dominators(join)
    return [] if above and ways.entries(above[0], above[0]) == entries else entries
