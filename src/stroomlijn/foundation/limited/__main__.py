"""The reader: loads the formats once, then answers file after file over the socket that is its standard input."""

from __future__ import annotations

import gc
import os
import socket
import sys
from importlib import import_module

from stroomlijn.engines.formats import read, read_tables
from stroomlijn.engines.formats.spreadsheet import sample_workbook
from stroomlijn.engines.formats.text_document.read import read_text_document

from .child import Read, answer_for
from .limits import MAX_FILE, die_with_parent, leave_the_network
from .wire import receive, send

# Loaded before the first fork, so that no child spends its time or its open files on loading.
_LOADED = ("bpmn", "epml", "pnml", "spreadsheet")
_READERS: dict[bytes, Read] = {b"processes": read, b"tables": read_tables, b"text": read_text_document}
_TABLE = b"Nr;Stap;Wie;Vervolg\n1;A;x;ja: 2; nee: einde\n2;B;x;einde"
_BPMN = b"""<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p">
<startEvent id="a"/><task id="b" name="B"/><sequenceFlow id="f" sourceRef="a" targetRef="b"/></process></definitions>"""
_ENCODINGS = ("utf_16", "utf_16_le", "utf_16_be", "utf_8_sig", "cp1252", "iso8859_1", "iso8859_15", "ascii", "idna")


def main() -> None:
    """Serves until the client closes its side or dies."""
    leave_the_network()
    die_with_parent(int(sys.argv[1]))
    for name in _LOADED:
        import_module(f"stroomlijn.engines.formats.{name}")
    for encoding in _ENCODINGS:
        import_module(f"encodings.{encoding}")
    _warm_up()
    connection = socket.socket(fileno=os.dup(0))
    os.dup2(os.open(os.devnull, os.O_RDWR), 0)
    send(connection, b"ready")
    os.dup2(0, 2)  # a child that panics has nothing to say to the terminal
    gc.collect()
    gc.freeze()
    while True:
        try:
            reader = _READERS[receive(connection, 20)]
            name = receive(connection, 10_000).decode()
            data = receive(connection, MAX_FILE)
        except (EOFError, OSError, KeyError):
            return
        send(connection, answer_for(reader, name, data, connection.fileno()))


def _warm_up() -> None:
    """Reads a file of each kind, so that what is compiled or loaded at first use is there before the first fork."""
    for name, data in (("w.csv", _TABLE), ("w.xlsx", sample_workbook()), ("w.bpmn", _BPMN)):
        read(name, data)


if __name__ == "__main__":
    main()
