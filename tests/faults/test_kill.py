"""kill -9 of every part: what can come back comes back, and nothing is left behind."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from tests.faults.running import ROUNDS, Product, eventually, parent, running, short_folder
from tests.faults.running import everything as processes

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads the process table in /proc")


@pytest.fixture(scope="module")
def product() -> Iterator[Product]:
    with running() as started:
        yield started


@pytest.mark.parametrize("role", ["web", "worker", "database"])
def test_a_killed_part_comes_back(product: Product, role: str) -> None:
    for _ in range(ROUNDS):
        killed = product.kill(role)
        product.wait_replaced(role, killed)
        product.wait_healthy()
        assert killed not in processes()


def test_a_killed_process_of_the_web_server_comes_back(product: Product) -> None:
    for _ in range(ROUNDS):
        killed = eventually(lambda: _children_of_web(product), "no processes of the web server")[0]
        os.kill(killed, signal.SIGKILL)
        _wait_for_two_without(product, killed)
        product.wait_healthy()


def test_committed_work_survives_a_killed_database(product: Product) -> None:
    with psycopg.connect(product.database_address, autocommit=True) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (number int)")
    for number in range(ROUNDS):
        with psycopg.connect(product.database_address, autocommit=True) as connection:
            connection.execute("INSERT INTO kept VALUES (%s)", [number])
        product.wait_replaced("database", product.kill("database"))
        product.wait_healthy()
    with psycopg.connect(product.database_address) as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (ROUNDS,)


def test_nothing_outlives_a_killed_supervisor_and_the_next_start_works() -> None:
    place = short_folder()
    try:
        for _ in range(ROUNDS):
            _start_kill_and_look(place / "data")
        product = Product(place / "data")
        product.wait_welcome()
        assert product.stop() == 0
        assert product.remains() == []
    finally:
        shutil.rmtree(place, ignore_errors=True)


def test_nothing_outlives_a_supervisor_killed_while_it_starts() -> None:
    place = short_folder()
    try:
        for role in ["database", "worker", "web"] * ROUNDS:
            product = Product(place / "data")
            _wait_for(product, role)
            _kill_supervisor_and_look(product)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _start_kill_and_look(folder: Path) -> None:
    product = Product(folder)
    product.wait_welcome()
    _kill_supervisor_and_look(product)


def _kill_supervisor_and_look(product: Product) -> None:
    assert len(product.remains()) > 1, "the search for processes finds none of a running product"
    product.kill("supervisor")
    product.process.wait()
    eventually(lambda: not product.remains(), "processes are left")


def _wait_for(product: Product, role: str) -> None:
    eventually(lambda: product.pids(role), f"no {role}:\n{product.said()}")


def _wait_for_two_without(product: Product, killed: int) -> None:
    eventually(lambda: len(set(_children_of_web(product)) - {killed}) == 2, "it did not come back")


def _children_of_web(product: Product) -> list[int]:
    return [child for main in product.pids("web") for child in processes() if parent(child) == main]
