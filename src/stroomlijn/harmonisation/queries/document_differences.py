"""Where the steps of a group name other documents, and what was decided there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from stroomlijn.engines.merging import Choice
from stroomlijn.engines.merging import Difference as Found
from stroomlijn.harmonisation.models import Decision, Difference
from stroomlijn.landscape.queries.documents import document_key

from .chosen_documents import Chosen

Keys = frozenset[str]


@dataclass(frozen=True, slots=True)
class DocumentDifference:
    """A step of which the organisations name other documents: by option which ones, by `document_key`."""

    key: str
    options: Mapping[str, Keys]
    decision: Decision | None

    @property
    def every(self) -> Keys:
        return frozenset().union(*self.options.values())

    @property
    def left(self) -> Keys:
        """The documents that the decision on the step leaves there; all of them while it says nothing else."""
        if self.decision is None or self.decision.option in ("keep", "condition"):
            return self.every
        if self.decision.option in self.options:
            return self.options[self.decision.option]
        return keys_in(self.decision.value)

    def pairs(self) -> Iterator[frozenset[str]]:
        """The documents that stand in the place of each other: one here, one there, and the rest the same."""
        for one, other in combinations(self.options.values(), 2):
            if len(one - other) == len(other - one) == 1:
                yield one ^ other


def document_differences(group_id: int) -> list[DocumentDifference]:
    """All of the draft, in the order of the process, with the decision on the step itself."""
    rows = Difference.objects.filter(draft__group=group_id, type="document").order_by("position")
    found = {key: about or {} for key, about in rows.values_list("key", "about__documents")}
    of_group = Decision.objects.filter(group=group_id, kind=Decision.Kind.DIFFERENCE, withdrawn_at=None)
    decided = {one.difference: one for one in of_group.filter(difference__in=found)} if found else {}
    return [
        DocumentDifference(key, {option: frozenset(keys) for option, keys in about.items()}, decided.get(key))
        for key, about in found.items()
    ]


def documents_of_options(found: Found) -> dict[str, list[str]]:
    """By option of a difference the documents it names, as the draft keeps them."""
    return {option.id: sorted(keys_in(option.text)) for option in found.options if option.members}


def settling(options: Mapping[str, Collection[str]], chosen: Chosen) -> int | None:
    """The decision about documents after which nothing differs any more in a step; None while it does."""
    changed = [chosen[key].decision for keys in options.values() for key in keys if _left({key}, chosen) != {key}]
    same = len({_left(keys, chosen) for keys in options.values()}) == 1
    return max(changed) if changed and same else None


def settled_choices(differences: Mapping[str, Found], chosen: Chosen) -> dict[str, Choice]:
    """What the documents that stay make of steps: any of the options, as they come to the same."""
    found = {}
    for difference in differences.values():
        if difference.type == "document" and settling(options := documents_of_options(difference), chosen):
            found[difference.id] = Choice(next(iter(options)))
    return found


def names_in(text: str) -> list[str]:
    """The documents in a text in which semicolons separate them."""
    return [name for part in text.split(";") if (name := part.strip())]


def keys_in(text: str) -> Keys:
    return frozenset(map(document_key, names_in(text)))


def _left(keys: Collection[str], chosen: Chosen) -> Keys:
    mapped = (document_key(chosen[key].name) if key in chosen else key for key in keys)
    return frozenset(key for key in mapped if key)
