"""The page of a process as a document for paper."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from stroomlijn.engines.formats.pdf import PdfDocument, PdfDrawing, PdfSection, PdfSheet, PdfStep
from stroomlijn.engines.layout import arrange, on_paper
from stroomlijn.engines.process_model import process_from_json, step_numbers

from .page_steps import PageSection, PageStep
from .parameters import fill_plain
from .process_page import ProcessPage
from .step_sentences import sentences_of

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
        drawing=_drawing(page, version.name or process.name),
        drawing_title=_("Tekening"),
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
    node, said = step.text.node, sentences_of(step.text, page.roles)
    return PdfStep(
        number=step.text.number,
        title=fill_plain(node.label, page.values) or _("Stap zonder naam"),
        text=fill_plain(node.documentation, page.values),
        extras=tuple(fill_plain(extra, page.values) for extra in said.needs),
        ways=tuple(fill_plain(way, page.values) for way in said.ways),
    )


def _drawing(page: ProcessPage, name: str) -> PdfDrawing | None:
    """Drawn anew with its own colours; the page's drawing takes those of the page."""
    if not page.drawing or page.version.step_count > TOO_LARGE:
        return None
    graph = process_from_json(page.version.graph)
    made = on_paper(graph, arrange(graph), numbers=step_numbers(graph))
    alt = _("Tekening van %(name)s. De nummers zijn de stappen uit de lijst.") % {"name": name}
    if len(made.pictures) == 1:
        return PdfDrawing(made.paper, made.share, (PdfSheet(made.pictures[0], alt),))
    captions = [
        _("Blad %(number)s van %(count)s") % {"number": number, "count": len(made.pictures)}
        for number in range(1, len(made.pictures) + 1)
    ]
    sheets = zip(made.pictures, captions, strict=True)
    return PdfDrawing(
        made.paper, made.share, tuple(PdfSheet(picture, f"{alt} {caption}.", caption) for picture, caption in sheets)
    )
