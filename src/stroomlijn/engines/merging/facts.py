"""What describes a process as a whole: carried where all say the same, decided where they do not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from stroomlijn.engines.process_model import Process

from .attributes import NEW, same, variants
from .identity import digest
from .union import Union
from .values import Choice, Difference, DifferenceType, OptionKind

ASKED = ("aanleiding", "resultaat", "zaaktype", "termijn", "grondslag")
"""Facts that people choose between; saying nothing is no difference."""
ADDED = "aantal_per_jaar"
"""A number of which each has a part."""

Facts = tuple[tuple[str, str], ...]


def fact_differences(union: Union) -> Iterator[Difference]:
    """One difference per fact of which sources say different things; its label is the name of the fact."""
    for name in ASKED:
        texts = {number: text for number, source in enumerate(union.sources) if (text := _said(source.process, name))}
        if len({same(text) for text in texts.values()}) > 1:
            options = (*variants(union, texts, same, lambda text: text), NEW)
            yield Difference(digest(DifferenceType.FACT, name), DifferenceType.FACT, name, (name,), (), options)


def chosen_facts(
    differences: Mapping[str, Difference], decided: Mapping[str, tuple[OptionKind, Choice]]
) -> dict[str, str]:
    """What was decided of the process as a whole, by the name of the fact."""
    found = {}
    for difference_id, (kind, choice) in decided.items():
        if (difference := differences[difference_id]).type is DifferenceType.FACT:
            texts = {option.id: option.text for option in difference.options}
            found[difference.label] = choice.value.strip() if kind is OptionKind.NEW else texts[choice.option]
    return found


def merged_facts(processes: Sequence[Process], chosen: Mapping[str, str]) -> Facts:
    """The facts of the merge, in the order of the first. What is asked and not chosen yet is left out."""
    found = {}
    for name in dict.fromkeys(name for process in processes for name, _text in process.facts):
        if text := chosen.get(name) or _merged(processes, name):
            found[name] = text
    return tuple(found.items())


def _merged(processes: Sequence[Process], name: str) -> str:
    texts = [_said(process, name) for process in processes]
    if name == ADDED:
        return str(sum(map(int, texts))) if all(text.isascii() and text.isdigit() for text in texts) else ""
    if name in ASKED:
        texts = [text for text in texts if text]
    alike = {same(text) for text in texts}
    return texts[0] if len(alike) == 1 else ""


def _said(process: Process, name: str) -> str:
    return process.fact.get(name, "").strip()
