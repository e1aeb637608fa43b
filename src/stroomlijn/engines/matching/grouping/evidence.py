"""What a process says about the work that it is, kind by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from stroomlijn.engines.process_model import Kind, Process

from .reasons import laws_of
from .synonyms import Synonyms

WEIGHTS = {
    "steps": 4.0,
    "states": 2.0,
    "name": 2.0,
    "trigger": 1.0,
    "result": 1.0,
    "law": 1.0,
    "case-type": 1.0,
    "documents": 1.0,
    "systems": 1.0,
}
"""What is done weighs most, what it begins and ends with and how it is called half of that, what is said around it a
quarter. Roles take no part: they tell the organisation rather than the work."""

Terms = Counter[tuple[str, ...]]


def evidence_of(process: Process, synonyms: Synonyms) -> dict[str, Terms]:
    """For each kind how often each word and each whole text occurs in the process."""
    return {kind: _terms(texts, synonyms) for kind, texts in _texts(process).items()}


def _texts(process: Process) -> dict[str, Sequence[str]]:
    fact, steps = process.fact, process.steps
    return {
        "steps": [node.label for node in steps],
        "states": [node.label for node in process.nodes if node.kind is Kind.EVENT],
        "name": [" ".join(word for word in process.name.split() if not word.isdigit())],
        "trigger": [fact.get("aanleiding", "")],
        "result": [fact.get("resultaat", "")],
        "law": sorted(laws_of(process)),
        "case-type": [fact.get("zaaktype", "")],
        "documents": [document for node in steps for document in node.documents],
        "systems": [node.system for node in steps],
    }


def _terms(texts: Iterable[str], synonyms: Synonyms) -> Terms:
    """A word counts once per text; a text of several words also counts as a whole."""
    found: Terms = Counter()
    for words in map(synonyms.words, texts):
        found.update({(word,) for word in words})
        if len(words) > 1:
            found[words] += 1
    return found
