"""The PDF of a process: tagged, with a vector drawing, and words that stay words."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.engines.formats.pdf.written import HOSTILE, streams

from stroomlijn.engines.formats.pdf import PdfDocument, PdfDrawing, PdfSection, PdfSheet, PdfStep, write_pdf
from stroomlijn.engines.layout import draw_svg
from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Kind, Node, Process


def document(**words: object) -> PdfDocument:
    picture = draw_svg(Process("p", nodes=(Node("a", Kind.STEP, "Melding aannemen"),)), standalone=True)
    step = PdfStep("1", "Melding aannemen", "Vraag door.", ("Suite", "Belkaart"), ("Compleet?", "Ja: klaar"))
    made = PdfDocument(
        title="Melding Wmo",
        about="PROC-1",
        facts=(("Versie", "1.0"),),
        notes=(("Voor zaken die al lopen", "De oude termijn."),),
        steps_title="Zo doe je het",
        sections=(PdfSection("Medewerker KCC", 0, (step,), "Over naar de consulent"),),
        drawing=PdfDrawing("a4", 1.0, (PdfSheet(picture, "Tekening van Melding Wmo"),)),
        drawing_title="Tekening",
        footer="PROC-1, versie 1.0",
    )
    return replace(made, **words)


def test_it_is_tagged_for_who_listens_and_tells_its_language_and_title() -> None:
    said = streams(write_pdf(document()))
    for mark in (b"pdfuaid", b"/StructTreeRoot", b"/Marked true", b"/Lang(nl)", b"Melding Wmo"):
        assert mark in said.replace(b"/Lang (nl)", b"/Lang(nl)"), mark
    for heading in (b"/H1", b"/H2", b"/H3", b"/H4", b"/Figure"):
        assert heading in said, heading


def test_the_drawing_is_made_of_lines_and_not_of_dots() -> None:
    said = streams(write_pdf(document()))
    assert b"/Subtype/Image" not in said.replace(b"/Subtype /Image", b"/Subtype/Image")
    assert len(write_pdf(document())) > len(write_pdf(document(drawing=None)))


@pytest.mark.parametrize(("paper", "side"), [("a4", 842), ("a3", 1191)])
def test_every_sheet_of_the_drawing_is_a_page_of_its_paper_with_words_for_what_it_shows(paper: str, side: int) -> None:
    picture = '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="500"><path d="M0 0h9v9z"/></svg>'
    sheets = tuple(PdfSheet(picture, HOSTILE, f"Blad {number} van 3") for number in (1, 2, 3))
    said = streams(write_pdf(document(drawing=PdfDrawing(paper, 0.8, sheets))))
    widths = re.findall(rb"/MediaBox ?\[0 0 ([\d.]+)", said)
    assert [round(float(width)) for width in widths] == [595, side, side, side]
    assert len(re.findall(rb"/S ?/Figure", said)) == 3


@pytest.mark.parametrize("field", ["title", "about", "steps_title", "drawing_title", "footer"])
def test_what_people_type_is_never_markup(field: str) -> None:
    assert write_pdf(document(**{field: HOSTILE})).startswith(b"%PDF-")


def test_hostile_words_in_steps_are_printed_as_they_are() -> None:
    step = PdfStep(HOSTILE, HOSTILE, HOSTILE, (HOSTILE,), (HOSTILE,))
    sections = (PdfSection(HOSTILE, 7, (step,), HOSTILE),)
    pdf = write_pdf(document(sections=sections, facts=((HOSTILE, HOSTILE),), notes=((HOSTILE, HOSTILE),)))
    assert pdf.startswith(b"%PDF-")
    assert b"root:" not in streams(pdf)


def test_a_process_without_role_facts_or_drawing_is_a_document_too() -> None:
    step = PdfStep("1", "Stap", "", (), ())
    bare = document(sections=(PdfSection("", 0, (step,), ""),), facts=(), notes=(), drawing=None)
    assert write_pdf(bare).startswith(b"%PDF-")


def test_a_very_long_label_and_many_steps_fit() -> None:
    steps = tuple(PdfStep(str(number), "woord " * 2000 if number == 3 else "Stap", "", (), ()) for number in range(300))
    pdf = write_pdf(document(sections=(PdfSection("Rol", 0, steps, ""),)))
    assert len(re.findall(rb"/Type ?/Page\b", streams(pdf))) > 10


def test_a_drawing_that_is_none_is_told() -> None:
    with pytest.raises(Problem, match="pdf-not-made"):
        write_pdf(document(drawing=PdfDrawing("a4", 1.0, (PdfSheet("<svg", "Tekening"),))))


def test_a_step_that_is_longer_than_a_page_goes_on_over_the_next() -> None:
    step = PdfStep("1", "Melding aannemen", "\n".join("a" * 600), (), ())
    made = streams(write_pdf(document(sections=(PdfSection("", 0, (step,), ""),))))
    assert len(re.findall(rb"/Type ?/Page\b", made)) > 5
