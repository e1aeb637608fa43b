"""The one door for XML: hostile and broken files are refused with a code and a line, and nothing is ever fetched."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stroomlijn.engines.formats.xml import read_xml
from stroomlijn.engines.problems import Problem

DECLARED = '<?xml version="1.0" encoding="{}"?>\n<a>é</a>'
BOMB = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(9))

REFUSED = {
    "doctype": (b'<?xml version="1.0"?>\n<!DOCTYPE a>\n<a/>', "xml-doctype", "regel 2"),
    "doctype after a comment": (b"<!-- x -->\n\n<!DOCTYPE a><a/>", "xml-doctype", "regel 3"),
    "file by entity": (b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', "xml-doctype", "regel 1"),
    "entity bomb": (f"<!DOCTYPE a [{BOMB}]><a>&l8;</a>".encode(), "xml-doctype", "regel 1"),
    "external dtd": (b'<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>', "xml-doctype", "regel 1"),
    "doctype in utf-16": ("<!DOCTYPE a><a/>".encode("utf-16"), "xml-doctype", "regel 1"),
    "stylesheet": (b'<?xml-stylesheet href="x.xsl"?><a/>', "xml-processing-instruction", "regel 1"),
    "instruction inside": (b"<a>\n<?php x ?></a>", "xml-processing-instruction", "regel 2"),
    "instruction behind": (b"<a/>\n<?php x ?>", "xml-processing-instruction", "regel 2"),
    "include": (b'<a>\n<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="b"/></a>', "xml-include", "regel 2"),
    "unknown entity": (b"<a>\n\n&onbekend;</a>", "xml-entity", "regel 3"),
    "deep": (b"<a>" * 200_000 + b"</a>" * 200_000, "xml-too-deep", "regel 1"),
    "many attributes": (
        b"<a>\n<b " + b" ".join(b'a%d=""' % n for n in range(2000)) + b"/></a>",
        "xml-too-many-attributes",
        "regel 2",
    ),
    "too large": (b"<a>" + b"x" * 6_000_000 + b"</a>", "xml-too-large", ""),
    "empty": (b"", "xml-empty", ""),
    "only spaces": (b" \r\n\t", "xml-empty", ""),
    "no xml": (b"\n\nstap;wie\n", "xml-no-xml", "regel 3"),
    "text first": (b'\nhoi <?xml version="1.0"?><a/>', "xml-text-before-declaration", "regel 2"),
    "empty line first": (b'\n<?xml version="1.0"?>\n<a/>', "xml-text-before-declaration", "regel 2"),
    "not utf-8": (DECLARED.format("utf-8").encode("latin-1"), "xml-encoding", "regel 2"),
    "not utf-16": (DECLARED.format("utf-16").encode(), "xml-encoding-contradiction", "regel 1"),
    "mark against words": (
        codecs.BOM_UTF8 + DECLARED.format("latin-1").encode(),
        "xml-encoding-contradiction",
        "regel 1",
    ),
    "utf-7": (DECLARED.format("utf-7").encode(), "xml-encoding-unknown", "regel 1"),
    "no encoding": (DECLARED.format("klingon").encode(), "xml-encoding-unknown", "regel 1"),
    "nul": (b"<a>\n\0</a>", "xml-nul", "regel 2"),
    "control sign": (b"<a>\n\x01</a>", "xml-forbidden-character", "regel 2"),
    "prefix": (b"<a>\n<b:c/></a>", "xml-prefix-undeclared", "regel 2"),
    "namespace": (b'<a xmlns:b="geen adres"/>', "xml-namespace-no-uri", "regel 1"),
    "cut off": (b"<a>\n<b>", "xml-cut-off", "regel 2"),
    "crossing": (b"<a>\n<b></a></b>", "xml-malformed", "regel 2"),
    "two roots": (b"<a/>\n<b/>", "xml-malformed", "regel 2"),
}


@pytest.mark.parametrize(("data", "code", "place"), REFUSED.values(), ids=REFUSED.keys())
def test_it_is_refused_with_code_and_line(data: bytes, code: str, place: str) -> None:
    with pytest.raises(Problem) as refused:
        read_xml(data)
    assert (refused.value.code, refused.value.place) == (code, place)


def test_more_elements_than_allowed_are_refused() -> None:
    with pytest.raises(Problem, match="xml-too-many-elements"):
        read_xml(b"<a><b/><b/><b/></a>", max_elements=3)
    read_xml(b"<a><b/><b/></a>", max_elements=3)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252", "cp850"])
def test_an_encoding_that_is_told_truly_is_read_and_written_back(encoding: str) -> None:
    data = (DECLARED.format(encoding) + "\n").encode(encoding)
    document = read_xml(data)
    assert document.root.text == "é"
    assert document.to_bytes() == data


def test_comments_around_the_root_and_marks_of_encoding_stay() -> None:
    data = codecs.BOM_UTF8 + b'<?xml version="1.0"?>\n<!-- voor -->\n<a><![CDATA[<]]></a>\n<!-- na -->\n'
    assert read_xml(data).to_bytes() == data


def test_the_words_of_an_element_are_no_doctype() -> None:
    assert read_xml(b"<a><!-- <!DOCTYPE a> --><![CDATA[<!DOCTYPE a><?php ?>]]></a>").root.tag == "a"


@given(st.binary(max_size=200) | st.text(alphabet='<>/?!a&;"=x: \n-[]', max_size=60).map(str.encode))
def test_whatever_comes_in_only_a_problem_comes_out(data: bytes) -> None:
    try:
        read_xml(data)
    except Problem as problem:
        assert problem.code.startswith("xml-")
