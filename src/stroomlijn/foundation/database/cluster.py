"""Making the files of a new database server."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from stroomlijn.engines.problems import Problem

from .address import DATABASE, ROLE, SUPERUSER, socket_address
from .folder import DataFolder
from .system_user import SystemUser


def make_cluster(folder: DataFolder, programs: Path, user: SystemUser, *, durable: bool = True) -> None:
    """Runs initdb, once. A half-made cluster never gets its final name.

    Text is UTF-8, sorted by code point like locale C; the builtin provider C.UTF-8 also knows upper and lower case of
    letters with accents, which plain C does not.
    """
    if folder.cluster.exists():
        return
    beginning = folder.server / "new"
    shutil.rmtree(beginning, ignore_errors=True)
    options = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    options += ["--data-checksums", "--auth-local=peer", "--auth-host=reject", f"--username={SUPERUSER}"]
    done = subprocess.run(
        [programs / "initdb", f"--pgdata={beginning}", *options, *([] if durable else ["--no-sync"])],
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
        env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"},
        **user.switch(),
    )
    if done.returncode != 0:
        reason = (done.stderr.strip() or done.stdout.strip()).splitlines()[-1:]
        raise Problem("cluster-not-made", str(folder.path), reason="".join(reason))
    beginning.rename(folder.cluster)


def provision(socket: Path) -> bool:
    """Makes the product's role and database where they are absent. The role is no superuser and owns only its own.
    False when the server went away meanwhile."""
    import psycopg

    try:
        _provision(socket)
    except psycopg.OperationalError:
        return False
    return True


def _provision(socket: Path) -> None:
    import psycopg

    with psycopg.connect(socket_address(socket, SUPERUSER, "postgres"), autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE]).fetchone():
            connection.execute(f"CREATE ROLE {ROLE} LOGIN")
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            connection.execute(f"CREATE DATABASE {DATABASE} OWNER {ROLE}")
