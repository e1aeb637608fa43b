"""Words for the ways that a decision made: who reads the one answer must not have to guess the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stroomlijn.engines.matching.words import guess_language
from stroomlijn.engines.process_model import Flow

from .draft import Draft

OTHERWISE = {"nl": "anders", "en": "otherwise"}
IF_NEEDED = {"nl": "als dat nodig is", "en": "if needed"}
"""Said of a step that is done under a condition which no source puts into words."""


def with_other_answers(draft: Draft, flows: Sequence[Flow], language: str) -> list[Flow]:
    """The flows, with an answer on both ways of each choice that was put around a step."""
    made = {flow.source for flow in draft.flows.values() if flow.default and not draft.nodes[flow.source].members}
    if not made:
        return list(flows)
    spoken = language if language in OTHERWISE else guess_language(_labels(draft))
    return [_answered(draft, flow, spoken) if flow.source in made else flow for flow in flows]


def _answered(draft: Draft, flow: Flow, language: str) -> Flow:
    if flow.label:
        return flow
    if flow.default:
        return replace(flow, label=OTHERWISE[language])
    return replace(flow, label=IF_NEEDED[language], condition=flow.condition or IF_NEEDED[language])


def _labels(draft: Draft) -> list[str]:
    return [step.label for source in draft.union.sources for step in source.process.steps]
