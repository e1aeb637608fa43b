"""The papers of a meeting as values: the besluitenlijst and the report."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from stroomlijn.engines.formats.papers import Paper, Section, Table
from stroomlijn.foundation import clock
from stroomlijn.harmonisation.models import Decision, Meeting

from .meeting_page import Presence, agenda_of, decisions_in, presence_of
from .register import title_of


def besluitenlijst(meeting: Meeting) -> Paper:
    """What was decided, with number, choices, reason and who were there."""
    decisions = decisions_in(meeting)
    title = _("Besluitenlijst %(title)s") % {"title": meeting.title}
    return Paper(title, _facts(meeting), tuple(_decision_sections(decisions)), clock.now())


def verslag(meeting: Meeting) -> Paper:
    """The report: who was there, the agenda with what was said, the decisions, and what was added later."""
    sections = [_present(meeting)]
    if meeting.report:
        sections.append(Section(_("Verslag"), (meeting.report,)))
    agenda = agenda_of(meeting)
    if agenda:
        sections.append(Section(_("Agenda")))
        sections += [
            Section(f"{number}. {item.title}", (item.notes,) if item.notes else (), level=2)
            for number, item in enumerate(agenda, 1)
        ]
    sections += _decision_sections(decisions_in(meeting))
    added = [
        f"{date_format(one.added_on, 'j F Y')}, {one.added_by.name}: {one.text}"
        for one in meeting.additions.select_related("added_by")
    ]
    if added:
        sections.append(Section(_("Aanvullingen op het verslag"), tuple(added)))
    title = _("Verslag %(title)s") % {"title": meeting.title}
    return Paper(title, _facts(meeting), tuple(sections), clock.now())


def _facts(meeting: Meeting) -> tuple[tuple[str, str], ...]:
    when = date_format(meeting.day, "l j F Y")
    if meeting.begins:
        when = f"{when}, {meeting.begins:%H.%M} uur"
    facts = [
        (_("Werkgroep"), meeting.working_group.name),
        (_("Traject"), meeting.working_group.traject.name),
        (_("Wanneer"), when),
        (_("Waar"), meeting.place),
        (_("Vastgesteld"), date_format(meeting.reported_on, "j F Y") if meeting.reported_on else _("nog niet")),
    ]
    return tuple((label, value) for label, value in facts if value)


def _present(meeting: Meeting) -> Section:
    there = [one for one in presence_of(meeting) if one.times]
    rows = tuple((one.name, one.as_what or _("gast"), _times(one)) for one in there)
    return Section(_("Aanwezig"), table=Table((_("Naam"), _("Discipline"), _("Aanwezig")), rows) if rows else None)


def _times(one: Presence) -> str:
    def clock(moment: object) -> str:
        return date_format(timezone.localtime(moment), "H.i")  # type: ignore[arg-type]

    return ", ".join(
        _("%(from)s tot %(until)s") % {"from": clock(joined), "until": clock(left)}
        if left
        else _("vanaf %(from)s") % {"from": clock(joined)}
        for joined, left in one.times
    )


def _decision_sections(decisions: list[Decision]) -> Iterator[Section]:
    if not decisions:
        yield Section(_("Besluiten"), (_("Er zijn in deze bijeenkomst geen besluiten genomen."),))
        return
    yield Section(_("Besluiten"))
    for decision in decisions:
        yield Section(f"{decision.number}: {title_of(decision)}", tuple(_said(decision)), level=2)


def _said(decision: Decision) -> Iterator[str]:
    if decision.withdrawn_at:
        day = date_format(timezone.localtime(decision.withdrawn_at), "j F Y")
        yield _("Ingetrokken op %(day)s.") % {"day": day}
    if decision.group:
        yield _("Proces: %(name)s") % {"name": decision.group.name}
    if decision.kind == Decision.Kind.THEME:
        yield _("Besloten: %(words)s") % {"words": decision.reason}
    if decision.advice:
        yield _("Advies: %(words)s") % {"words": decision.advice}
    if decision.reason and decision.kind != Decision.Kind.THEME:
        yield _("Reden: %(words)s") % {"words": decision.reason}
    if decision.names:
        yield _("Aanwezig: %(names)s") % {"names": ", ".join(map(str, decision.names))}
