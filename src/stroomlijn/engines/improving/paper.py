"""Work that goes over paper, or from one system into another by hand."""

from __future__ import annotations

from collections.abc import Iterator

from stroomlijn.engines.counting import Counts
from stroomlijn.engines.problems import Remark
from stroomlijn.engines.process_model import Node

from .reading import Reading
from .values import Lead, Rule
from .words import among


def paper_work(reading: Reading) -> Iterator[Lead]:
    """Printing, scanning and retyping, as one finding where they follow one another; entering what a system has."""
    kinds = {step.id: kind for step in reading.steps if (kind := _kind(reading, step))}
    seen: set[str] = set()
    for step in reading.steps:
        if step.id not in kinds or step.id in seen:
            continue
        run = _run(reading, step, kinds)
        seen.update(node.id for node in run)
        yield _lead(reading, run, kinds)


def _kind(reading: Reading, step: Node) -> str:
    """What kind of paper work the step is, "" when it is none."""
    words = reading.words
    if reading.says(step, words.on_screen):
        return ""
    for kind, listed in (("printed", words.printing), ("scanned", words.scanning), ("retyped", words.retyping)):
        if reading.says(step, listed):
            return kind
    if among(f"{step.documentation} {step.bottleneck}", words.retyping) or _told_of_paper(reading, step):
        return "told"
    return "entered" if _entered_before(reading, step) else ""


def _told_of_paper(reading: Reading, step: Node) -> bool:
    """Whether people named paper as the bottleneck; an instruction that names it may only say how it is meant."""
    words = reading.words
    on_screen = among(step.bottleneck, words.on_screen)
    return not on_screen and bool(among(step.bottleneck, words.on_paper | words.printing | words.scanning))


def _entered_before(reading: Reading, step: Node) -> str:
    """The system in which a step before this one holds the same already."""
    if not (step.system and reading.says(step, reading.words.entering)):
        return ""
    about = reading.about(step, reading.words.entering)
    for other in reading.steps[: reading.steps.index(step)]:
        elsewhere = other.system and other.system != step.system and reading.says(other, reading.words.entering)
        if elsewhere and about & reading.about(other, reading.words.entering) and step.id in reading.ahead(other.id):
            return other.system
    return ""


def _run(reading: Reading, step: Node, kinds: dict[str, str]) -> list[Node]:
    run = {step.id: step}
    while (link := reading.simply_next([*run][-1])) and link.target in kinds and not link.passed:
        if link.target in run:
            break
        run[link.target] = reading.process.node[link.target]
    return list(run.values())


def _does_more(reading: Reading, step: Node) -> bool:
    words = reading.words
    return reading.has_more_work(step, words.printing, words.scanning, words.retyping, words.entering)


def _lead(reading: Reading, run: list[Node], kinds: dict[str, str]) -> Lead:
    only = [step for step in run if kinds[step.id] != "told" and not _does_more(reading, step)]
    plain = [step for step in only if reading.row[step.id].routing == "none"]
    removed = tuple({"do": "remove", "step": step.id} for step in plain)
    facts = [{"step": step.label, "system": step.system, "from": _entered_before(reading, step)} for step in run]
    reasons = [Remark(f"improve-{kinds[step.id]}", facts=each) for step, each in zip(run, facts, strict=True)]
    return Lead(
        Rule.PAPER,
        tuple(step.id for step in run),
        tuple(reasons),
        (removed,) if len(plain) == len(run) else (),
        Counts(steps=-len(plain)),
    )
