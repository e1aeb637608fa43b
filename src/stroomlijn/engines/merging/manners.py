"""A step that is done in several manners, under a condition: a choice, and behind it the step in each of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .answering import asks
from .attributes import FIELDS, same, value_of
from .draft import Draft, DraftNode
from .union import Union
from .values import Choice, Difference, OptionKind
from .wrapping import members_of, put_gates


@dataclass(frozen=True)
class Manner:
    """What is said of the step in it, by field; by which sources, and in the words that the choice names it by."""

    sources: frozenset[int]
    says: Mapping[str, Any]
    text: str


def stand_beside(
    draft: Draft,
    differences: Mapping[str, Difference],
    decided: Mapping[str, tuple[OptionKind, Choice]],
) -> None:
    """Works in what was decided to be said in several ways under a condition."""
    for home, condition, manners in _wanted(draft.union, differences, decided):
        for node in draft.of_class(home):
            _stand_beside(draft, node, manners, condition)


def _wanted(
    union: Union, differences: Mapping[str, Difference], decided: Mapping[str, tuple[OptionKind, Choice]]
) -> Iterator[tuple[str, str, Sequence[Manner]]]:
    """By step, condition and manners. What of one step differs under one condition differs together."""
    grouped: dict[tuple[str, str, int], list[Difference]] = defaultdict(list)
    for difference in differences.values():
        kind, choice = decided.get(difference.id, (None, None))
        if kind is OptionKind.CONDITION and choice and difference.type in FIELDS:
            variants = sum(option.kind is OptionKind.VARIANT for option in difference.options)
            grouped[difference.elements[0], same(choice.condition), variants].append(difference)
    for (home, _, _), together in sorted(grouped.items()):
        choices = [decided[one.id][1] for one in together]
        yield home, choices[0].condition, _manners(union, together, choices)


def _manners(union: Union, together: Sequence[Difference], choices: Sequence[Choice]) -> list[Manner]:
    number_of = {source.key: number for number, source in enumerate(union.sources)}
    variants = [
        [one for one in choice.ordered(each.options) if one.kind is OptionKind.VARIANT]
        for each, choice in zip(together, choices, strict=True)
    ]
    return [
        Manner(
            frozenset(number_of[key] for key in options[0].members),
            {
                FIELDS[each.type]: value_of(each.type, option.text)
                for each, option in zip(together, options, strict=True)
            },
            options[0].text,
        )
        for options in zip(*variants, strict=True)
    ]


def _stand_beside(draft: Draft, node: str, manners: Sequence[Manner], condition: str) -> None:
    """The first manner is the one when the condition does not hold; who says nothing has it."""
    own, told = draft.nodes[node].members, draft.nodes[node].telling
    held = own or told
    others = frozenset().union(*(manner.sources for manner in manners[1:]))
    parts = [
        {n: one for n, one in held.items() if n in manner.sources or (not turn and n not in others)}
        for turn, manner in enumerate(manners)
    ]
    there = [(manner, members) for manner, members in zip(manners, parts, strict=True) if members]
    incoming, outgoing = draft.incoming(node), draft.outgoing(node)
    if len(there) == 1 or not incoming or not outgoing:
        draft.nodes[node].says |= there[0][0].says
        return
    if len(outgoing) > 1:
        draft.fork(node)
    entering, leaving = members_of(incoming), members_of(draft.outgoing(node))
    split, join = put_gates(draft, node, ("manner", "either"), condition if asks(len(there), condition) else "")
    for turn, (manner, members) in enumerate(there):
        made = node if turn == 0 else _another(draft, node)
        draft.nodes[made].members = {n: one for n, one in members.items() if n in own}
        draft.nodes[made].spoken_for = told
        draft.nodes[made].says |= manner.says
        entrance = draft.add_flow(split, made, {n: own for n, own in entering.items() if n in members})
        draft.add_flow(made, join, {n: own for n, own in leaving.items() if n in members})
        entrance.condition, entrance.default = _answer(turn, len(there), manner, condition)


def _another(draft: Draft, node: str) -> str:
    """One more of the class, under the first id that is free."""
    like = draft.nodes[node]
    return draft.add_node(DraftNode(draft.free_id(like.home), like.kind, of=like.home, says=dict(like.says)))


def _answer(turn: int, of: int, manner: Manner, condition: str) -> tuple[str, bool]:
    if asks(of, condition):
        return manner.text, False
    return ("", True) if turn == 0 else (condition, False)
