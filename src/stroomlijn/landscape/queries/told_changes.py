"""What changes for whom when a version takes the place of others, in sentences that one can hang on a wall."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import NAMESPACE_OID, UUID, uuid5

from django.utils.translation import gettext as _

from stroomlijn.landscape.models import Version

from .changes import StepChange, VersionChanges, changes


@dataclass(frozen=True, slots=True)
class Before:
    """A version that is replaced: whose it is, and for its elements which one they became in the new version."""

    version_id: int
    organisation: str
    became: Mapping[str, str]


def told_changes(before: list[Before], after_id: int) -> dict[str, list[str]]:
    """Per werkrol what is different, in the order of the process; of what not everybody did so it says who did."""
    after = Version.objects.defer("bpmn", "drawing").get(pk=after_id)
    versions = Version.objects.defer("bpmn", "drawing").in_bulk([one.version_id for one in before])
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in before:
        for role, sentence in _sentences(_compared(one, versions[one.version_id], after)):
            said[role][sentence].append(one.organisation)
    everybody = {one.organisation for one in before}
    return {
        role: [_for_whom(sentence, owners, everybody) for sentence, owners in sentences.items()]
        for role, sentences in said.items()
    }


def _compared(one: Before, old: Version, after: Version) -> VersionChanges:
    """The steps of both are tied by what they became, not by their permanent ids: they come from other processes."""
    became = {element: _id(new) for element, new in one.became.items()}
    elements = [node["id"] for node in after.graph.get("nodes", ())]
    return changes(old, after, {old.pk: became, after.pk: {element: _id(element) for element in elements}})


def _id(element: str) -> UUID:
    return uuid5(NAMESPACE_OID, element)


def _sentences(found: VersionChanges) -> Iterator[tuple[str, str]]:
    for step in found.added:
        yield step.werkrol, _("Nieuw: %(step)s.") % {"step": _name(step)}
    for step in found.changed:
        facts = {"step": _name(step), "words": " ".join(step.words)}
        yield step.werkrol, (_("%(step)s gaat anders. %(words)s") % facts).strip()
    for step in found.removed:
        yield step.werkrol, _("Niet meer: %(step)s.") % {"step": _name(step)}


def _name(step: StepChange) -> str:
    return step.label or _("stap zonder naam")


def _for_whom(sentence: str, owners: list[str], everybody: set[str]) -> str:
    whose = sorted(set(owners) - {""})
    if not whose or set(owners) == everybody:
        return sentence
    return _("%(names)s: %(sentence)s") % {"names": ", ".join(whose), "sentence": sentence}
