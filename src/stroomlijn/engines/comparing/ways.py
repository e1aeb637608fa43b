"""What is asked after a step, and where each answer leads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from stroomlijn.engines.process_model import STEPS, Node, Process, Way, ways_from

from .aspects import difference
from .values import Aspect, Change, WayChange

Two = tuple[Process, Process]
Answers = tuple[tuple[str, ...], tuple[str, ...]]
Key = tuple[Answers, int]


def changed_questions(processes: Two, nodes: tuple[Node, Node]) -> Iterator[Change]:
    """The questions after a step that came and went."""
    before, after = (_questions(process, node) for process, node in zip(processes, nodes, strict=True))
    return difference(Aspect.QUESTION, before, after)


def changed_ways(
    processes: Two,
    nodes: tuple[Node, Node],
    numbers: tuple[Mapping[str, str], Mapping[str, str]],
    kept: Mapping[str, str],
) -> tuple[WayChange, ...]:
    """Answers that came, went or lead elsewhere. Of a version that asks nothing, what follows is its order."""
    found = [ways_from(process, node, dict(own)) for process, node, own in zip(processes, nodes, numbers, strict=True)]
    before, after = (_by_answers(ways) if _is_choice(ways) else {} for ways in found)
    _pair_by_answer(before, after)
    return tuple(
        WayChange(left, right)
        for key in {**after, **before}
        if not _leads_equally(left := before.get(key), right := after.get(key), processes, kept)
        and not any(_leads_equally(left, finer, processes, kept) for finer in _finer(key, before, after))
    )


def _questions(process: Process, node: Node) -> list[str]:
    asked = (question for way in ways_from(process, node, {}) for question, _ in way.conditions if question)
    return list(dict.fromkeys(asked))


def _by_answers(ways: Sequence[Way]) -> dict[Key, Way]:
    """By what is answered and waited for; ways that share that are counted."""
    found: dict[Key, Way] = {}
    for way in ways:
        answers = tuple(" ".join(answer.split()).casefold() for _, answer in way.conditions if answer)
        waits = tuple(" ".join(wait.split()).casefold() for wait in way.waits)
        same = sum(key == (answers, waits) for key, _ in found)
        found[((answers, waits), same)] = way
    return found


def _pair_by_answer(before: dict[Key, Way], after: dict[Key, Way]) -> None:
    """Gives a way the key of the one that has its answers, where only what is waited for differs."""
    for key in [key for key in before if key not in after]:
        (answers, _waits), _same = key
        other = next((new for new in after if new not in before and new[0][0] == answers), None)
        if other is not None:
            before[other] = before.pop(key)


def _finer(key: Key, before: Mapping[Key, Way], after: Mapping[Key, Way]) -> list[Way]:
    """The new ways that give the answer of one that went, under a condition."""
    (answers, _waits), _same = key
    if key in after or not answers:
        return []
    new = [(other, way) for other, way in after.items() if other not in before]
    return [way for ((others, _), _), way in new if ", ".join(others).startswith(f"{', '.join(answers)}, ")]


def _is_choice(ways: Sequence[Way]) -> bool:
    return len(ways) > 1 or any(answer for way in ways for _question, answer in way.conditions)


def _leads_equally(before: Way | None, after: Way | None, processes: Two, kept: Mapping[str, str]) -> bool:
    if before is None or after is None:
        return False
    ends = [process.node[way.target].kind not in STEPS for process, way in zip(processes, (before, after), strict=True)]
    if any(ends):
        return all(ends) and before.label.strip() == after.label.strip()
    return kept.get(before.target) == after.target
