"""Low-hanging fruit: where a process can be simpler, by rules over its graph.

    improvements(process: Process, *, words: Words = WORDS) -> tuple[Finding, ...]      in reading order
    finding_to_json(finding) -> dict
    Finding(key, rule, elements, place, reasons, example, told, effect, commands)

Pure: the same process gives the same findings. `words` are the lists by which a step is known for what it does;
`dataclasses.replace(WORDS, ...)` makes others. A finding is a proposal: people accept, postpone or decline it.
How it works: docs/how-it-works/improving.md.
"""

from .improvements import improvements
from .values import Finding, Rule, finding_to_json
from .words import WORDS, Words

__all__ = ["WORDS", "Finding", "Rule", "Words", "finding_to_json", "improvements"]
