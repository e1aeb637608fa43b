"""What changes for whom when a version takes the place of others, in sentences that one can hang on a wall."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import NAMESPACE_OID, UUID, uuid5

from django.utils.translation import gettext as _

from stroomlijn.engines.process_model import process_from_json
from stroomlijn.landscape.models import Version

from .changes import StepChange, VersionChanges, changes
from .step_sentences import conditions_said


@dataclass(frozen=True, slots=True)
class Before:
    """A version that is replaced: whose it is, and for its elements which one they became in the new version."""

    version_id: int
    organisation: str
    became: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Change:
    """What happened to a step, for the same sentence about several organisations."""

    what: str
    step: str
    words: str = ""


def told_changes(before: list[Before], after_id: int) -> dict[str, list[str]]:
    """Per werkrol what is different, in the order of the process; of what not everybody did so it says who did."""
    after = Version.objects.defer("bpmn", "drawing").get(pk=after_id)
    versions = Version.objects.defer("bpmn", "drawing").in_bulk([one.version_id for one in before])
    when = conditions_said(process_from_json(after.graph))
    said: dict[str, dict[_Change, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in before:
        for role, change in _changes(_compared(one, versions[one.version_id], after), when):
            said[role][change].append(one.organisation)
    everybody = {one.organisation for one in before}
    return {
        role: [_sentence(change, set(owners), everybody) for change, owners in found.items()]
        for role, found in said.items()
    }


def _compared(one: Before, old: Version, after: Version) -> VersionChanges:
    """The steps of both are tied by what they became, not by their permanent ids: they come from other processes."""
    became = {element: _id(new) for element, new in one.became.items()}
    elements = [node["id"] for node in after.graph.get("nodes", ())]
    return changes(old, after, {old.pk: became, after.pk: {element: _id(element) for element in elements}})


def _id(element: str) -> UUID:
    return uuid5(NAMESPACE_OID, element)


def _changes(found: VersionChanges, when: Mapping[str, str]) -> Iterator[tuple[str, _Change]]:
    for step in found.added:
        words = when.get(step.element, "")
        yield step.werkrol, _Change("added", _name(step), f"{words[0].upper()}{words[1:]}." if words else "")
    for step in found.changed:
        yield step.werkrol, _Change("changed", _name(step), " ".join(step.words))
        if step.handed_by:
            does = _("Dat doet straks: %(role)s.") % {"role": step.werkrol} if step.werkrol else ""
            yield step.handed_by, _Change("removed", _name(step), does)
    for step in found.removed:
        yield step.werkrol, _Change("removed", _name(step))


def _name(step: StepChange) -> str:
    return step.label or _("stap zonder naam")


def _sentence(change: _Change, owners: set[str], everybody: set[str]) -> str:
    names = "" if owners == everybody else ", ".join(sorted(owners - {""}))
    said = {
        "added": _("Nieuw in %(names)s: %(step)s. %(words)s") if names else _("Nieuw: %(step)s. %(words)s"),
        "changed": _("Anders in %(names)s: %(step)s. %(words)s") if names else _("%(step)s gaat anders. %(words)s"),
        "removed": _("Niet meer in %(names)s: %(step)s. %(words)s") if names else _("Niet meer: %(step)s. %(words)s"),
    }
    return (said[change.what] % {"names": names, "step": change.step, "words": change.words}).strip()
