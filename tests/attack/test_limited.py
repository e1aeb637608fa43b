"""Files that want more processor time or memory than one file may have. The limit is tested, the times are printed."""

from __future__ import annotations

import ctypes
import faulthandler
import mmap
import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.engines.formats.spreadsheet.books import ods

from stroomlijn.engines.formats.reading import Reading
from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.limited import LimitedReader, child
from stroomlijn.foundation.limited.answer import decode

TABLE = b"Nr;Stap;Wie\n1;A;x"
EMPTY = Reading("csv", ())


def outcome(read: Callable[[], object]) -> str:
    """The code with which a read of this kind ends."""

    def reading(name: str, data: bytes) -> Reading:
        faulthandler.disable()
        read()
        return EMPTY

    began = time.monotonic()
    try:
        decode(child.answer_for(reading, "a.csv", b""))
        return "read"
    except Problem as problem:
        print(f"{problem.code}: {time.monotonic() - began:.2f} s  {problem.facts}")
        return problem.code


def burn() -> None:
    while True:
        pass


def burn_deaf() -> None:
    signal.signal(signal.SIGXCPU, signal.SIG_IGN)
    burn()


def grow() -> None:
    """Asks and asks; untouched, so that a machine short of memory does not make it a matter of time."""
    kept = []
    while True:
        kept.append(map_memory(10_000_000))


def map_memory(size: int) -> mmap.mmap:
    """New memory, never what earlier tests left free in this process: that lies below the limit already."""
    try:
        return mmap.mmap(-1, size)
    except OSError as refused:
        raise MemoryError from refused


def recurse() -> None:
    recurse()


@pytest.mark.parametrize(
    ("read", "code"),
    [
        (burn, "reading-too-long"),
        (burn_deaf, "reading-too-long"),
        (grow, "reading-too-large"),
        (lambda: map_memory(250_000_000), "reading-too-large"),
        (lambda: bytearray(100_000_000), "read"),
        (os.abort, "reading-too-large"),
        (lambda: ctypes.string_at(0), "reading-crashed"),
        (lambda: os._exit(0), "reading-crashed"),
        (recurse, "reading-crashed"),
        (lambda: {}["x"], "reading-crashed"),
        (os.fork, "read"),
    ],
    ids=["burn", "burn deaf", "grow", "250 MB", "100 MB", "abort", "segfault", "exit", "recurse", "mistake", "fork"],
)
def test_a_read_ends_within_its_limits(read: Callable[[], object], code: str) -> None:
    if read is os.fork and os.geteuid() == 0:
        pytest.skip("the number of processes of root cannot be limited")
    assert outcome(read) == code


def test_a_read_that_only_waits_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "WALL_SECONDS", 0.2)
    assert outcome(lambda: time.sleep(60)) == "reading-too-long"


def test_an_answer_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "MAX_ANSWER", 1_000)
    assert outcome(lambda: None) == "read"
    assert outcome(lambda: (_ for _ in ()).throw(Problem("x", "y" * 2_000))) == "reading-too-large"


def test_a_read_cannot_write_a_file_or_keep_many_open(tmp_path: Path) -> None:
    def write() -> None:
        (tmp_path / "out").write_bytes(b"x" * 10)

    assert outcome(write) == "reading-crashed"
    assert not (tmp_path / "out").exists() or (tmp_path / "out").stat().st_size == 0
    assert outcome(lambda: [socket.socketpair() for _ in range(20)]) == "reading-crashed"


@pytest.fixture(scope="module")
def reader() -> Iterator[LimitedReader]:
    with LimitedReader() as running:
        yield running


REPEATED = (
    '<table:table table:name="T"><table:table-row table:number-rows-repeated="{}"><table:table-cell '
    'office:value-type="string" table:number-columns-repeated="{}"><text:p>x</text:p></table:table-cell>'
    "</table:table-row></table:table>"
)


@pytest.mark.parametrize(("rows", "columns"), [(10_000, 1_000), (100_000, 1_000), (1_048_576, 16_384)])
def test_an_ods_that_repeats_one_cell_is_refused_and_the_next_file_read(
    reader: LimitedReader, rows: int, columns: int
) -> None:
    began = time.monotonic()
    with pytest.raises(Problem) as refusal:
        reader.read("bom.ods", ods(REPEATED.format(rows, columns)))
    print(f"ods of {rows} x {columns}: {refusal.value.code}, {time.monotonic() - began:.2f} s")
    assert refusal.value.code in ("reading-too-large", "workbook-unreadable")
    assert reader.read("a.csv", TABLE).format == "csv"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", b"Nr;Stap;Wie;Vervolg\n" + b"".join(b"%d;A;x;%d en %d\n" % (n, n + 1, n + 2) for n in range(9_990))),
        ("b.csv", b"Nr;Stap;Wie;Vervolg\n" + b"".join(b"1;A;x;1\n" for _ in range(9_990))),
        ("c.csv", b"Nr;Stap;Wie;Vervolg\n" + b"".join(b"1%s;A;x;\n" % (b".1" * (n % 90)) for n in range(9_990))),
        ("d.csv", b"Nr;Stap;Wie;Vervolg\n1;A;x;" + b"ja: 1; " * 100_000),
        ("e.csv", b"Nr;Stap;Wie;Vervolg\n1;" + b"(zie proces " * 100_000 + b";x;"),
        ("f.csv", b"x" * 9_000_000),
        ("g.csv", b";" * 9_000_000),
        ("h.csv", b"\n" * 9_000_000),
        ("i.csv", b'"' * 9_000_000),
        ("j.csv", b"Nr;Stap;Wie;Vervolg\n" + b"".join(b"%d;A;x;1 en 2\n" % n for n in range(9_990))),
    ],
    ids=["chained", "loops", "deep", "ways", "calls", "one line", "one row", "empty rows", "quotes", "splits"],
)
def test_a_table_made_to_be_slow_is_read_or_refused(reader: LimitedReader, name: str, data: bytes) -> None:
    began = time.monotonic()
    try:
        said = f"read, {len(reader.read(name, data).processes)} process"
    except Problem as problem:
        assert problem.code != "reading-crashed", problem.facts
        said = problem.code
    print(f"{name}: {said}, {time.monotonic() - began:.2f} s")


def test_many_files_one_after_the_other(reader: LimitedReader) -> None:
    count = 500 if os.environ.get("SHORT", "") not in ("", "0") else 5_000
    began = time.monotonic()
    for number in range(count):
        assert len(reader.read(f"{number}.csv", TABLE).processes) == 1
    print(f"{count} files: {count / (time.monotonic() - began):.0f} per second")
