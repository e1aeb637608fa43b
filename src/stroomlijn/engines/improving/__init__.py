"""Low-hanging fruit: where a process can be simpler, by rules over its graph.

    improvements(process: Process, *, words: Words = WORDS) -> tuple[Finding, ...]      in reading order
    finding_to_json(finding) -> dict
    try_idea(process, change: Change, label: str) -> Tried(element, effect, commands)     an idea of people, counted
    Finding(key, rule, elements, place, reasons, example, told, effect, commands)

Pure: the same process gives the same findings. `words` are the lists by which a step is known for what it does;
`dataclasses.replace(WORDS, ...)` makes others. A finding is a proposal: people accept, postpone or decline it.
How it works: docs/how-it-works/improving.md.
"""

from .ideas import Change, Tried, try_idea
from .improvements import improvements
from .values import Finding, Rule, finding_to_json
from .words import WORDS, Words

__all__ = ["WORDS", "Change", "Finding", "Rule", "Tried", "Words", "finding_to_json", "improvements", "try_idea"]
