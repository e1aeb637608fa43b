"""A supplier's program that writes to the case register of a running product."""

from __future__ import annotations

import http.client
import json
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import jwt
import psycopg
from tests.bodies import zaaktype
from tests.faults.running import PATIENCE, Product

CLIENT, SECRET = "leverancier", "een geheim van ten minste twee en dertig tekens"
ZAKEN, CATALOGI, NOTIFICATIES = "/zaken/api/v1", "/catalogi/api/v1", "/notificaties/api/v1"
DOCUMENTEN = "/documenten/api/v1"


class NoAnswer(Exception):  # noqa: N818 - what happens when a part is killed
    """The connection broke, or the product said that it cannot work now."""


@dataclass
class Supplier:
    """Calls with a token of an application that may everything."""

    product: Product

    def known(self) -> None:
        """Puts its application and secret in the register, where they are not there yet."""
        with psycopg.connect(self.product.database_address) as connection:
            known = "insert into zgw_client (client_id, secret) values (%s, %s) on conflict do nothing returning 1"
            if connection.execute(known, [CLIENT, SECRET]).fetchone():
                connection.execute(
                    "insert into zgw_applicatie (id, client_ids, label, heeft_alle_autorisaties, autorisaties,"
                    " alleen_is_gereed_voor_publicatie) values (%s, %s, 'Leverancier', true, '[]', false)",
                    [uuid.uuid4(), [CLIENT]],
                )

    @property
    def headers(self) -> dict[str, str]:
        """Those that say who calls."""
        claims = {"iss": CLIENT, "iat": int(time.time()), "client_id": CLIENT}
        return {"Authorization": f"Bearer {jwt.encode(claims, SECRET, 'HS256')}"}

    def call(self, method: str, address: str, body: Any = None, **headers: str) -> tuple[int, Any]:
        """Status and body of the answer. Raises `NoAnswer`."""
        said = {**self.headers, "Content-Type": "application/json"}
        connection = http.client.HTTPConnection("127.0.0.1", self.product.port, timeout=30)
        path = urlsplit(address)._replace(scheme="", netloc="").geturl()
        try:
            connection.request(method, path, json.dumps(body) if body is not None else None, {**said, **headers})
            answer = connection.getresponse()
            found = answer.read()
        except (OSError, http.client.HTTPException) as broken:
            raise NoAnswer from broken
        finally:
            connection.close()
        if answer.status == 503:
            assert answer.headers["Content-Type"] == "application/problem+json"
            raise NoAnswer
        assert answer.status < 500, found
        return answer.status, json.loads(found or b"null")

    def make(self, address: str, body: Any, key: str = "") -> Any:
        """Posts until there is an answer; with a key it is the same call each time."""
        return self.ask("POST", address, body, **({"Idempotency-Key": key} if key else {}))

    def ask(self, method: str, address: str, body: Any = None, **headers: str) -> Any:
        """Calls until there is an answer."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                status, found = self.call(method, address, body, **headers)
            except NoAnswer:
                time.sleep(0.05)
                continue
            assert status < 300, found
            return found
        raise AssertionError(f"no answer to {method} {address}:\n{self.product.said()[-3000:]}")

    def published_type(self) -> Any:
        """A published zaaktype with two statustypen."""
        catalogus = {"domein": "SOC", "rsin": "000000000", "contactpersoonBeheerNaam": "Ans Beheer"}
        made = self.make(f"{CATALOGI}/zaaktypen", zaaktype(self.make(f"{CATALOGI}/catalogussen", catalogus)["url"]))
        for name, number in (("Ontvangen", 1), ("Afgehandeld", 2)):
            body = {"zaaktype": made["url"], "omschrijving": name, "volgnummer": number}
            self.make(f"{CATALOGI}/statustypen", body)
        return self.make(made["url"] + "/publish", None)


@contextmanager
def at_work(many: int, work: Callable[[int], None]) -> Iterator[None]:
    """Does the work over and over in so many threads while the block lasts; what went wrong there is raised here."""
    done, wrong = threading.Event(), []

    def go_on(number: int) -> None:
        while not done.is_set() and not wrong:
            try:
                work(number)
            except BaseException as failure:
                wrong.append(failure)

    threads = [threading.Thread(target=go_on, args=(number,)) for number in range(many)]
    for one in threads:
        one.start()
    try:
        yield
    finally:
        done.set()
        for one in threads:
            one.join()
    if wrong:
        raise wrong[0]
