"""What people read of a docx, odt or text; what a file says it is, and what it must not do."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stroomlijn.engines.formats.text_document import Block, Format, TextDocument, format_of
from stroomlijn.engines.formats.text_document import values as limits
from stroomlijn.engines.formats.text_document.read import read_text_document
from stroomlijn.engines.problems import Problem

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
ODT = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table")
)


def package(**members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def docx(body: str) -> bytes:
    return package(word__document_xml=f"<w:document {W} {MC}><w:body>{body}<w:sectPr/></w:body></w:document>")


def odt(body: str) -> bytes:
    around = f"<office:document-content {ODT}><office:body><office:text>{body}</office:text></office:body>"
    return package(content_xml=f"{around}</office:document-content>")


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def read(data: bytes) -> TextDocument:
    return read_text_document("x", data)


def test_a_docx_as_people_read_it() -> None:
    table = "".join(
        f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in row)}</w:tr>"
        for row in (("Wie", "Wat"), ("KCC", "Bellen"))
    )
    found = read(
        docx(
            paragraph("Werkinstructie", '<w:pStyle w:val="Titel"/>')
            + paragraph("Bellen", '<w:pStyle w:val="Kop2"/>')
            + "<w:p><w:r><w:t>Bel </w:t><w:tab/></w:r>"
            + "<w:hyperlink><w:r><w:t>binnen een dag</w:t></w:r></w:hyperlink></w:p>"
            + paragraph("Eerst dit", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>')
            + f"<w:tbl>{table}</w:tbl>"
            + f"<w:sdt><w:sdtContent>{paragraph('In een veld')}</w:sdtContent></w:sdt>"
            + paragraph("")
        )
    )
    assert found == TextDocument(
        "docx",
        (
            Block("heading", "Werkinstructie", 1),
            Block("heading", "Bellen", 2),
            Block("paragraph", "Bel \tbinnen een dag"),
            Block("item", "Eerst dit", 2),
            Block("table", rows=(("Wie", "Wat"), ("KCC", "Bellen"))),
            Block("paragraph", "In een veld"),
        ),
    )


def test_what_was_struck_out_of_a_docx_stays_away_and_nothing_is_said_twice() -> None:
    struck = "<w:del><w:r><w:delText>weg</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>weg</w:t></w:r></w:moveFrom>"
    twice = (
        "<mc:AlternateContent><mc:Choice><w:r><w:t>een</w:t></w:r></mc:Choice>"
        "<mc:Fallback><w:r><w:t>een</w:t></w:r></mc:Fallback></mc:AlternateContent>"
    )
    code = "<w:r><w:instrText>HYPERLINK</w:instrText></w:r>"
    assert read(docx(f"<w:p>{struck}{twice}{code}<w:ins><w:r><w:t> keer</w:t></w:r></w:ins></w:p>")).blocks == (
        Block("paragraph", "een keer"),
    )


def test_an_odt_as_people_read_it() -> None:
    cells = "<table:table-cell><text:p>a</text:p><text:p>b</text:p></table:table-cell><table:table-cell/>"
    found = read(
        odt(
            "<text:tracked-changes><text:p>weg</text:p></text:tracked-changes>"
            '<text:h text:outline-level="2">Kop</text:h>'
            '<text:p>Een<text:s text:c="2"/>twee<text:span> drie</text:span>'
            "<office:annotation><text:p>weg</text:p></office:annotation><text:line-break/>vier</text:p>"
            "<text:list><text:list-item><text:p>punt</text:p><text:list><text:list-item><text:p>dieper</text:p>"
            "</text:list-item></text:list></text:list-item></text:list>"
            f"<table:table><table:table-row>{cells}</table:table-row></table:table>"
        )
    )
    assert found.blocks == (
        Block("heading", "Kop", 2),
        Block("paragraph", "Een  twee drie\nvier"),
        Block("item", "punt", 1),
        Block("item", "dieper", 2),
        Block("table", rows=(("a\nb", ""),)),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_plain_text_in_the_encodings_people_have(encoding: str) -> None:
    found = read("Beste café,\r\n\r\nTot één dag.\r\nGroet".encode(encoding))
    assert [block.text for block in found.blocks] == ["Beste café,", "Tot één dag.\nGroet"]


def test_a_very_long_document_is_shown_from_its_beginning() -> None:
    found = read(docx(paragraph("zin") * (limits.MAX_BLOCKS + 1)))
    assert (len(found.blocks), [remark.code for remark in found.remarks]) == (limits.MAX_BLOCKS, ["document-cut"])
    assert [remark.code for remark in read(b"a" * (limits.MAX_SIGNS + 1)).remarks] == ["document-cut"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04 broken", "document-damaged"),
        (package(other="x"), "document-no-text"),
        (docx("<w:p>")[:200], "document-damaged"),
        (package(word__document_xml='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "xml-doctype"),
        (package(word__document_xml="<a>" + " " * 3_000_000 + "</a>"), "document-unpacks-too-large"),
        (package(content_xml="<a>"), "xml-cut-off"),
        (b"%PDF-1.7", "document-no-text"),
        (b"", "file-empty"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, code: str) -> None:
    with pytest.raises(Problem) as refusal:
        read(data)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"%PDF-1.4\n", Format.PDF),
        (b"\x89PNG\r\n\x1a\n\0", Format.PNG),
        (b"\xff\xd8\xff\xe0", Format.JPEG),
        (package(a="b"), Format.PACKAGE),
        (b"MZ-formulier van de gemeente", Format.TEXT),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", Format.OTHER),
        (b"  <!DOCTYPE html><script>alert(1)</script>", Format.OTHER),
        (b"<?xml version='1.0'?><a/>", Format.OTHER),
        (b"GIF89a\x01\x00", Format.OTHER),
    ],
)
def test_a_file_is_what_its_bytes_say(data: bytes, expected: Format) -> None:
    assert format_of(data) is expected


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"MZ\x90\x00\x03", "document-program"),
        (b"\x7fELF\x02\x01", "document-program"),
        (package(**{"word__vbaProject.bin": "x"}), "document-macros"),
        (b"\xd0\xcf\x11\xe0" + "_VBA_PROJECT".encode("utf-16-le"), "document-macros"),
    ],
)
def test_programs_and_macros_are_refused(data: bytes, code: str) -> None:
    with pytest.raises(Problem) as refusal:
        format_of(data)
    assert refusal.value.code == code


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: docx(f"<w:p>{text}</w:p>")))
def test_whatever_bytes_there_are_ends_in_words_or_a_reason(data: bytes) -> None:
    try:
        assert read(data).format in ("docx", "odt", "text")
    except Problem as problem:
        assert problem.code


def test_the_words_of_a_pdf_that_we_write_are_found_in_it() -> None:
    from stroomlijn.engines.formats.text_document.pdf import words_of_pdf

    packed = zlib.compress(b"BT (Jan \\(42\\) ) Tj 4 0 Td (\\261) Tj 0 -12 Td [(BSN )-300(1234)20(56782)] TJ ET")
    words = words_of_pdf(b"%PDF-1.4\nstream\n" + packed + b"\nendstream")
    assert words.splitlines() == ["Jan (42) ±", "BSN  123456782"]
    assert words_of_pdf(b"%PDF-1.4\nstream\n" + packed + b"\nendstream /Encrypt 4 0 R") == ""


@given(st.binary(max_size=2_000))
def test_no_bytes_make_a_pdf_that_breaks_the_reader(noise: bytes) -> None:
    from stroomlijn.engines.formats.text_document.pdf import words_of_pdf

    words_of_pdf(b"%PDF-1.4\nstream\nBT " + noise + b"\nendstream")
    table = b"beginbfrange" + noise + b"endbfrange beginbfchar" + noise + b"endbfchar"
    words_of_pdf(b"%PDF-1.4\nstream\n" + zlib.compress(table) + b"\nendstream")
