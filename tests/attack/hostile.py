"""Files that are not what a friendly visitor brings, with what must come of each."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count

from tests.engines.formats.spreadsheet.books import with_members, workbook

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
SCRIPT = "<script>alert('mis')</script>"
MARKUP = f"\"'><img src=x onerror=alert(1)>{SCRIPT}{{{{7*7}}}}"
TRICKY = "Mel\u202eding\u200b aan\u2066ne\ufeffmen\u00ad"
ROW = "Nr;Stap;Wie;Vervolg\n"
_NUMBERS = count()


@dataclass(frozen=True, slots=True)
class Hostile:
    """A file, whether it is "accepted", taken with a "remark" or "refused", the code of the sentence, and whether the
    sentence names a place within the file."""

    name: str
    make: Callable[[], bytes]
    outcome: str
    code: str = ""
    placed: bool = False


def hostile() -> list[Hostile]:
    """Every hostile file. None of them is larger than 32 MB."""
    return [*_xml(), *_graphs(), *_encodings(), *_texts(), *_strange(), *_workbooks(), *_archives()]


def bpmn(
    label: str = "Melding aannemen", *, before: str = "", inside: str = "", shapes: str = "", name: str = ""
) -> bytes:
    """A process of three steps, one of them called `label`, with what is put in before, in and after it.

    Without a name it gets one that no other has: two of one name would be the same process.
    """
    name = name or f"Proces {next(_NUMBERS)}"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<definitions xmlns="{BPMN}"'
        ' xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"'
        ' xmlns:dd="http://www.omg.org/spec/DD/20100524/DI" xmlns:xi="http://www.w3.org/2001/XInclude" id="d">'
        f'<process id="p" name="{name}"><startEvent id="s"/><task id="a" name="{label}"/>'
        '<task id="b" name="Beslissen"/><endEvent id="e"/><sequenceFlow id="f1" sourceRef="s" targetRef="a"/>'
        '<sequenceFlow id="f2" sourceRef="a" targetRef="b"/><sequenceFlow id="f3" sourceRef="b" targetRef="e"/>'
        f"{inside}</process>{shapes}</definitions>"
    ).encode("utf-8", "surrogatepass")


def escaped(text: str) -> str:
    """For an attribute of XML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def packed(members: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def _xml() -> list[Hostile]:
    file = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    laughs = "<!DOCTYPE d [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
    quadratic = f"<!DOCTYPE d [<!ENTITY a '{'a' * 100_000}'>]>"
    include = '<xi:include href="file:///etc/passwd" parse="text"/>'
    return [
        Hostile("xxe.bpmn", lambda: bpmn("&x;", before=file), "refused", "xml-doctype", True),
        Hostile("entiteiten.bpmn", lambda: bpmn("&a11;", before=f"{laughs}]>"), "refused", "xml-doctype", True),
        Hostile("kwadraat.bpmn", lambda: bpmn("&a;" * 9_000, before=quadratic), "refused", "xml-doctype", True),
        Hostile(
            "dtd.bpmn", lambda: bpmn(before='<!DOCTYPE d SYSTEM "http://x/d.dtd">'), "refused", "xml-doctype", True
        ),
        Hostile("losse-entiteit.bpmn", lambda: bpmn("&x;"), "refused", "xml-entity", True),
        Hostile("invoegen.bpmn", lambda: bpmn(inside=include), "refused", "xml-include", True),
        Hostile(
            "opdracht.bpmn", lambda: bpmn(inside='<?php echo "x" ?>'), "refused", "xml-processing-instruction", True
        ),
        Hostile("diep.bpmn", lambda: bpmn(inside="<x>" * 200_000), "refused", "xml-too-deep", True),
        Hostile("diep-epml.epml", lambda: b"<epml>" + b"<x>" * 200_000, "refused", "xml-too-deep", True),
        Hostile("tekst-30-MB.bpmn", lambda: bpmn("a" * 30_000_000), "refused", "reading-too-large"),
        Hostile("tekst-6-MB.bpmn", lambda: bpmn("a" * 6_000_000), "refused", "xml-too-large"),
        Hostile("tekst-4-MB.bpmn", lambda: bpmn("a" * 4_000_000), "remark", "text-cut", True),
        Hostile(
            "kenmerken.bpmn", lambda: bpmn(inside=_attributes(100_000)), "refused", "xml-too-many-attributes", True
        ),
        Hostile("elementen.bpmn", lambda: bpmn(inside="<x/>" * 250_000), "refused", "xml-too-many-elements", True),
        Hostile("afgekapt.bpmn", lambda: bpmn()[:-40], "refused", "xml-malformed", True),
    ]


def _attributes(number: int) -> str:
    given = " ".join(f"a{n}='1'" for n in range(number))
    return f"<x {given}/>"


def _graphs() -> list[Hostile]:
    twice = '<task id="a" name="Nog een"/>'
    dangling = '<sequenceFlow id="f9" sourceRef="b" targetRef="nergens"/>'
    script = f"<scriptTask id='t' name='x'><script>__import__('os').system('id')</script></scriptTask>{_condition()}"
    itself = (
        '<callActivity id="c" name="Zichzelf" calledElement="p"/><sequenceFlow id="f9" sourceRef="b" targetRef="a"/>'
    )
    nested = "".join(f'<subProcess id="n{n}" name="{n}">' for n in range(120)) + "</subProcess>" * 120
    return [
        Hostile("dubbele-id.bpmn", lambda: bpmn(inside=twice), "remark", "bpmn-duplicate-id", True),
        Hostile("loze-pijl.bpmn", lambda: bpmn(inside=dangling), "remark", "bpmn-flow-dangling", True),
        Hostile("nan.bpmn", lambda: bpmn(shapes=_shapes("NaN")), "remark"),
        Hostile("oneindig.bpmn", lambda: bpmn(shapes=_shapes("INF")), "remark"),
        Hostile("ver-weg.bpmn", lambda: bpmn(shapes=_shapes("1e308")), "remark"),
        Hostile("knikken.bpmn", lambda: bpmn(shapes=_waypoints(60_000)), "remark", "bpmn-drawing-incomplete", True),
        Hostile("opdracht-in-stap.bpmn", lambda: bpmn(inside=script), "accepted"),
        Hostile("roept-zichzelf.bpmn", lambda: bpmn(inside=itself), "accepted"),
        Hostile("deelprocessen.bpmn", lambda: bpmn(inside=nested), "accepted"),
        Hostile("dicht.bpmn", lambda: bpmn(inside=_dense(1_900, 30_000)), "remark", "too-many-nodes"),
        Hostile("lang.bpmn", lambda: bpmn(inside=_dense(1_900, 1_899)), "accepted"),
        Hostile("veel.bpmn", lambda: bpmn(inside=_dense(10_000, 9_999)), "remark", "too-many-nodes"),
        Hostile("te-veel.bpmn", lambda: bpmn(inside="<task/>" * 60_000), "refused", "file-too-many-parts", True),
    ]


def _condition() -> str:
    return (
        '<sequenceFlow id="f8" sourceRef="t" targetRef="e">'
        "<conditionExpression>${T(java.lang.Runtime).exec('id')}</conditionExpression></sequenceFlow>"
    )


def _shapes(value: str) -> str:
    bounds = f'<dc:Bounds x="{value}" y="{value}" width="{value}" height="-1"/>'
    shape = "".join(f'<di:BPMNShape id="{n}_di" bpmnElement="{n}">{bounds}</di:BPMNShape>' for n in "sabe")
    return f'<di:BPMNDiagram id="g"><di:BPMNPlane id="h" bpmnElement="p">{shape}</di:BPMNPlane></di:BPMNDiagram>'


def _waypoints(number: int) -> str:
    points = "".join(f'<dd:waypoint x="{n}" y="{n % 7}"/>' for n in range(number))
    edge = f'<di:BPMNEdge id="f1_di" bpmnElement="f1">{points}</di:BPMNEdge>'
    return f'<di:BPMNDiagram id="g"><di:BPMNPlane id="h" bpmnElement="p">{edge}</di:BPMNPlane></di:BPMNDiagram>'


def _dense(nodes: int, flows: int) -> str:
    """So many tasks with arrows from everywhere to everywhere; with one arrow less than tasks, a single line."""
    stride = 1 if flows == nodes - 1 else 7_919
    arrows = ((n * stride % nodes, (n * stride + 1 + n // nodes) % nodes) for n in range(flows))
    return "".join(f'<task id="n{n}" name="Stap {n}"/>' for n in range(nodes)) + "".join(
        f'<sequenceFlow id="g{number}" sourceRef="n{a}" targetRef="n{b}"/>' for number, (a, b) in enumerate(arrows)
    )


def _encodings() -> list[Hostile]:
    text, other = bpmn("Één melding").decode(), bpmn("Één melding").decode()
    return [
        Hostile("utf-16-als-utf-8.bpmn", lambda: text.encode("utf-16"), "refused", "xml-encoding-contradiction", True),
        Hostile("latin-1-als-utf-8.bpmn", lambda: text.encode("latin-1"), "refused", "xml-encoding", True),
        Hostile("utf-7.bpmn", lambda: text.replace("UTF-8", "utf-7").encode(), "refused", "xml-encoding-unknown", True),
        Hostile("echt-utf-16.bpmn", lambda: text.replace("UTF-8", "utf-16").encode("utf-16"), "accepted"),
        Hostile("echt-latin-1.bpmn", lambda: other.replace("UTF-8", "latin-1").encode("latin-1"), "accepted"),
        Hostile("nul.bpmn", lambda: bpmn("a\0b"), "refused", "xml-nul", True),
        Hostile("halve-tekens.bpmn", lambda: bpmn("a\ud800b"), "refused", "xml-encoding", True),
        Hostile("half-teken.bpmn", lambda: bpmn("a&#xD800;b"), "refused", "xml-forbidden-character", True),
        Hostile("halve-tekens.csv", lambda: f"{ROW}1;a\ud800b;x;".encode("utf-8", "surrogatepass"), "accepted"),
        Hostile("nul.csv", lambda: f"{ROW}1;a\0b;x;".encode(), "refused"),
        Hostile("latin-1.csv", lambda: f"{ROW}1;Één;x;".encode("latin-1"), "accepted"),
        Hostile("utf-16.csv", lambda: f"{ROW}1;Één;x;".encode("utf-16"), "accepted"),
    ]


def _texts() -> list[Hostile]:
    markup = escaped(MARKUP)
    return [
        Hostile("script.bpmn", lambda: bpmn(markup, name=markup), "accepted"),
        Hostile("<img src=x onerror=alert(2)>.bpmn", lambda: bpmn(markup, name=f"{markup} 2"), "accepted"),
        Hostile("tekens.bpmn", lambda: bpmn(TRICKY, name=TRICKY), "accepted"),
        Hostile("lange-tekst.bpmn", lambda: bpmn("woord " * 1_700, name="proces " * 1_500), "remark", "text-cut", True),
        Hostile("langste-woord.csv", lambda: f"{ROW}1;{'a' * 10_000};x;".encode(), "remark", "workbook-text-cut", True),
        Hostile("formules.csv", lambda: f"{ROW}1;=cmd|' /C calc'!A0;@SUM(A1);\n2;+1;-1;".encode(), "accepted"),
    ]


def _strange() -> list[Hostile]:
    html = f"<!doctype html><html>{SCRIPT}</html>".encode()
    return [
        Hostile("leeg.bpmn", lambda: b"", "refused", "file-empty"),
        Hostile("nullen.xlsx", lambda: bytes(5_000), "refused", "file-empty"),
        Hostile("foto.jpg", lambda: b"\xff\xd8\xff\xe0" + bytes(range(256)), "refused", "file-unknown"),
        Hostile("pagina.html", lambda: html, "refused", "file-unknown-xml"),
        Hostile("pagina.bpmn", lambda: html, "refused", "xml-doctype", True),
        Hostile("tekening.svg", lambda: f"<svg>{SCRIPT}</svg>".encode(), "refused", "file-unknown-xml"),
        Hostile("oud.xls", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "refused", "file-old-office"),
        Hostile("eigenlijk-bpmn.xlsx", lambda: bpmn("Als xlsx"), "remark", "file-other-format"),
        Hostile("eigenlijk-csv.bpmn", lambda: f"{ROW}1;A;x;".encode(), "refused", "xml-no-xml", True),
        Hostile("eigenlijk-xlsx.bpmn", _book, "remark", "file-other-format"),
        Hostile("zonder-eind", lambda: bpmn("Zonder eind"), "accepted"),
        Hostile("a" * 250 + ".bpmn", lambda: bpmn("Lange naam"), "accepted"),
        Hostile("..\\..\\boot.bpmn", lambda: bpmn("Pad"), "accepted"),
    ]


def _book(extra: Mapping[str, bytes] | None = None, rows: list[list[object]] | None = None) -> bytes:
    made = workbook({"Stappen": [["Nr", "Stap", "Wie"], [1, "A", "x"], *(rows or [])]})
    return with_members(made, extra) if extra else made


def _sheet(cells: str) -> bytes:
    data = _book()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        content = package.read("xl/worksheets/sheet1.xml").decode()
    changed = content.replace("</sheetData>", f"{cells}</sheetData>").encode()
    return with_members(data, {"xl/worksheets/sheet1.xml": changed})


def _empty_rows(number: int) -> str:
    return "".join(f'<row r="{row}" s="1"><c r="A{row}" s="1"/></row>' for row in range(3, number))


def _workbooks() -> list[Hostile]:
    formula = '<row r="3"><c r="A3"><v>2</v></c><c r="B3" t="str"><f>CMD|A0</f><v>=1+1</v></c></row>'
    failed = '<row r="3"><c r="A3"><v>2</v></c><c r="B3" t="e"><v>#REF!</v></c></row>'
    corner = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    twenty = {f"xl/media/{n}.bin": bytes(900_000) for n in range(120)}
    return [
        Hostile("macro.xlsm", lambda: _book({"xl/x": b"x"}), "refused", "file-macros"),
        Hostile("macro.xlsx", lambda: _book({"xl/vbaProject.bin": b"x"}), "refused", "file-macros"),
        Hostile("formule.xlsx", lambda: _sheet(formula), "accepted"),
        Hostile("fout.xlsx", lambda: _sheet(failed), "remark", "workbook-cell-error", True),
        Hostile("miljoen-lege-rijen.xlsx", lambda: _sheet(_empty_rows(1_000_000)), "accepted"),
        Hostile("lege-rijen.xlsx", lambda: _sheet(_empty_rows(100_000)), "accepted"),
        Hostile("uithoek.xlsx", lambda: _sheet(corner), "refused", "workbook-too-spread"),
        Hostile("zipbom.xlsx", lambda: _book(twenty), "refused", "workbook-unpacks-too-large"),
        Hostile("genest.xlsx", lambda: _book({"xl/a.zip": b"x"}), "refused", "workbook-nested-archive"),
        Hostile("pad.xlsx", lambda: _book({"../x": b"x"}), "refused", "workbook-unsafe-name"),
        Hostile("beschadigd.xlsx", lambda: _book()[:-100], "refused", "file-damaged"),
        Hostile("bom.ods", lambda: packed({"mimetype": b"x", "content.xml": bytes(9_000_000)}), "refused"),
        Hostile("rijen.csv", lambda: (ROW + "1;A;x;\n" * 20_000).encode(), "remark"),
        Hostile("regel-9-MB.csv", lambda: (ROW + ";" * 9_000_000).encode(), "refused"),
    ]


def _archives() -> list[Hostile]:
    zeros = bytes(9_000_000)
    inner = packed({"a.bpmn": bpmn()})
    return [
        Hostile("bom.zip", lambda: packed({"x.csv": zeros}), "refused", "archive-member-bomb", True),
        Hostile("bommen.zip", lambda: packed({f"{n}.csv": zeros for n in range(12)}), "refused", "archive-too-large"),
        Hostile("in-elkaar.zip", lambda: packed({"b.zip": inner}), "refused", "archive-member-nested", True),
        Hostile("vermomd.zip", lambda: packed({"b.bpmn": inner}), "refused", "archive-member-nested", True),
        Hostile("pad.zip", lambda: packed({"../../x.bpmn": bpmn()}), "refused", "archive-member-unsafe-name", True),
        Hostile("leeg.zip", lambda: packed({}), "refused", "archive-empty"),
        Hostile("geen.zip", lambda: b"PK\x03\x04" + bytes(500), "refused", "archive-unreadable"),
        Hostile(
            "veel.zip", lambda: packed({f"{n}.csv": b"" for n in range(5_001)}), "refused", "archive-too-many-members"
        ),
        Hostile("zip-als.bpmn", lambda: inner, "refused", "file-archive"),
        Hostile(
            "gemengd.zip",
            lambda: packed({"goed.bpmn": bpmn("In een zip"), "mis.bpmn": b"<", "x.jpg": b"x"}),
            "accepted",
        ),
    ]
