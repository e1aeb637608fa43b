"""What changed between two versions of a process, in words."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stroomlijn.engines.comparing import Comparison, compare
from stroomlijn.engines.process_model import Node, process_from_json, step_numbers
from stroomlijn.foundation.text import fold
from stroomlijn.landscape.models import Appearance, Version

from .change_words import words_of
from .werkrollen import werkrol_keys

StepIds = dict[int, dict[str, UUID]]


@dataclass(frozen=True, slots=True)
class StepChange:
    """A step that came, went, changed or moved. `number` is that in the newer version, of a removed step the old one.

    `step` is its permanent id and `element` its id in that version; None and "" stand for nothing. `handed_by` is the
    werkrol that did it before, of a step that another one does now.
    """

    step: UUID | None
    element: str
    number: str
    label: str
    werkrol: str
    words: tuple[str, ...] = ()
    handed_by: str = ""


@dataclass(frozen=True, slots=True)
class VersionChanges:
    """The difference between two versions, each of the four in reading order.

    `touched_keys` are the folded names of the werkrollen that do a step of them or work along, before or after.
    """

    before: str
    after: str
    added: tuple[StepChange, ...]
    removed: tuple[StepChange, ...]
    changed: tuple[StepChange, ...]
    moved: tuple[StepChange, ...]
    touched_keys: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed or self.moved)

    @property
    def sentence(self) -> str:
        """'2 stappen erbij (5, 8), 2 veranderd (3, 7), 1 vervallen: formulier printen'."""
        parts = [
            _counted(ngettext("%d stap erbij", "%d stappen erbij", len(self.added)), self.added),
            _counted(ngettext("%d veranderd", "%d veranderd", len(self.changed)), self.changed),
            _counted(ngettext("%d verplaatst", "%d verplaatst", len(self.moved)), self.moved),
            _named(ngettext("%d vervallen", "%d vervallen", len(self.removed)), self.removed),
        ]
        return ", ".join(part for part in parts if part) or _("De stappen zijn dezelfde gebleven")


def changes(before: Version, after: Version, steps: StepIds | None = None) -> VersionChanges:
    """What is different in `after`, by the permanent ids of the steps (`step_ids` of both, when these are known)."""
    old, new = process_from_json(before.graph), process_from_json(after.graph)
    steps = steps or step_ids(before, after)
    now = {step: element for element, step in steps[after.pk].items()}
    same = {element: now[step] for element, step in steps[before.pk].items() if step in now}
    found = compare(old, new, same)
    numbers = step_numbers(new)
    words = {one.after.id: words_of(one) for one in found.changed}
    handed_by = {
        one.after.id: one.before.role for one in found.changed if fold(one.before.role) != fold(one.after.role)
    }

    def said(node: Node) -> StepChange:
        step = steps[after.pk].get(node.id)
        told, handed = words.get(node.id, ()), handed_by.get(node.id, "")
        return StepChange(step, node.id, numbers[node.id], node.label, node.role, told, handed)

    old_numbers = step_numbers(old)
    return VersionChanges(
        before=before.number,
        after=after.number,
        added=tuple(said(node) for node in found.added),
        removed=tuple(
            StepChange(steps[before.pk].get(node.id), node.id, old_numbers[node.id], node.label, node.role)
            for node in found.removed
        ),
        changed=tuple(said(one.after) for one in found.changed),
        moved=tuple(said(node) for node in found.moved if node.id not in words),
        touched_keys=_touched(found),
    )


def step_ids(*versions: Version) -> StepIds:
    """The permanent id by element, per version, in one query."""
    found: StepIds = {version.pk: {} for version in versions}
    rows = Appearance.objects.filter(version__in=found).values_list("version", "element", "step")
    for version, element, step in rows:
        found[version][element] = step
    return found


def _touched(found: Comparison) -> frozenset[str]:
    nodes = [*found.added, *found.removed, *found.moved]
    nodes += [node for one in found.changed for node in (one.before, one.after)]
    return frozenset(werkrol_keys(nodes))


def _counted(text: str, steps: tuple[StepChange, ...]) -> str:
    return f"{text % len(steps)} ({', '.join(one.number for one in steps)})" if steps else ""


def _named(text: str, steps: tuple[StepChange, ...]) -> str:
    labels = ", ".join(one.label or _("stap zonder naam") for one in steps)
    return f"{text % len(steps)}: {labels}" if steps else ""
