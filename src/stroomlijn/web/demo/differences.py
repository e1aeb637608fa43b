"""How the process of one municipality differs from the shared one. Each returns whether it could be applied."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from .draft import Draft, Exit, Step
from .families import Parsed

STRUCTURAL = ("stap_ontbreekt", "volgorde", "poort", "granulariteit")


def apply(draft: Draft, difference: Parsed) -> bool:
    """Changes the draft as side `b` of the difference has it; False, and no change, where the draft has no room."""
    place = difference["waar"]
    if "stappen" in place:
        return _swap(draft, *map(str, place["stappen"]))
    if "voor_stap" in place:
        return _insert(draft, str(place["voor_stap"]), difference["b"])
    step = draft.find(str(place["stap"]))
    return step is not None and _CHANGES[difference["type"]](draft, step, difference["b"])


def touched(difference: Parsed) -> set[str]:
    """The steps that the difference is about."""
    place = difference["waar"]
    return {str(number) for number in place.get("stappen", [place.get("stap", place.get("voor_stap"))])}


def _swap(draft: Draft, first: str, second: str) -> bool:
    """Exchanges two steps that follow each other; a question stays with the work it is about, so none may be asked."""
    one, other = draft.find(first), draft.find(second)
    if one is None or other is None or [way.to for way in one.exits] != [second] or len(other.exits) != 1:
        return False
    if len(draft.into(second)) != 1:
        return False
    draft.redirect(first, second)
    one.exits, other.exits = [Exit("", other.exits[0].to)], [Exit("", first)]
    here, there = draft.steps.index(one), draft.steps.index(other)
    draft.steps[here], draft.steps[there] = other, one
    return True


def _insert(draft: Draft, before: str, data: Parsed) -> bool:
    step = draft.find(before)
    if step is None:
        return False
    new = Step(f"voor-{before}", data["stap"], data["wie"], data.get("systeem") or "", minutes=15)
    draft.redirect(before, new.key)
    new.exits = [Exit("", before)]
    draft.steps.insert(draft.steps.index(step), new)
    return True


def _remove(draft: Draft, step: Step, _: object) -> bool:
    if len(step.exits) != 1 or len(draft.steps) < 3 or step.exits[0].to == step.key:
        return False
    draft.steps.remove(step)
    draft.redirect(step.key, step.exits[0].to)
    return True


def _gate(draft: Draft, step: Step, data: Parsed) -> bool:
    if "altijd" in data:
        kept = [way for way in step.exits if way.label == data["altijd"]]
        if len(kept) != 1 or draft.find(kept[0].to) is None:
            return False
        step.exits, step.decision = [Exit("", kept[0].to)], ""
        draft.drop_unreached()
        return True
    asking = step if step.decision else _before(draft, step)
    answers = [Exit(answer, str(data[answer])) for answer in ("ja", "nee")]
    if asking is None or any(draft.find(way.to) is None for way in answers):
        return False
    asking.decision, asking.exits = data["beslissing"], answers
    draft.drop_unreached()
    return True


def _before(draft: Draft, step: Step) -> Step | None:
    """The one step after which it can be asked whether this step is needed."""
    before = draft.into(step.key)
    return before[0] if len(before) == 1 and len(before[0].exits) == 1 and step is not draft.steps[0] else None


def _split(draft: Draft, step: Step, labels: list[str]) -> bool:
    split_step(draft, step, labels)
    return True


def split_step(draft: Draft, step: Step, labels: list[str]) -> None:
    """Writes one step as several; the question and the ways on belong to the last."""
    at = draft.steps.index(step)
    parts = [Step(f"{step.key}/{n}", label, step.role, step.system) for n, label in enumerate(labels, start=1)]
    for part, following in pairwise(parts):
        part.exits = [Exit("", following.key)]
    last = parts[-1]
    last.decision, last.exits, last.wait, last.document = step.decision, step.exits, step.wait, step.document
    for part in parts:
        part.minutes = step.minutes // len(parts) if step.minutes else None
    parts[0].bottleneck = step.bottleneck
    draft.steps[at : at + 1] = parts
    draft.redirect(step.key, parts[0].key)


def _set(field: str) -> Callable[[Draft, Step, Parsed], bool]:
    def change(draft: Draft, step: Step, value: Parsed) -> bool:
        setattr(step, field, value or "")
        return True

    return change


def _rename(draft: Draft, step: Step, value: object) -> bool:
    step.label, step.variants = str(value), ()
    return True


def _term(draft: Draft, step: Step, value: Parsed) -> bool:
    step.term = value["tekst"]
    return True


_CHANGES: dict[str, Callable[[Draft, Step, Parsed], bool]] = {
    "stap_ontbreekt": _remove,
    "poort": _gate,
    "granulariteit": lambda draft, step, labels: _split(draft, step, list(labels)),
    "rol": _set("role"),
    "systeem": _set("system"),
    "document": _set("document"),
    "naam": _rename,
    "termijn": _term,
}
