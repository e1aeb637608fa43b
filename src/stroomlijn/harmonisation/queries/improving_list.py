"""Low-hanging fruit of all groups of a traject: what saves most first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from stroomlijn.harmonisation.models import Findings, Group, Improvement

from .improving import MEASURES, TITLES, effect_words, is_own, reason_words, saved_of


@dataclass(frozen=True, slots=True)
class FruitRow:
    """One improvement of one group. `weight` orders: steps count most, then hand-offs, waits and work."""

    group_id: int
    group: str
    cluster: str
    key: str
    title: str
    place: str
    reason: str
    effect: str
    state: str
    weight: tuple[float, ...]


def fruit_of_traject(traject_id: int, *, every: bool = False) -> list[FruitRow]:
    """What is still to be chosen in the groups that work was begun on, published ones too: a choice is then for the
    next version. With `every` also what was accepted, postponed or declined."""
    working = Group.objects.filter(traject=traject_id).exclude(state=Group.State.PROPOSED)
    groups = {group.pk: group for group in working.select_related("cluster")}
    chosen = {(one.group_id, one.key): one for one in Improvement.objects.filter(group__in=groups)}
    found: dict[tuple[int, str], dict[str, Any]] = {
        (row.group_id, one["key"]): one for row in Findings.objects.filter(group__in=groups) for one in row.found
    }
    kept = {key: one.finding for key, one in chosen.items() if key not in found and (one.state or is_own(one.finding))}
    rows = [_row(groups[of], key, finding, chosen.get((of, key))) for (of, key), finding in {**found, **kept}.items()]
    wanted = [row for row in rows if every or row.state in ("", Improvement.State.POSTPONED)]
    return sorted(wanted, key=lambda row: (row.weight, row.group, row.place, row.key))


def _row(group: Group, key: str, finding: dict[str, Any], choice: Improvement | None) -> FruitRow:
    effect = saved_of(finding)
    reasons = finding.get("reasons") or [{}]
    first = (
        finding["text"] if is_own(finding) else reason_words(reasons[0].get("code", ""), reasons[0].get("facts", {}))
    )
    return FruitRow(
        group_id=group.pk,
        group=group.name,
        cluster=group.cluster.name if group.cluster else "",
        key=key,
        title=str(TITLES.get(finding.get("rule", ""), "")),
        place=finding.get("place", ""),
        reason=first,
        effect=effect_words(effect, [str(one.get("facts", {}).get("term", "")) for one in reasons]),
        state=choice.state if choice else "",
        weight=tuple(effect.get(name, 0) for name in MEASURES),
    )
