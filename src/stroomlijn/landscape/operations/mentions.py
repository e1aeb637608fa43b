"""Which documents and parameters a process names, kept beside what can be found of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stroomlijn.engines.process_model import TextStep
from stroomlijn.landscape.models import Mention
from stroomlijn.landscape.queries.documents import document_key
from stroomlijn.landscape.queries.parameters import parameters_in


def remember_mentions(process_id: int, documentation: str, steps: Iterable[TextStep]) -> None:
    """Replaces what the process named before."""
    Mention.objects.filter(process=process_id).delete()
    found = [*_of_texts("", "", [documentation]), *(mention for step in steps for mention in _of_step(step))]
    for mention in found:
        mention.process_id = process_id
    Mention.objects.bulk_create(found, batch_size=500)


def _of_step(step: TextStep) -> Iterator[Mention]:
    node = step.node
    number, label = step.number[:20], node.label
    for name in dict.fromkeys(node.documents):
        if key := document_key(name):
            yield Mention(kind=Mention.Kind.DOCUMENT, key=key, name=name[:300], step=number, label=label)
    yield from _of_texts(number, label, [node.label, node.documentation, node.lead_time, node.legal_basis])


def _of_texts(number: str, label: str, texts: list[str]) -> Iterator[Mention]:
    for key in dict.fromkeys(key for text in texts for key in parameters_in(text)):
        yield Mention(kind=Mention.Kind.PARAMETER, key=key, name=key, step=number, label=label)
