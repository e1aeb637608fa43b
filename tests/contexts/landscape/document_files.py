"""Files of documents, and processes that name documents."""

from __future__ import annotations

import io
import zipfile
import zlib

from stroomlijn.engines.process_model import Kind, Node, process_to_json
from stroomlijn.engines.process_model import Process as Graph
from stroomlijn.foundation.actor import Actor
from stroomlijn.landscape.operations.publishing import NewVersion, PublishedVersion, publish

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(*paragraphs: str) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
    return out.getvalue()


def published(actor: Actor, traject_id: int, name: str, *documents: str, text: str = "") -> PublishedVersion:
    step = Node(id="a", kind=Kind.STEP, type="task", label="Bellen", documents=documents, documentation=text)
    graph = process_to_json(Graph(id="p", name=name, nodes=(step,), documentation=text))
    return publish(actor, traject_id, NewVersion(name, b"<definitions/>", graph, ""))


def pdf(*lines: str) -> bytes:
    """As Typst writes it: packed, with numbers for the letters."""
    text = "".join(f"BT <{_codes(line)}> Tj ET " for line in lines).encode()
    letters = sorted({letter for line in lines for letter in line})
    table = "".join(f"<{ord(one) + 7:04x}> <{ord(one):04x}>\n" for one in letters)
    packed = (text, f"{len(letters)} beginbfchar\n{table}endbfchar".encode())
    return b"%PDF-1.7\n" + b"".join(b"1 0 obj\nstream\n" + zlib.compress(one) + b"\nendstream\n" for one in packed)


def _codes(line: str) -> str:
    return "".join(f"{ord(letter) + 7:04x}" for letter in line)
