"""A process while it is being written: steps with their ways on, which differences change and styles rename."""

from __future__ import annotations

from dataclasses import dataclass, field

from .families import Family, Parsed

END = "einde"


@dataclass(frozen=True, slots=True)
class Exit:
    """A way on, to the step with key `to` or to END. `label` is the answer, "" where nothing is asked."""

    label: str
    to: str


@dataclass(slots=True)
class Step:
    """`key` is the number in the family ("7"), what was added ("voor-7") or the part of a split ("7/2")."""

    key: str
    label: str
    role: str
    system: str = ""
    decision: str = ""
    exits: list[Exit] = field(default_factory=list)
    wait: str = ""
    document: str = ""
    minutes: int | None = None
    term: str = ""
    lead_time: str = ""
    note: str = ""
    bottleneck: str = ""
    variants: tuple[Parsed, ...] = ()


@dataclass(slots=True)
class Draft:
    """The steps in the order in which they are written down; the first is where the process begins."""

    steps: list[Step]

    def find(self, key: str) -> Step | None:
        return next((step for step in self.steps if step.key == key), None)

    def into(self, key: str) -> list[Step]:
        """The steps that have a way to this one."""
        return [step for step in self.steps if any(way.to == key for way in step.exits)]

    def redirect(self, old: str, new: str) -> None:
        """Every way to `old` now goes to `new`; a question whose answers lead to one place is no question."""
        for step in self.into(old):
            step.exits = [Exit(way.label, new if way.to == old else way.to) for way in step.exits]
            if len({way.to for way in step.exits}) == 1:
                step.exits, step.decision = [Exit("", step.exits[0].to)], ""

    def drop_unreached(self) -> None:
        """Leaves out what no way leads to any more."""
        reached: set[str] = set()
        ahead = [self.steps[0].key]
        while ahead:
            key = ahead.pop()
            step = self.find(key)
            if step is not None and key not in reached:
                reached.add(key)
                ahead += [way.to for way in step.exits]
        self.steps = [step for step in self.steps if step.key in reached]


def draft_of(family: Family, municipality: str = "") -> Draft:
    """The process of the family as it is shared, without the steps that only other municipalities know."""
    draft = Draft([_step(_as_in(data, municipality), family.bottlenecks.get(data["nr"], "")) for data in family.steps])
    for data in family.steps:
        step = draft.find(str(data["nr"]))
        if step is not None and data.get("alleen", municipality) != municipality:
            draft.steps.remove(step)
            draft.redirect(step.key, step.exits[0].to)
    return draft


def _as_in(data: Parsed, municipality: str) -> Parsed:
    return {**data, **data.get("anders", {}).get(municipality, {})}


def _step(data: Parsed, bottleneck: str) -> Step:
    return Step(
        str(data["nr"]),
        data["stap"],
        data["wie"],
        data["systeem"] or "",
        data["beslissing"] or "",
        [Exit(way["als"] or "", str(way["naar"])) for way in data["vervolg"]],
        data["wacht_op"]["tekst"] if data["wacht_op"] else "",
        data["document"] or "",
        data["duur_minuten"]["mode"] if data["duur_minuten"] else None,
        lead_time=data.get("doorlooptijd", ""),
        note=data.get("toelichting", ""),
        bottleneck=bottleneck,
        variants=tuple(data["varianten"]),
    )
