"""The one door through which XML comes in: no entities, no network, no DTD, bounded in every direction.

The encoding is settled here, once, and libxml2 only ever sees UTF-8: two readers that disagree about an encoding are
how text slips past a check.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from lxml import etree

from stroomlijn.engines.problems import Problem

MAX_BYTES = 5_000_000
MAX_DEPTH = 256  # held by libxml2 itself as long as huge_tree is off
MAX_ELEMENTS = 200_000  # a file of 80 real models holds 27,000
MAX_ATTRIBUTES = 1_000  # of one element
MAX_PARTS = 50_000  # nodes, flows and their like in one file

_DECLARATION = re.compile(r"<\?xml\s[^>]*?\?>")
_ENCODING = re.compile(r"""encoding\s*=\s*["']([A-Za-z0-9._:-]+)["']""")
_BETWEEN = re.compile(r"\s+|<!--.*?-->", re.DOTALL)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_READABLE = re.compile(r"utf-8|utf-16(-[lb]e)?|ascii|iso8859-\d+|cp125\d|cp85[028]|mac-roman|koi8-r")
_XINCLUDE = "http://www.w3.org/2001/XInclude"

_CODES = {
    "NS_ERR_UNDEFINED_NAMESPACE": "xml-prefix-undeclared",
    "WAR_NS_URI": "xml-namespace-no-uri",
    "ERR_RESOURCE_LIMIT": "xml-too-deep",
    "ERR_UNDECLARED_ENTITY": "xml-entity",
    "ERR_INVALID_CHAR": "xml-forbidden-character",
    "ERR_TAG_NOT_FINISHED": "xml-cut-off",
}


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed file. The other three let it be written back the way it came."""

    root: etree._Element
    encoding: str
    declaration: str
    bom: bytes

    def to_bytes(self) -> bytes:
        """The document with its own declaration and encoding; equal to what was read after canonicalisation."""
        around = [
            "".join(f"{_text_of(comment)}\n" for comment in reversed(list(self.root.itersiblings(preceding=True)))),
            _text_of(self.root),
            "".join(f"\n{_text_of(comment)}" for comment in self.root.itersiblings()),
        ]
        declaration = f"{self.declaration}\n" if self.declaration else ""
        return self.bom + f"{declaration}{''.join(around)}\n".encode(self.encoding, "xmlcharrefreplace")


def read_xml(data: bytes, max_bytes: int = MAX_BYTES, max_elements: int = MAX_ELEMENTS) -> Document:
    """The document in `data`.

    Raises Problem, with the line as place wherever there is one, for whatever is not plain well-formed XML within
    the limits; DOCTYPE, processing instructions, entities and xi:include are refused, never skipped.
    """
    if len(data) > max_bytes:
        raise Problem("xml-too-large", size=f"{len(data) / 1e6:.1f}", limit=f"{max_bytes / 1e6:g}")
    text, encoding, bom = _decoded(data)
    declaration = _DECLARATION.match(text)
    body = text[declaration.end() :] if declaration else text
    skipped = text[: declaration.end()].count("\n") if declaration else 0
    _check_prolog(text, body, skipped)
    root = _parsed("\n" * skipped + body)
    _check_tree(root, max_elements)
    return Document(root, encoding, declaration.group() if declaration else "", bom)


def check_parts(parts: Sequence[etree._Element]) -> None:
    """Raises Problem when a file holds more nodes, flows and their like than can be read in reasonable time."""
    if len(parts) > MAX_PARTS:
        raise Problem("file-too-many-parts", line_of(parts[MAX_PARTS]), limit=MAX_PARTS)


def local_name(element: etree._Element) -> str:
    """The element's name without its namespace; "" for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def inner_text(element: etree._Element) -> str:
    """All text in the element and what it holds, without comments."""
    return "".join(cast("list[str]", element.xpath(".//text()")))


def line(number: int | None) -> str:
    """A line number as the place of a Problem or Remark."""
    return f"regel {number}" if number else ""


def line_of(element: etree._Element) -> str:
    """The line on which an element starts, as a place."""
    return line(cast("int | None", element.sourceline))


def _decoded(data: bytes) -> tuple[str, str, bytes]:
    if not data.strip(b" \t\r\n\0"):
        raise Problem("xml-empty")
    bom = next(((mark, name) for mark, name in _BOMS if data.startswith(mark)), None)
    if bom:
        data = data[len(bom[0]) :]
        encoding = bom[1]
    elif data[:2] in (b"<\0", b"\0<"):
        encoding = "utf-16-le" if data[:1] == b"<" else "utf-16-be"
    else:
        encoding = "utf-8"
    declared = _declared_encoding(data, encoding)
    if declared and encoding == "utf-8" and not bom and not declared.startswith("utf-16"):
        encoding = declared
    elif declared and not declared.startswith(encoding[:6]):
        raise Problem("xml-encoding-contradiction", line(1), declared=declared, found=encoding)
    return _strict_text(data, encoding), encoding, bom[0] if bom else b""


def _declared_encoding(data: bytes, encoding: str) -> str:
    head = data[:400].decode(encoding, "replace").lstrip()
    declaration = _DECLARATION.match(head)
    named = _ENCODING.search(declaration.group()) if declaration else None
    if not named:
        return ""
    try:
        name = codecs.lookup(named.group(1)).name
    except LookupError:
        name = ""
    if not _READABLE.fullmatch(name):
        raise Problem("xml-encoding-unknown", line(1), encoding=named.group(1))
    return name


def _strict_text(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].count("\n".encode(encoding))
        raise Problem("xml-encoding", line(before + 1), encoding=encoding) from None
    if "\0" in text:
        raise Problem("xml-nul", line(text.count("\n", 0, text.index("\0")) + 1))
    return text


def _check_prolog(text: str, body: str, skipped: int) -> None:
    """What comes before the root. A DOCTYPE can stand nowhere else, so it is found before anything is parsed."""
    late = _DECLARATION.search(text, 0, 10_000) if text is body else None
    if late and not text[: late.start()].lstrip().startswith("<"):
        raise Problem("xml-text-before-declaration", line(text.count("\n", 0, late.start()) + 1))
    at = 0
    while between := _BETWEEN.match(body, at):
        at = between.end()
    where = line(skipped + body.count("\n", 0, at) + 1)
    if body[at : at + 9].upper() == "<!DOCTYPE":
        raise Problem("xml-doctype", where)
    if body.startswith("<?", at):
        raise Problem("xml-processing-instruction", where)
    if not body.startswith("<", at):
        raise Problem("xml-no-xml", where)


def _parsed(text: str) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        strip_cdata=False,
        encoding="utf-8",
    )
    try:
        return etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        name = etree.ErrorTypes._getName(error.code)  # type: ignore[attr-defined]
        reason = (error.msg or "").partition(", line")[0]
        raise Problem(_CODES.get(name, "xml-malformed"), line(error.lineno), reason=reason, limit=MAX_DEPTH) from None


def _check_tree(root: etree._Element, max_elements: int) -> None:
    around = (*root.itersiblings(preceding=True), *root.itersiblings())
    for element in around:
        _check_element(element)
    for count, element in enumerate(root.iter(), 1):
        if count > max_elements:
            raise Problem("xml-too-many-elements", line_of(element), limit=max_elements)
        _check_element(element)


def _check_element(element: etree._Element) -> None:
    tag: object = element.tag
    if isinstance(tag, str):
        if tag.startswith("{" + _XINCLUDE):
            raise Problem("xml-include", line_of(element))
        if len(element.attrib) > MAX_ATTRIBUTES:
            raise Problem("xml-too-many-attributes", line_of(element), limit=MAX_ATTRIBUTES)
    elif tag is etree.PI:
        raise Problem("xml-processing-instruction", line_of(element))
    elif tag is etree.Entity:
        raise Problem("xml-entity", line_of(element), reason=element.text or "")


def _text_of(element: etree._Element) -> str:
    return etree.tostring(element, encoding="unicode", with_tail=False)
