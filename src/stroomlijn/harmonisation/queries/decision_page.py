"""One decision of the register, with what it rests on and what followed from it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stroomlijn.harmonisation.models import Decision, Difference, GroupMember, PremiseUse, Referral
from stroomlijn.landscape.queries.inventory import rows_of

from .register import chosen_words, later_of


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence about the decision, with the address of what it is about ("" for none)."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class DecisionPage:
    """What the page of a decision says besides the decision itself."""

    chosen: str
    rests_on: list[Line]
    changed: list[Line]
    later: Decision | None
    difference: Difference | None


def decision_page(decision: Decision) -> DecisionPage:
    difference = None
    if decision.kind == Decision.Kind.DIFFERENCE:
        of = Difference.objects.filter(draft__group=decision.group_id, key=decision.difference)
        difference = of.select_related("draft").defer("draft__bpmn", "draft__graph", "draft__drawing").first()
    return DecisionPage(
        chosen=chosen_words(decision),
        rests_on=[*_sources(decision), *_asked(decision), *_premises(decision)],
        changed=_changed(decision),
        later=later_of(decision),
        difference=difference,
    )


def _sources(decision: Decision) -> list[Line]:
    """The processes that lie in the group."""
    if decision.group_id is None:
        return []
    members = GroupMember.objects.filter(group=decision.group_id).values_list("process", flat=True)
    rows = sorted(rows_of(list(members)).values(), key=lambda row: (row.organisation, row.id))
    return [
        Line(f"{row.name} ({', '.join(filter(None, (row.organisation, row.code)))})", reverse("process", args=[row.id]))
        for row in rows[:20]
    ]


def _asked(decision: Decision) -> list[Line]:
    """What others answered before it was decided."""
    answered = Referral.objects.filter(
        group=decision.group_id, difference=decision.difference, state__in=("answered", "returned")
    ).exclude(difference="")
    return [
        Line(f"{one.get_to_display()}: {one.answer}" if one.answer else one.get_to_display())
        for one in answered.filter(asked_at__lte=decision.decided_at)
    ]


def _premises(decision: Decision) -> list[Line]:
    if not decision.difference:
        return []
    uses = PremiseUse.objects.filter(group=decision.group_id, difference=decision.difference).select_related("premise")
    return [
        Line(_("Uitgangspunt %(name)s: %(outcome)s") % {"name": use.premise.name, "outcome": use.premise.outcome})
        if use.premise.settled_on
        else Line(_("Wacht op: %(name)s") % {"name": use.premise.name})
        for use in uses
    ]


def _changed(decision: Decision) -> list[Line]:
    """What followed from it: the effect that was shown, the version, the groups it said something of."""
    chosen = next((one for one in decision.options if one["id"] == decision.option), None)
    lines = [Line(chosen["effect"][:1].upper() + chosen["effect"][1:])] if chosen and chosen.get("effect") else []
    if decision.version is not None:
        version, process = decision.version, decision.version.process
        said = {"name": version.name, "number": version.number, "state": version.get_state_display().lower()}
        address = f"{reverse('process', args=[process.pk])}?versie={version.number}"
        lines.append(Line(_("%(name)s, versie %(number)s, is %(state)s") % said, address))
    if decision.group is not None and decision.group.published is not None and decision.version is None:
        published = decision.group.published
        said = {"name": published.process.name, "number": published.number}
        lines.append(
            Line(_("Staat in %(name)s, versie %(number)s") % said, reverse("process", args=[published.process_id]))
        )
    if decision.kind == Decision.Kind.TIMING and chosen and len(chosen["members"]) > 1:
        number = len(chosen["members"])
        told = ngettext("Geldt voor %(number)d proces: %(names)s", "Geldt voor %(number)d processen: %(names)s", number)
        lines.append(Line(told % {"number": number, "names": ", ".join(chosen["members"])}))
    return lines
