"""The page of a process as a document for paper."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from stroomlijn.engines.formats.pdf import PdfDocument, PdfSection, PdfStep
from stroomlijn.engines.layout import arrange, draw_svg
from stroomlijn.engines.process_model import TextStep, Way, process_from_json, step_numbers

from .page_steps import PageSection, PageStep
from .parameters import fill_plain
from .process_page import ProcessPage

TOO_LARGE = 600
"""With more steps than this the drawing stays behind: its words could not be read on A4."""


def process_pdf(page: ProcessPage, address: str) -> PdfDocument:
    """Title, facts, all steps per werkrol and the drawing; `address` is where the newest version is found."""
    process, version = page.process, page.version
    facts = {
        "name": version.name or process.name,
        "number": process.number,
        "version": version.number,
        "today": date_format(localdate(), "j F Y"),
        "address": address,
    }
    return PdfDocument(
        title=version.name or process.name,
        about=" · ".join(part for part in (process.number, process.code, version.get_state_display()) if part),
        facts=tuple(pair for pair in _facts(page) if pair[1]),
        notes=_notes(page),
        steps_title=_("Zo doe je het"),
        sections=tuple(_section(page, section) for section in page.sections),
        drawing=_drawing(page),
        drawing_title=_("Tekening"),
        drawing_alt=_("Tekening van %(name)s. De nummers zijn de stappen uit de lijst.") % facts,
        footer=_("%(name)s (%(number)s), versie %(version)s. Gemaakt op %(today)s.\nDe nieuwste versie: %(address)s")
        % facts,
    )


def _facts(page: ProcessPage) -> tuple[tuple[str, str], ...]:
    people, facts = page.responsible, page.facts
    since = {"number": page.version.number, "day": date_format(page.since, "j F Y")}
    return (
        (_("Versie"), _("%(number)s, vanaf %(day)s") % since),
        (_("Geldt voor"), ", ".join(page.applies_to)),
        (_("Eigenaar"), people.owner if people else ""),
        (_("Coördinator"), people.coordinator if people else ""),
        (_("Vragen? Bel"), people.contact if people else ""),
        (_("Domein"), page.process.domain),
        (_("Dit begint met"), facts.get("aanleiding", "")),
        (_("Dit komt eruit"), facts.get("resultaat", "")),
        (_("Termijn"), facts.get("termijn", "")),
        (_("Per jaar"), facts.get("aantal_per_jaar", "")),
        (_("Wettelijke basis"), "; ".join(page.legal)),
    )


def _notes(page: ProcessPage) -> tuple[tuple[str, str], ...]:
    replaced = [
        _("Nu geldt %(name)s (%(number)s).") % {"name": new.name, "number": new.number} for new in page.succession.now
    ]
    notes = (
        (_("Dit proces is vervangen"), "\n".join(replaced)),
        (_("Voor zaken die al lopen"), page.version.transition_rule),
        (_("Toelichting"), page.documentation),
    )
    return tuple(note for note in notes if note[1].strip())


def _section(page: ProcessPage, section: PageSection) -> PdfSection:
    onward = _("Over naar %(role)s") % {"role": section.next_role.role} if section.next_role else ""
    return PdfSection(section.role, section.kind, tuple(_step(page, step) for step in section.steps), onward)


def _step(page: ProcessPage, step: PageStep) -> PdfStep:
    node = step.text.node
    waits = step.text.ways[0].waits if step.text.onward else ()
    extras = (
        step.text.when[:1].upper() + step.text.when[1:],
        node.system,
        *node.documents,
        node.lead_time,
        node.legal_basis,
        *(_("samen met %(name)s") % {"name": helper} for helper in node.helpers),
        *(_("daarna: %(event)s") % {"event": event} for event in waits),
    )
    return PdfStep(
        number=step.text.number,
        title=fill_plain(node.label, page.values) or _("Stap zonder naam"),
        text=fill_plain(node.documentation, page.values),
        extras=tuple(fill_plain(extra, page.values) for extra in extras if extra),
        ways=() if step.text.onward else tuple(_ways(page, step.text)),
    )


def _ways(page: ProcessPage, step: TextStep) -> list[str]:
    taken = {
        "all": _("Daarna gebeurt dit allemaal:"),
        "some": _("Daarna gebeurt een of meer van deze:"),
        "one": _("Daarna gebeurt een van deze:"),
    }
    said = [taken[step.taken]] if step.taken else []
    asked = ""
    for way in step.ways:
        question = way.conditions[0][0] if way.conditions else ""
        if question and question != asked:
            said.append(fill_plain(question, page.values))
        asked = question
        said.append(_way(page, step, way))
    return said


def _way(page: ProcessPage, step: TextStep, way: Way) -> str:
    answers = [answer[:1].upper() + answer[1:] for _question, answer in way.conditions if answer]
    before = "".join(f"{word}: " for word in (*answers, *way.waits))
    if not way.number:
        ends = _("klaar (%(label)s)") % {"label": way.label} if way.label else _("klaar")
        return fill_plain(before + ends if before else _("Daarna is dit proces klaar."), page.values)
    role = page.roles.get(way.target, "")
    other = f" ({role})" if role and role != step.node.role else ""
    leads = _("ga naar stap %(number)s, %(label)s") % {"number": way.number, "label": way.label}
    return fill_plain(before + leads + other, page.values)


def _drawing(page: ProcessPage) -> str:
    """Drawn anew with its own colours; the page's drawing takes those of the page."""
    if not page.drawing or page.version.step_count > TOO_LARGE:
        return ""
    graph = process_from_json(page.version.graph)
    return draw_svg(graph, arrange(graph), numbers=step_numbers(graph), standalone=True)
