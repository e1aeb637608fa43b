"""Low-hanging fruit as people read it: where, why, an example, what it saves, and what was chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from stroomlijn.engines.problems import Remark
from stroomlijn.foundation.problems import sentence
from stroomlijn.harmonisation.models import Findings, Group, Improvement

State = Improvement.State
WEEK = 7
OWN = "own"
"""The rule of what somebody thought of."""
DECLARED = (
    "improve-wait-declared",
    "improve-wait-meeting-declared",
    "improve-wait-long",
    "improve-wait-long-no-term",
)
MEASURES = ("steps", "handoffs", "loops", "waits", "minutes")
TITLES = {
    "double-check": gettext_lazy("Twee keer gecontroleerd"),
    "returning-handoff": gettext_lazy("Werk gaat heen en weer"),
    "paper": gettext_lazy("Papier of dubbel werk"),
    "waiting": gettext_lazy("Werk ligt stil"),
    "no-criterion": gettext_lazy("Controle zonder maatstaf"),
    "dead-end": gettext_lazy("Loopt dood"),
    "in-sequence": gettext_lazy("Na elkaar wat tegelijk kan"),
    "two-roles": gettext_lazy("Twee rollen voor één stap"),
    "sent-back": gettext_lazy("Terug naar een eerdere collega"),
    "own": gettext_lazy("Eigen idee"),
}

CHANGES = {
    "drop": gettext_lazy("De stap vervalt"),
    "role-before": gettext_lazy("Wie de stap ervoor doet, doet deze ook"),
}
"""What an idea can do with its step so that it is counted, by `engines.improving.Change`."""


@dataclass(frozen=True, slots=True)
class Fruit:
    """One improvement. `element` is the step in the concept where it is done by hand, "" when it is not one step.

    `applied`: the concept has it; `by_hand`: a person must do it.
    """

    key: str
    id: int | None
    state: str
    title: str
    place: str
    reasons: tuple[str, ...]
    example: tuple[tuple[str, str], ...]
    told: str
    effect: str
    element: str
    applied: bool
    by_hand: bool
    choice: Improvement | None


@dataclass(frozen=True, slots=True)
class Improving:
    """All of a group. `before` and `after` are steps: without what was accepted, and with all of it.

    `looked`: there was something to look at.
    """

    open: list[Fruit]
    accepted: list[Fruit]
    postponed: list[Fruit]
    declined: list[Fruit]
    before: int
    after: int
    saved: str
    looked: bool

    @property
    def empty(self) -> bool:
        return not (self.open or self.accepted or self.postponed or self.declined)


def improving(group: Group, findings: Findings | None) -> Improving:
    """What was found and chosen, in the order of the process; own ideas at the end."""
    chosen = {one.key: one for one in Improvement.objects.filter(group=group).select_related("chosen_by")}
    found: dict[str, dict[str, Any]] = {one["key"]: one for one in findings.found} if findings else {}
    later = {key: one.finding for key, one in chosen.items() if key not in found and (one.state or is_own(one.finding))}
    lines = [fruit_of(key, finding, chosen.get(key)) for key, finding in {**found, **later}.items()]
    accepted = [one for one in chosen.values() if one.state == State.ACCEPTED]
    steps = findings.steps if findings else 0
    done = _sum(one.finding for one in accepted if one.applied)
    still = _sum(one.finding for one in accepted if not one.applied)
    return Improving(
        open=[one for one in lines if one.state == State.OPEN],
        accepted=[one for one in lines if one.state == State.ACCEPTED],
        postponed=[one for one in lines if one.state == State.POSTPONED],
        declined=[one for one in lines if one.state == State.DECLINED],
        before=round(steps - done["steps"]),
        after=round(steps + still["steps"]),
        saved=effect_words({name: done[name] + still[name] for name in MEASURES}),
        looked=findings is not None,
    )


def still_to_choose(group: Group) -> int:
    """How many improvements wait for a choice, of what was found last and of what people thought of."""
    found = Findings.objects.filter(group=group).values_list("found", flat=True).first() or []
    known = list(group.improvements.values_list("key", "state", "finding__rule"))
    wanted = {one["key"] for one in found} | {key for key, _state, rule in known if rule == OWN}
    return len(wanted - {key for key, state, _rule in known if state})


def is_own(finding: Mapping[str, Any]) -> bool:
    """Whether somebody thought of it, and not the product."""
    return finding.get("rule") == OWN


def effect_words(effect: Mapping[str, float], terms: Iterable[str] = ()) -> str:
    """'2 stappen minder, 1 overdracht minder, 3 werkdagen wachten minder'. `terms` are of the waits that go."""
    counted = {name: round(effect.get(name, 0)) for name in MEASURES}
    numbers = {name: {"number": abs(number)} for name, number in counted.items()}
    words = {
        "steps": ngettext("%(number)d stap", "%(number)d stappen", numbers["steps"]["number"]),
        "handoffs": ngettext("%(number)d overdracht", "%(number)d overdrachten", numbers["handoffs"]["number"]),
        "loops": ngettext("%(number)d keer terug", "%(number)d keer terug", numbers["loops"]["number"]),
        "waits": ngettext("%(number)d keer wachten", "%(number)d keer wachten", numbers["waits"]["number"]),
        "minutes": ngettext("%(number)d minuut werk", "%(number)d minuten werk", numbers["minutes"]["number"]),
    }
    waited = [term for term in terms if term]
    said = []
    for name in MEASURES:
        if not counted[name]:
            continue
        text = words[name] % numbers[name]
        if name == "waits" and waited:
            text = _("%(term)s wachten") % {"term": " + ".join(waited)}
        said.append((_("%(counted)s meer") if counted[name] > 0 else _("%(counted)s minder")) % {"counted": text})
    return ", ".join(said)


def saved_of(finding: Mapping[str, Any]) -> Mapping[str, float]:
    """The counted effect of a finding; an own idea of which the change is not known has none."""
    effect: Mapping[str, float] = finding.get("effect", {})
    return effect


def fruit_of(key: str, finding: Mapping[str, Any], choice: Improvement | None) -> Fruit:
    """One improvement in words, with what was chosen."""
    reasons = finding.get("reasons", ())
    said = (finding["text"],) if is_own(finding) else tuple(reason_words(one["code"], one["facts"]) for one in reasons)
    terms = [str(one["facts"].get("term", "")) for one in reasons]
    state = choice.state if choice else State.OPEN
    applied = choice is not None and choice.applied
    elements = finding.get("elements") or [""]
    return Fruit(
        key=key,
        id=choice.pk if choice else None,
        state=state,
        title=str(TITLES.get(finding.get("rule", ""), "")),
        place=finding.get("place", ""),
        reasons=tuple(dict.fromkeys(said)),
        example=tuple((one["label"], one["role"]) for one in finding.get("example", ()) if one["label"]),
        told=finding.get("told", ""),
        effect=effect_words(saved_of(finding), terms),
        element=elements[0],
        applied=applied,
        by_hand=not finding.get("commands") and not applied,
        choice=choice,
    )


def reason_words(code: str, facts: Mapping[str, Any]) -> str:
    """The reason as a sentence; what it has no fact for leaves no gap."""
    if code == "improve-entered" and not (facts.get("from") and facts.get("system")):
        code = "improve-entered-twice"
    if code == "improve-step-two-roles" and not facts.get("other"):
        code = "improve-step-role-of-two"
    if code in DECLARED and not facts.get("what"):
        facts = {**facts, "what": facts.get("step", "")}
    if "days" in facts:
        facts = {**facts, "waited": _long(int(facts["days"]))}
    return " ".join(sentence(Remark(code, "", dict(facts))).split()).replace(" .", ".")


def _long(days: int) -> str:
    """Days as people say them: from three weeks on in weeks."""
    if days < 3 * WEEK:
        return ngettext("%(number)d dag", "%(number)d dagen", days) % {"number": days}
    return ngettext("%(number)d week", "%(number)d weken", round(days / WEEK)) % {"number": round(days / WEEK)}


def _sum(findings: Iterable[Mapping[str, Any]]) -> dict[str, float]:
    total = dict.fromkeys(MEASURES, 0.0)
    for finding in findings:
        for name, number in saved_of(finding).items():
            total[name] += number
    return total
