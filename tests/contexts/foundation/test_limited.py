"""The limited reader answers like the formats themselves, and comes back after whatever happens to it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stroomlijn.engines.formats import read
from stroomlijn.engines.formats.reading import FoundProcess, Reading
from stroomlijn.engines.formats.spreadsheet import sample_workbook
from stroomlijn.engines.problems import Problem, Remark
from stroomlijn.engines.process_model import Box, Drawing, Process
from stroomlijn.foundation.limited import LimitedReader
from stroomlijn.foundation.limited.answer import decode, encode_reading

TABLE = b"Nr;Stap;Wie\n1;A;x\n1;B;"


@pytest.fixture(scope="module")
def reader() -> Iterator[LimitedReader]:
    with LimitedReader() as running:
        yield running


def test_it_answers_what_the_formats_answer(reader: LimitedReader) -> None:
    for name, data in (("voorbeeld.xlsx", sample_workbook()), ("a.csv", TABLE)):
        assert reader.read(name, data) == read(name, data)


def test_a_refusal_comes_through_with_its_place_and_facts(reader: LimitedReader) -> None:
    with pytest.raises(Problem) as direct:
        read("a.xyz", b"niets")
    with pytest.raises(Problem) as limited:
        reader.read("a.xyz", b"niets")
    assert limited.value.as_remark() == direct.value.as_remark()


def test_names_that_no_file_system_would_take(reader: LimitedReader) -> None:
    for name in ("", "\ud800.csv", "x" * 100_000 + ".csv", "../../a.csv", "a\0.csv"):
        try:
            assert reader.read(name, TABLE).format == "csv"
        except Problem as problem:
            assert problem.code.startswith("file-")


def test_a_killed_reader_is_started_again(reader: LimitedReader) -> None:
    reader.read("a.csv", TABLE)
    before = reader.pid
    assert before is not None
    os.kill(before, signal.SIGKILL)
    assert reader.read("a.csv", TABLE).format == "csv"
    assert reader.pid not in (None, before)


def test_a_forked_client_starts_a_reader_of_its_own(reader: LimitedReader) -> None:
    reader.read("a.csv", TABLE)
    child = os.fork()
    if not child:
        try:
            os._exit(0 if reader.pid is None and reader.read("a.csv", TABLE).format == "csv" else 1)
        finally:
            os._exit(2)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert reader.read("a.csv", TABLE).format == "csv"


def test_a_reader_started_by_a_thread_that_ended_is_started_again() -> None:
    with LimitedReader() as shared:
        for _ in range(3):
            thread = Thread(target=shared.read, args=("a.csv", TABLE))
            thread.start()
            thread.join()
            assert shared.read("a.csv", TABLE).format == "csv"


def test_threads_share_a_reader(reader: LimitedReader) -> None:
    tables = {f"{name}.csv": b"Nr;Stap;Wie\n1;%s;x" % name.encode() for name in ("a", "b", "c", "d")}
    with ThreadPoolExecutor(4) as pool:
        for name, reading in zip(tables, pool.map(reader.read, tables, tables.values()), strict=True):
            assert reading.processes[0].process.steps[0].label == name.removesuffix(".csv")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux kills children with their parent")
def test_the_reader_dies_with_a_client_that_is_killed() -> None:
    script = """
        from stroomlijn.foundation.limited import LimitedReader
        reader = LimitedReader()
        reader.read("a.csv", b"Nr;Stap;Wie\\n1;A;x")
        print(reader.pid, flush=True)
        input()
    """
    client = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert client.stdout is not None
    pid = int(client.stdout.readline())
    assert Path(f"/proc/{pid}").exists()
    client.kill()
    client.wait()
    until = time.monotonic() + 30
    while _runs(pid) and time.monotonic() < until:
        time.sleep(0.02)
    assert not _runs(pid)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_the_reader_knows_no_secrets_and_has_no_files_of_the_client_open(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://u:geheim@h/d")
    with (tmp_path / "open").open("w") as handle, LimitedReader() as fresh:
        fresh.read("a.csv", TABLE)
        environment = Path(f"/proc/{fresh.pid}/environ").read_bytes()
        opened = {str(link.readlink()) for link in Path(f"/proc/{fresh.pid}/fd").iterdir()}
        assert b"geheim" not in environment
        assert handle.name not in opened


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux gives a process a network of its own")
def test_the_reader_has_no_network(reader: LimitedReader) -> None:
    alone = "import ctypes, sys; sys.exit(ctypes.CDLL(None).unshare(0x50000000) != 0)"
    if subprocess.run([sys.executable, "-c", alone], check=False).returncode:
        pytest.skip("this system lets no process leave the network")
    reader.read("a.csv", TABLE)
    lines = Path(f"/proc/{reader.pid}/net/dev").read_text().splitlines()[2:]
    assert [line.split(":")[0].strip() for line in lines] in ([], ["lo"])
    assert Path(f"/proc/{reader.pid}/net/route").read_text().splitlines()[1:] == []
    assert Path(f"/proc/{reader.pid}/ns/net").readlink() != Path("/proc/self/ns/net").readlink()


def test_drawings_and_remarks_survive_the_way() -> None:
    drawing = Drawing({"a": Box(1.0, 2.0, 3.5, 4.0)}, {"f": ((0.0, 1.0), (2.0, 3.0))}, {"a": Box(0.0, 0.0, 1.0, 1.0)})
    found = FoundProcess(Process("p", "P"), "regel 1", drawing, (Remark("a", "b", {"n": 1, "t": "x"}),))
    reading = Reading("bpmn", (found,), (Remark("c"),), (Remark("d", "e"),))
    assert decode(encode_reading(reading)) == reading


@given(
    st.binary()
    | st.recursive(st.none() | st.integers() | st.text(max_size=5), lambda inner: st.lists(inner))
    .map(repr)
    .map(str.encode)
)
def test_an_answer_that_the_formats_never_gave_is_refused(answer: bytes) -> None:
    with pytest.raises(Problem) as refusal:
        decode(answer)
    assert refusal.value.code == "reading-crashed"


def _runs(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False
