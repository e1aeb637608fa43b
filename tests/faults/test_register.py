"""kill -9 under write load: what the case register said was kept is kept, once, counted and told to who subscribed."""

from __future__ import annotations

import socket
import sys
import time
import uuid
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from random import Random
from typing import Any

import psycopg
import pytest
from tests.faults.running import SHORT, Product, eventually, running
from tests.faults.supplier import DOCUMENTEN, NOTIFICATIES, ZAKEN, Supplier, at_work
from tests.subscriber import Subscriber, listening

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads the process table in /proc")

KILLS = 5 if SHORT else 50
WRITERS = 4
ROLES = ("web", "database", "worker")


@pytest.fixture(scope="module")
def listener() -> Iterator[Subscriber]:
    with listening() as found:
        yield found


@pytest.fixture(scope="module")
def product(listener: Subscriber) -> Iterator[Product]:
    with running(environment={"STROOMLIJN_ZGW_SERVICES": listener.root}) as started:
        yield started


@dataclass
class Written:
    """What the register said that it kept.

    zaken     addresses, each with the description that no other zaak was given
    statuses  addresses
    """

    supplier: Supplier
    statustype: str
    zaaktype: str
    zaken: dict[str, str] = field(default_factory=dict)
    statuses: set[str] = field(default_factory=set)

    def write(self, number: int) -> None:
        """A zaak and its first status; every second writer sends no key."""
        mark = str(uuid.uuid4())
        keyed = number % 2 == 0
        made = self.supplier.make(f"{ZAKEN}/zaken", self._zaak(mark, keyed=keyed), mark if keyed else "")
        self.zaken[made["url"]] = made["omschrijving"]
        if keyed:
            status = {"zaak": made["url"], "statustype": self.statustype, "datumStatusGezet": "2026-01-05T10:00:00Z"}
            self.statuses.add(self.supplier.make(f"{ZAKEN}/statussen", status, f"status {mark}")["url"])

    def _zaak(self, mark: str, *, keyed: bool) -> dict[str, Any]:
        return {
            "zaaktype": self.zaaktype,
            "bronorganisatie": "000000000",
            "verantwoordelijkeOrganisatie": "000000000",
            "startdatum": "2026-01-05",
            "omschrijving": f"{'eenmaal' if keyed else 'gemeld'} {mark}",
        }


def test_what_was_acknowledged_under_kill_9_is_kept_once_counted_and_told(
    product: Product, listener: Subscriber
) -> None:
    supplier = Supplier(product)
    supplier.known()
    of = supplier.published_type()
    everything = {"naam": "zaken", "filters": {}}
    subscription = {"callbackUrl": listener.address, "auth": "Bearer luisteraar", "kanalen": [everything]}
    supplier.make(f"{NOTIFICATIES}/abonnement", subscription)
    written = Written(supplier, of["statustypen"][0], of["url"])
    moments = Random("register")
    with at_work(WRITERS, written.write):
        for number in range(KILLS):
            time.sleep(moments.uniform(0.1, 1.0))
            role = ROLES[number % len(ROLES)]
            product.wait_replaced(role, product.kill(role))
            product.wait_healthy()
    _nothing_is_lost_or_doubled(product, written)
    expected = {*written.zaken, *written.statuses}
    eventually(lambda: expected <= listener.heard, f"{len(expected - listener.heard)} of {len(expected)} were not told")
    print(f"\n{KILLS} x kill -9: {len(written.zaken)} zaken en {len(written.statuses)} statussen bevestigd")


def test_who_sends_by_drips_is_cut_off_and_without_token_no_body_is_waited_for(product: Product) -> None:
    head = f"POST {ZAKEN}/zaken HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9\r\n"
    with socket.create_connection(("127.0.0.1", product.port), timeout=30) as half:
        half.sendall(head.encode())
        with socket.create_connection(("127.0.0.1", product.port), timeout=5) as whole:
            whole.sendall(f"{head}\r\n{{".encode())
            assert whole.recv(100).startswith(b"HTTP/1.1 401")
        assert half.recv(100) == b""


def test_hundreds_who_send_half_a_request_hold_up_nobody(product: Product) -> None:
    supplier = Supplier(product)
    supplier.known()
    length = {"Content-Length": "9"}
    json = {"Content-Type": "application/json", **supplier.headers}
    form = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": f"csrftoken={'a' * 32}", **length}
    zaken, documents = f"{ZAKEN}/zaken", f"{DOCUMENTEN}/enkelvoudiginformatieobjecten"
    sent = [
        "",
        _head("/inloggen", form) + "a",
        _head(zaken, json | length) + "{",
        _head(zaken, json | length | {"Idempotency-Key": "half"}) + "{",
        _head(zaken, json | {"Transfer-Encoding": "chunked"}) + "1\r\n{\r\n",
        _head(documents, json | length) + "{",
        _head(documents, json | {"Transfer-Encoding": "chunked"}),
    ]
    with ExitStack() as stack:
        for said in sent * 50:
            half = stack.enter_context(socket.create_connection(("127.0.0.1", product.port), timeout=30))
            half.sendall(said.encode())
        assert [supplier.call("GET", zaken)[0] for _ in range(4)] == [200] * 4
        for _ in range(4):
            elsewhere = socket.create_connection(("127.0.0.1", product.port), 10, source_address=("127.0.0.2", 0))
            with stack.enter_context(elsewhere) as whole:
                whole.sendall((_head(f"{zaken}/_zoek", json | {"Content-Length": "2"}) + "{}").encode())
                assert whole.recv(100).startswith(b"HTTP/1.1 200")


def test_without_a_token_a_body_in_pieces_is_not_waited_for(product: Product) -> None:
    with socket.create_connection(("127.0.0.1", product.port), timeout=5) as pieces:
        pieces.sendall((_head(f"{ZAKEN}/zaken", {"Transfer-Encoding": "chunked"}) + "1\r\n{\r\n").encode())
        assert pieces.recv(100).startswith(b"HTTP/1.1 401")


def _head(path: str, headers: Mapping[str, str]) -> str:
    said = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"POST {path} HTTP/1.1\r\nHost: localhost\r\n{said}\r\n"


def _nothing_is_lost_or_doubled(product: Product, written: Written) -> None:
    with psycopg.connect(product.database_address) as connection:
        zaken = dict(connection.execute("select id::text, omschrijving from zgw_zaak").fetchall())
        statuses = {row[0] for row in connection.execute("select id::text from zgw_status").fetchall()}
        trails = Counter(
            row[0] for row in connection.execute("select number::text from zgw_trailline where action = 'create'")
        )
        counted = connection.execute("select sum(number) from zgw_zaakcount").fetchone()
    assert {url[-36:]: said for url, said in written.zaken.items()}.items() <= zaken.items()
    assert {url[-36:] for url in written.statuses} == statuses
    marks = Counter(said for said in zaken.values() if said.startswith("eenmaal"))
    assert set(marks.values()) == {1}
    assert {trails[number] for number in (*zaken, *statuses)} == {1}
    assert counted == (len(zaken),)
