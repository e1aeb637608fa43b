"""kill -9 in the middle of an import: it goes on where it was, or ends clearly; nothing is half done."""

from __future__ import annotations

import io
import re
import sys
import time
import zipfile
from collections.abc import Iterator
from random import Random

import psycopg
import pytest
from tests.faults.running import ROUNDS, Product, eventually, running, stroomlijn
from tests.faults.visitor import Visitor

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads the process table in /proc")

FILES = 60
STEPS = 12
ITEMS = "landscape_importitem JOIN landscape_importfile f ON f.id = file_id"
STEPS_SHOWN = "landscape_appearance JOIN landscape_version v ON v.id = version_id"
EPML = """<?xml version="1.0"?><epml:epml xmlns:epml="http://www.epml.de"><directory name="R">
<epc epcId="1" name="{name}">{functions}{arcs}</epc></directory></epml:epml>"""


@pytest.fixture(scope="module")
def product() -> Iterator[Product]:
    with running() as started:
        yield started


@pytest.fixture(scope="module")
def visitor(product: Product) -> Visitor:
    return Visitor(product)


@pytest.mark.parametrize("role", ["worker", "web", "database"])
def test_an_import_survives_kill_9(product: Product, visitor: Visitor, role: str) -> None:
    moments = Random(role)
    for number in range(ROUNDS):
        traject = visitor.post("/trajecten", name=f"{role} {number}")
        run = visitor.upload(
            f"{traject}/inlezen", "alles.zip", archive(), where="given", organisation="Uden", language="nl"
        )
        import_id = int(re.findall(r"\d+$", run)[0])
        time.sleep(moments.uniform(0, 1.5))
        kill_and_wait(product, role)
        assert state_of(product, import_id, "reading") == "preview"
        assert counted(product, ITEMS, "run_id", import_id) == FILES

        visitor.post(f"{run}/overnemen", page=run)
        time.sleep(moments.uniform(0, 0.6))
        kill_and_wait(product, role)
        assert state_of(product, import_id, "applying") == "applied"
        assert counted(product, "landscape_version", "imported_id", import_id) == FILES
        assert counted(product, STEPS_SHOWN, "imported_id", import_id) == FILES * STEPS
    checked = stroomlijn("check", "--data", product.folder)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def kill_and_wait(product: Product, role: str) -> None:
    killed = product.kill(role)
    product.wait_replaced(role, killed)
    product.wait_healthy()


def state_of(product: Product, import_id: int, while_: str) -> str:
    """The state of the import once it is no longer `while_`."""

    def other() -> str:
        try:
            with psycopg.connect(product.database_address) as connection:
                row = connection.execute("SELECT state FROM landscape_import WHERE id = %s", [import_id]).fetchone()
        except psycopg.OperationalError:
            return ""
        assert row is not None
        return row[0] if row[0] != while_ else ""

    return eventually(other, f"import {import_id} stays {while_}:\n{product.said()[-3000:]}")


def counted(product: Product, table: str, column: str, import_id: int) -> int:
    with psycopg.connect(product.database_address) as connection:
        row = connection.execute(f"SELECT count(*) FROM {table} WHERE {column} = %s", [import_id]).fetchone()
    assert row is not None
    return int(row[0])


def archive() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as members:
        for number in range(FILES):
            members.writestr(f"proces-{number}.epml", process(f"Proces {number}"))
    return packed.getvalue()


def process(name: str) -> str:
    functions = "".join(f'<function id="{n}"><name>Stap {n} van {name}</name></function>' for n in range(STEPS))
    arcs = "".join(f'<arc id="{100 + n}"><flow source="{n}" target="{n + 1}"/></arc>' for n in range(STEPS - 1))
    return EPML.format(name=name, functions=functions, arcs=arcs)
