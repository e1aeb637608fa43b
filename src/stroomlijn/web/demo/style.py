"""A municipality's own words for steps, roles and systems."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from .differences import split_step
from .draft import Draft
from .families import Content, Municipality


@dataclass(frozen=True, slots=True)
class Words:
    """Other names of roles and systems by their shared name."""

    roles: dict[str, str]
    systems: dict[str, str]

    def role(self, name: str) -> str:
        return self.roles.get(name, name)

    def system(self, name: str) -> str:
        return self.systems.get(name, name)


SHARED = Words({}, {})


class Style:
    """Fixed for a municipality: one name for each role and system. Names of steps differ from process to process."""

    def __init__(self, municipality: Municipality, content: Content, random: Random) -> None:
        self._share = municipality.own_names
        first = municipality.first_role
        roles = {role: role if first or not names else random.choice(names) for role, names in content.roles.items()}
        systems = {system: names[municipality.product % len(names)] for system, names in content.systems.items()}
        self.words = Words(roles, systems)

    def rename(self, draft: Draft, changed: set[str], random: Random) -> None:
        """Gives a share of the steps a variant of their name. Steps that a difference changed are not split as well."""
        for step in list(draft.steps):
            if not step.variants or random.random() >= self._share:
                continue
            variant = random.choice(step.variants)
            if "stappen" not in variant:
                step.label, step.role = variant["naam"], variant.get("wie", step.role)
            elif step.key not in changed:
                split_step(draft, step, variant["stappen"])
