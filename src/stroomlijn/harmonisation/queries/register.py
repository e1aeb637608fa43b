"""The register of decisions: what was decided, what there was to choose from, and what became of it."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from stroomlijn.harmonisation.models import Decision, Group, Meeting, WorkingGroup

IN_FORCE, GONE = "geldt", "vervallen"
_ABOUT = ("group", "working_group", "meeting", "decided_by", "corrects", "version__process", "traject")
_LARGE = ("version__bpmn", "version__graph", "version__drawing")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the register to show; an empty field limits nothing."""

    text: str = ""
    kind: str = ""
    working_group: int | None = None
    meeting: int | None = None
    group: int | None = None
    year: int | None = None
    traject: int | None = None
    state: str = ""

    def __bool__(self) -> bool:
        return self != Wanted()


def register(decisions: QuerySet[Decision], wanted: Wanted) -> QuerySet[Decision]:
    """The decisions that are asked for, the newest first, with all that a line of the register says."""
    chosen = decisions
    for word in wanted.text.split():
        chosen = chosen.filter(
            Q(number__icontains=word)
            | Q(summary__icontains=word)
            | Q(reason__icontains=word)
            | Q(value__icontains=word)
            | Q(group__name__icontains=word)
        )
    if wanted.state:
        chosen = chosen.filter(withdrawn_at__isnull=wanted.state == IN_FORCE)
    if wanted.year:
        chosen = chosen.filter(number__startswith=f"BESL-{wanted.year:04d}-")
    for name in ("kind", "working_group", "meeting", "group", "traject"):
        if value := getattr(wanted, name):
            chosen = chosen.filter(**{name: value})
    return chosen.select_related(*_ABOUT, "corrected_by").defer(*_LARGE).order_by("-pk")


@dataclass(frozen=True, slots=True)
class Choices:
    """What the register can be limited to: only what has decisions in it."""

    working_groups: list[WorkingGroup]
    meetings: list[Meeting]
    groups: list[Group]
    years: list[int]


def choices_of(decisions: QuerySet[Decision]) -> Choices:
    bare = decisions.order_by()
    held = WorkingGroup.objects.filter(pk__in=bare.values("working_group"))
    years = {int(number[5:9]) for number in bare.values_list("number", flat=True) if number[5:9].isdecimal()}
    return Choices(
        working_groups=list(held),
        meetings=list(Meeting.objects.filter(pk__in=bare.values("meeting"))[:200]),
        groups=list(Group.objects.filter(pk__in=bare.values("group")).only("name")[:500]),
        years=sorted(years, reverse=True),
    )


def chosen_words(decision: Decision) -> str:
    """What was chosen, in words: the option with its condition or value, else what was agreed."""
    option = next((one["words"] for one in decision.options if one["id"] == decision.option), "")
    said = " ".join(part for part in (decision.condition, decision.value) if part)
    return with_text(option, said) or decision.option


def title_of(decision: Decision) -> str:
    """What it was about with what it became: 'Rol bij Onderzoek doen: Klantmanager'."""
    chosen = chosen_words(decision)
    if not chosen or decision.kind == Decision.Kind.TIMING:  # its summary says what was chosen
        return decision.summary
    return f"{decision.summary}{'' if decision.summary.endswith(('?', '!')) else ':'} {chosen}"


def with_text(words: str, said: str) -> str:
    """An option with the text that it asked for: 'Iets nieuws: Toegang', 'Houden, maar alleen als de inwoner belt'."""
    if words.endswith("…") and said:
        return f"{words.removesuffix('…').rstrip()} {said}"
    return f"{words}: {said}" if words and said else words or said


def day_of(decision: Decision) -> datetime.date:
    return decision.decided_on or localdate(decision.decided_at)


def piece_of(decision: Decision) -> str:
    """What it was about: the process with its version, or the group as it is called."""
    if decision.version is not None:
        version = decision.version
        return _("%(name)s, versie %(number)s") % {"name": version.name, "number": version.number}
    return f"{decision.group.name} ({decision.group.number})" if decision.group else ""


def register_rows(decisions: QuerySet[Decision]) -> Iterator[list[str]]:
    """The register as a table with a heading, in order of number, for the archive."""
    yield [
        _("Nummer"),
        _("Datum"),
        _("Soort"),
        _("Stuk of proces"),
        _("Onderwerp"),
        _("Keuzes"),
        _("Besluit"),
        _("Advies"),
        _("Reden"),
        _("Werkgroep"),
        _("Bijeenkomst"),
        _("Aanwezig"),
        _("Vastgelegd door"),
        _("Geldt tot"),
        _("In plaats van"),
        _("Vervangen door"),
    ]
    for decision in decisions.order_by("pk").iterator(500):
        yield _row(decision)


def _row(decision: Decision) -> list[str]:
    later = later_of(decision)
    return [
        decision.number,
        date_format(day_of(decision), "Y-m-d"),
        decision.get_kind_display(),
        piece_of(decision),
        decision.summary,
        "; ".join(_option(option) for option in decision.options),
        chosen_words(decision),
        decision.advice,
        decision.reason,
        decision.working_group.name if decision.working_group else "",
        decision.meeting.title if decision.meeting else "",
        ", ".join(decision.names),
        decision.decided_by.name,
        date_format(localdate(decision.withdrawn_at), "Y-m-d") if decision.withdrawn_at else "",
        decision.corrects.number if decision.corrects else "",
        later.number if later else "",
    ]


def later_of(decision: Decision) -> Decision | None:
    """The decision that came in its place."""
    return getattr(decision, "corrected_by", None)


def decision_names(ids: Collection[int]) -> dict[int, str]:
    """What decisions are called in lists of mixed objects."""
    found = Decision.objects.filter(pk__in=ids).values_list("pk", "number", "summary")
    return {pk: f"{number} {summary}" for pk, number, summary in found}


def _option(option: dict[str, Any]) -> str:
    return f"{option['words']} ({option['effect']})" if option.get("effect") else option["words"]
