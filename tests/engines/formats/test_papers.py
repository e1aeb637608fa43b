"""A paper for a word processor opens as one: headings, language, a table that repeats its head; text of any kind."""

from __future__ import annotations

import datetime
import io

from docx import Document

from stroomlijn.engines.formats.papers import Paper, Section, Table, write_docx

MADE = datetime.datetime(2021, 3, 9, 12, 0, tzinfo=datetime.UTC)


def written(*sections: Section, title: str = "Verslag") -> object:
    return Document(io.BytesIO(write_docx(Paper(title, (("Waar", "Raadzaal"),), sections, MADE))))


def test_headings_paragraphs_and_points_are_what_they_seem() -> None:
    paper = written(Section("Besluiten", ("De consulent tekent.\nDat scheelt tijd.",), ("Uden", "Landerd"), level=2))
    told = [(one.style.name, one.text) for one in paper.paragraphs]  # type: ignore[attr-defined]
    assert told == [
        ("Title", "Verslag"),
        ("Normal", "Waar: Raadzaal"),
        ("Heading 2", "Besluiten"),
        ("Normal", "De consulent tekent."),
        ("Normal", "Dat scheelt tijd."),
        ("List Bullet", "Uden"),
        ("List Bullet", "Landerd"),
    ]


def test_the_file_says_in_which_language_and_when_it_was_made() -> None:
    paper = written()
    about = paper.core_properties  # type: ignore[attr-defined]
    assert (about.title, about.language, about.created) == ("Verslag", "nl-NL", MADE)
    assert 'w:lang w:val="nl-NL"' in paper.styles["Normal"].element.xml  # type: ignore[attr-defined]


def test_a_table_repeats_the_names_of_its_columns() -> None:
    table = Table(("Naam", "Discipline"), (("Ria", "toegang"),))
    (made,) = written(Section("Aanwezig", table=table)).tables  # type: ignore[attr-defined]
    assert [[cell.text for cell in row.cells] for row in made.rows] == [["Naam", "Discipline"], ["Ria", "toegang"]]
    assert "w:tblHeader" in made.rows[0]._tr.xml
    assert "w:tblHeader" not in made.rows[1]._tr.xml


def test_markup_is_text_and_signs_that_xml_cannot_hold_are_left_out() -> None:
    paper = written(Section("<b>&\x00\x0b\ud800", ("</w:t>",)), title="\x01Verslag")
    assert [one.text for one in paper.paragraphs] == ["Verslag", "Waar: Raadzaal", "<b>&", "</w:t>"]  # type: ignore[attr-defined]
