"""kill -9 of worker and database while changes are made: every change that was answered is told, in order."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from random import Random

import pytest
from tests.faults.running import ROUNDS, Product, eventually, running
from tests.faults.supplier import NOTIFICATIES, Supplier
from tests.subscriber import Subscriber, listening

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads the process table in /proc")

EACH_ROUND = 20
APPLICATIES = "/autorisaties/api/v1/applicaties"


@pytest.fixture(scope="module")
def listener() -> Iterator[Subscriber]:
    with listening() as found:
        yield found


@pytest.fixture(scope="module")
def product(listener: Subscriber) -> Iterator[Product]:
    with running(environment={"STROOMLIJN_ZGW_SERVICES": listener.root}) as started:
        yield started


@pytest.fixture
def supplier(product: Product, listener: Subscriber) -> Iterator[Supplier]:
    """One that subscribed to changes of applications."""
    found = Supplier(product)
    found.known()
    listener.messages.clear()
    channel = {"naam": "autorisaties", "filters": {}}
    wanted = {"callbackUrl": listener.address, "auth": "x", "kanalen": [channel]}
    subscription = found.make(f"{NOTIFICATIES}/abonnement", wanted)
    yield found
    found.ask("DELETE", subscription["url"])


@pytest.mark.parametrize("role", ["worker", "database"])
def test_every_answered_change_is_told_in_order(
    product: Product, listener: Subscriber, supplier: Supplier, role: str
) -> None:
    mine = {"clientIds": [f"x-{role}"], "label": "0", "autorisaties": [{"component": "ac", "scopes": ["x"]}]}
    changed = supplier.make(APPLICATIES, mine)["url"]
    moments, answered = Random(role), 1
    for number in range(ROUNDS):
        for turn in range(EACH_ROUND):
            if turn == EACH_ROUND // 2:
                time.sleep(moments.uniform(0, 0.7))
                product.wait_replaced(role, product.kill(role))
                product.wait_healthy()
            supplier.ask("PATCH", changed, {"label": f"{number}-{turn}"})
            answered += 1
    told = listener.messages
    eventually(lambda: len(told) >= answered, f"{len(told)} of {answered} told")
    # A change that the database had kept, but could not answer for any more, was made a second time.
    assert len(told) == answered or role == "database"
    told_at = [message["aanmaakdatum"] for message in told.values()]
    assert told_at == sorted(told_at)
