"""`stroomlijn start`, `backup`, `restore` and `check`, as somebody at a terminal sees them."""

from __future__ import annotations

import json
import shutil
import signal
import socket
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import psycopg
import pytest
from tests.faults.running import Product, eventually, free_port, running, stroomlijn
from tests.faults.running import short_folder as new_short_folder

from stroomlijn.foundation.database import DataFolder, Server
from stroomlijn.foundation.database.system_user import server_user
from stroomlijn.web.command import main
from stroomlijn.web.supervisor.screens_check import require_built_screens

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads the process table in /proc")


@pytest.fixture(scope="module")
def stopped() -> Iterator[Path]:
    """A folder in which it started for the first time, and was stopped by Ctrl-C."""
    with running() as started:
        stops_in_order(started, signal.SIGINT)
        yield started.folder


@pytest.fixture(scope="module")
def product(stopped: Path) -> Iterator[Product]:
    """Running again, in a copy of that folder."""
    place = new_short_folder()
    started = Product(copied(stopped, place))
    try:
        started.wait_welcome()
        yield started
    finally:
        started.stop()
        shutil.rmtree(place, ignore_errors=True)


@pytest.fixture
def begun(stopped: Path, short_folder: Path) -> Path:
    """A copy of that folder."""
    return copied(stopped, short_folder)


def copied(folder: Path, to: Path) -> Path:
    subprocess.run(["cp", "-a", folder, to / "data"], check=True)  # its owners stay what they are
    for log in DataFolder(to / "data").cluster.glob("log/*.log"):
        log.unlink()
    return to / "data"


def stops_in_order(product: Product, how: signal.Signals) -> None:
    """And leaves nothing behind."""
    assert product.stop(how) == 0
    assert product.remains() == []
    assert "Traceback" not in product.said()
    log = "".join(path.read_text() for path in DataFolder(product.folder).cluster.glob("log/*.log"))
    assert "database system is shut down" in log


def one_line(text: str) -> str:
    lines = text.strip().splitlines()
    assert len(lines) == 1, text
    return lines[0]


def test_without_an_administrator_a_start_prints_a_link_for_the_first(product: Product) -> None:
    eventually(lambda: f"http://localhost:{product.port}/begin/" in product.said(), product.said())


def test_it_stops_in_order_when_its_terminal_closes(begun: Path) -> None:
    product = Product(begun)
    product.wait_welcome()
    stops_in_order(product, signal.SIGHUP)


def test_screens_that_are_older_than_the_product_are_refused_before_anything_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A page that names a script which was not collected would be an error at every visit."""
    monkeypatch.setattr("stroomlijn.web.supervisor.screens_check.WEB", tmp_path)
    (tmp_path / "scripts").mkdir()
    (tmp_path / "collected").mkdir()
    (tmp_path / "scripts/new.js").write_text("export {};")
    for known in (None, {"paths": {}}):
        if known is not None:
            (tmp_path / "collected/staticfiles.json").write_text(json.dumps(known))
        assert main(["start", "--data", str(tmp_path / "data")]) == 1
        assert "draai eerst make setup" in one_line(capsys.readouterr().err)
        assert not (tmp_path / "data").exists()
    monkeypatch.undo()
    require_built_screens()


def test_a_stop_while_it_starts_leaves_nothing_behind(begun: Path) -> None:
    for folder, role in ((begun.parent / "new", "database"), (begun, "web")):
        product = Product(folder)
        eventually(lambda product=product, role=role: product.pids(role), "it does not start")  # type: ignore[misc]
        assert product.stop() == 0
        assert product.remains() == []
        assert "Traceback" not in product.said()


def test_a_second_ctrl_c_hurries_and_still_keeps_the_data_whole(begun: Path) -> None:
    product = Product(begun)
    product.wait_welcome()
    product.process.send_signal(signal.SIGINT)
    product.process.send_signal(signal.SIGINT)
    assert product.stop() == 0
    assert product.remains() == []


def test_a_port_in_use_is_said_before_anything_is_made(short_folder: Path) -> None:
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = stroomlijn("start", "--data", short_folder / "data", "--port", port)
    assert done.returncode == 1
    assert f"127.0.0.1:{port}" in one_line(done.stderr)
    assert not (short_folder / "data").exists()


@pytest.mark.parametrize(
    "words",
    [
        *[("--port", port) for port in ("0", "-1", "65536", "99999")],
        *[("--public-url", url) for url in ("nonsense", "stroomlijn.nl", "ftp://a.nl", "http://", "https://a.nl/pad")],
        *[("--public-url", url) for url in ("https://a.nl:99999", "https://a b.nl", "https://u:p@a.nl", "http://[")],
    ],
)
def test_an_option_that_cannot_be_is_said_before_anything_is_made(short_folder: Path, words: tuple[str, str]) -> None:
    done = stroomlijn("start", "--data", short_folder / "data", *words)
    assert done.returncode == 1
    assert one_line(done.stderr).startswith(" ".join(words).rstrip("/"))
    assert not (short_folder / "data").exists()


@pytest.mark.parametrize("host", ["a..b", "999.1.1.1", "nergens.invalid"])
def test_a_host_that_is_not_ours_is_said_before_anything_is_made(short_folder: Path, host: str) -> None:
    done = stroomlijn("start", "--data", short_folder / "data", "--port", free_port(), "--host", host)
    assert done.returncode == 1
    assert "niet van deze computer" in one_line(done.stderr)
    assert not (short_folder / "data").exists()


@pytest.mark.parametrize("folder", ["/proc/foo", "/dev/full/x", "/dev/full"])
def test_a_folder_that_cannot_be_made_is_said_in_one_sentence(folder: str) -> None:
    done = stroomlijn("start", "--data", folder, "--port", free_port())
    assert done.returncode == 1
    assert one_line(done.stderr).startswith(f"{folder}: ")


def test_a_second_start_in_the_same_folder_is_refused(product: Product) -> None:
    done = stroomlijn("start", "--data", product.folder, "--port", free_port())
    assert done.returncode == 1
    assert "draait al" in one_line(done.stderr)
    product.wait_healthy()


def test_an_unreachable_database_is_said_in_one_sentence(short_folder: Path) -> None:
    nowhere = {"DATABASE_URL": "postgresql://stroomlijn@/stroomlijn?host=/nonexistent"}
    done = stroomlijn("start", "--data", short_folder / "data", "--port", free_port(), environment=nowhere)
    assert done.returncode == 1
    assert one_line(done.stderr).startswith("DATABASE_URL: ")


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("postgresql://piet:geheim@127.0.0.1:1/db", ("127.0.0.1", "poort 1,", "daar draait geen database")),
        ("postgresql://piet:geheim@nergens.invalid/db", ("nergens.invalid", "poort 5432,")),
        ("postgresql://piet:geheim@127.0.0.1:99999/db", ("poort 99999", "bestaat niet")),
        ("postgresql://piet:geh/eim@127.0.0.1/db", ("geen adres",)),
        ("postgresql://piet:iets@geheim@127.0.0.1/db", ("DATABASE_URL: ",)),
        ("mysql://piet:geheim@127.0.0.1/db", ("geen adres",)),
    ],
)
def test_why_a_database_is_unreachable_is_said_without_the_password(
    short_folder: Path, address: str, told: tuple[str, ...]
) -> None:
    done = stroomlijn("check", "--data", short_folder / "data", environment={"DATABASE_URL": address})
    assert done.returncode == 1
    said = one_line(done.stderr)
    assert all(part in said for part in told), said
    assert "geh" not in said
    assert "running on that host" not in said


def test_a_database_of_others_is_used_and_left_alone(begun: Path) -> None:
    with serving(begun) as server:
        product = Product(begun.parent / "own", environment={"DATABASE_URL": server.address})
        product.wait_welcome()
        assert product.pids("database") == []
        assert product.stop() == 0
        assert server.alive


def test_a_database_of_a_newer_release_is_refused(begun: Path) -> None:
    later = "INSERT INTO django_migrations (app, name, applied) VALUES ('foundation', '9999_later', now())"
    with serving(begun) as server, psycopg.connect(server.address) as connection:
        connection.execute(later)
    done = stroomlijn("start", "--data", begun, "--port", free_port())
    assert done.returncode == 1
    assert "nieuwere versie" in done.stderr


@contextmanager
def serving(path: Path) -> Iterator[Server]:
    """The database of a folder, and nothing else."""
    folder, user = DataFolder(path), server_user()
    with folder.claim(user):
        server = Server(folder, user, durable=False)
        server.start()
        try:
            yield server
        finally:
            server.stop()


def test_the_job_of_a_killed_worker_is_done_again(product: Product) -> None:
    with psycopg.connect(product.database_address, autocommit=True) as connection:
        job = _pretend_running(connection, attempts=0)
        product.wait_replaced("worker", product.kill("worker"))
        eventually(lambda: _status(connection, job) == "succeeded", "the job was not done again")


def test_a_job_that_kills_its_worker_each_time_is_given_up(product: Product) -> None:
    with psycopg.connect(product.database_address, autocommit=True) as connection:
        job = _pretend_running(connection, attempts=2)
        product.wait_replaced("worker", product.kill("worker"))
        eventually(lambda: _status(connection, job) == "failed", "the job was not given up")


def test_a_backup_made_while_it_runs_is_restored_as_it_was(product: Product, short_folder: Path) -> None:
    places = [Path("uploads/ab/abcdef"), Path("documents/kept/ab/abcdef")]
    for place in places:
        (product.folder / place).parent.mkdir(parents=True, exist_ok=True)
        (product.folder / place).write_bytes(b"het bestand van een gemeente")
    with psycopg.connect(product.database_address, autocommit=True) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept AS SELECT generate_series(1, 500) AS number")
    backup = short_folder / "backup.zip"
    assert stroomlijn("backup", backup, "--data", product.folder).returncode == 0
    assert backup.stat().st_mode & 0o077 == 0
    assert not any("secret" in name for name in zipfile.ZipFile(backup).namelist())

    done = stroomlijn("restore", backup, "--data", short_folder / "back")
    assert done.returncode == 0, done.stderr
    for place in places:
        assert (short_folder / "back" / place).read_bytes() == b"het bestand van een gemeente"
    restored = Product(short_folder / "back")
    restored.wait_welcome()
    with psycopg.connect(restored.database_address) as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (500,)
    stops_in_order(restored, signal.SIGTERM)
    assert stroomlijn("check", "--data", short_folder / "back").returncode == 0


def test_a_damaged_backup_is_refused_and_nothing_is_made(product: Product, short_folder: Path) -> None:
    backup = short_folder / "backup.zip"
    stroomlijn("backup", backup, "--data", product.folder)
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    backup.write_bytes(content)
    done = stroomlijn("restore", backup, "--data", short_folder / "back")
    assert done.returncode == 1
    assert "beschadigd" in one_line(done.stderr)
    assert not (short_folder / "back").exists()


@pytest.mark.parametrize("name", ["../outside", "uploads/../../outside", "/etc/outside", "uploads/a/.."])
def test_a_backup_cannot_write_outside_the_folder(short_folder: Path, name: str) -> None:
    about = '{"format": 1, "release": "0", "made_at": "", "demo": false, "files": {"database.dump": %s, "%s": %s}}'
    nothing = '{"size": 0, "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}'
    with zipfile.ZipFile(short_folder / "backup.zip", "w") as archive:
        archive.writestr("database.dump", b"")
        archive.writestr(name, b"")
        archive.writestr("manifest.json", about % (nothing, name, nothing))
    done = stroomlijn("restore", short_folder / "backup.zip", "--data", short_folder / "back")
    assert done.returncode == 1
    assert "geen reservekopie" in one_line(done.stderr)
    assert sorted(path.name for path in short_folder.iterdir()) == ["backup.zip"]


def test_a_dump_that_cannot_be_loaded_leaves_the_folder_empty(short_folder: Path) -> None:
    digest = sha256(b"geen dump").hexdigest()
    with zipfile.ZipFile(short_folder / "backup.zip", "w") as archive:
        archive.writestr("database.dump", b"geen dump")
        archive.writestr(
            "manifest.json",
            '{"format": 1, "release": "0.0.1", "made_at": "", "demo": false,'
            f' "files": {{"database.dump": {{"size": 9, "sha256": "{digest}"}}}}}}',
        )
    (short_folder / "back").mkdir()
    done = stroomlijn("restore", short_folder / "backup.zip", "--data", short_folder / "back")
    assert done.returncode == 1
    assert list((short_folder / "back").iterdir()) == []


def test_a_restore_never_mixes_with_what_is_there(product: Product, short_folder: Path) -> None:
    backup = short_folder / "backup.zip"
    stroomlijn("backup", backup, "--data", product.folder)
    done = stroomlijn("restore", backup, "--data", product.folder)
    assert done.returncode == 1
    assert "lege map" in done.stderr
    product.wait_healthy()


def test_a_folder_with_half_a_restore_does_not_start(short_folder: Path) -> None:
    folder = DataFolder(short_folder / "data")
    folder.claim(server_user()).close()
    folder.half_restored.touch()
    done = stroomlijn("start", "--data", folder.path, "--port", free_port())
    assert done.returncode == 1
    assert "afgebroken" in one_line(done.stderr)


def test_check_says_what_is_broken(product: Product) -> None:
    with psycopg.connect(product.database_address, autocommit=True) as connection:
        connection.execute(
            "INSERT INTO foundation_storedfile (key, name, size, sha256, stored_at)"
            " VALUES (gen_random_uuid(), 'weg.bpmn', 1, repeat('0', 64), now())"
        )
        done = stroomlijn("check", "--data", product.folder)
        connection.execute("DELETE FROM foundation_storedfile WHERE name = 'weg.bpmn'")
    assert done.returncode == 1
    assert "weg.bpmn" in one_line(done.stderr)


def _pretend_running(connection: psycopg.Connection, attempts: int) -> int:
    """A job as a worker leaves it that was killed in the middle."""
    row = connection.execute(
        "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status, attempts, worker_id)"
        " SELECT 'default', 'foundation.sweep_orphans', '{\"timestamp\": 0}', 'doing', %s, max(id)"
        " FROM procrastinate_workers RETURNING id",
        [attempts],
    ).fetchone()
    assert row is not None
    return int(row[0])


def _status(connection: psycopg.Connection, job: int) -> str:
    row = connection.execute("SELECT status::text FROM procrastinate_jobs WHERE id = %s", [job]).fetchone()
    return str(row[0]) if row else ""
