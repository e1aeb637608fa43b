"""From a draft to the rows of a workbook."""

from __future__ import annotations

from random import Random

from .draft import END, Draft, Step
from .families import Family, Municipality
from .style import Words

_SHARED_INHABITANTS = 40_000


def process_row(
    family: Family, name: str, code: str, municipality: Municipality, random: Random, count: int, *, in_suite: bool
) -> dict[str, str]:
    """The row of a process; `count` processes of this municipality share the yearly number of the family."""
    yearly = family.yearly * municipality.inhabitants / _SHARED_INHABITANTS / count
    return {
        "code": code,
        "naam": name,
        "gemeente": municipality.name,
        "domein": family.domain,
        "cluster": family.cluster,
        "suite": "ja" if in_suite else "nee",
        "eigenaar": random.choice(municipality.owners),
        "aanleiding": family.trigger,
        "resultaat": family.result,
        "termijn": family.term,
        "grondslag": family.legal_basis,
        "aantal_per_jaar": str(max(1, round(yearly))),
        "status": "vastgesteld",
        "versie": str(random.randint(1, 4)),
        "gewijzigd_op": f"{random.randint(2017, 2020)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}",
    }


def step_rows(draft: Draft, code: str, words: Words) -> list[dict[str, str]]:
    """The rows of the steps, numbered 1, 2, 3 …"""
    numbers = {step.key: str(number) for number, step in enumerate(draft.steps, start=1)}
    following = [step.key for step in draft.steps[1:]] + [END]
    return [
        {
            "code": code,
            "nr": numbers[step.key],
            "step": step.label,
            "who": words.role(step.role),
            "system": words.system(step.system),
            "decision": step.decision,
            "next": _vervolg(step, numbers, after),
            "wait": step.wait,
            "lead_time": step.lead_time,
            "document": step.document,
            "duration": f"{step.minutes} min" if step.minutes else "",
            "note": " ".join(filter(None, [step.note, f"Termijn: {step.term}" if step.term else ""])),
            "bottleneck": step.bottleneck,
        }
        for step, after in zip(draft.steps, following, strict=True)
    ]


def _vervolg(step: Step, numbers: dict[str, str], after: str) -> str:
    goals = [numbers.get(way.to, END) for way in step.exits]
    if step.decision:
        return "; ".join(f"{way.label}: {goal}" for way, goal in zip(step.exits, goals, strict=True))
    if len(step.exits) > 1:
        return f"{', '.join(goals[:-1])} en {goals[-1]}"
    return "" if step.exits[0].to == after and after != END else goals[0]
