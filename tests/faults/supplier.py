"""A supplier's program that writes to the case register of a running product, and one that hears what changes."""

from __future__ import annotations

import http.client
import json
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

import jwt
import psycopg
from tests.faults.running import PATIENCE, Product

CLIENT, SECRET = "leverancier", "een geheim van ten minste twee en dertig tekens"
ZAKEN, CATALOGI, NOTIFICATIES = "/zaken/api/v1", "/catalogi/api/v1", "/notificaties/api/v1"


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

    def call(self, method: str, address: str, body: Any = None, **headers: str) -> tuple[int, Any]:
        """Status and body of the answer. Raises `NoAnswer`."""
        claims = {"iss": CLIENT, "iat": int(time.time()), "client_id": CLIENT}
        said = {"Authorization": f"Bearer {jwt.encode(claims, SECRET, 'HS256')}", "Content-Type": "application/json"}
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
        made = self.make(f"{CATALOGI}/zaaktypen", zaaktype(self.make(f"{CATALOGI}/catalogussen", catalogus)))
        for name, number in (("Ontvangen", 1), ("Afgehandeld", 2)):
            body = {"zaaktype": made["url"], "omschrijving": name, "volgnummer": number}
            self.make(f"{CATALOGI}/statustypen", body)
        return self.make(made["url"] + "/publish", None)


@dataclass
class Listener:
    """
    messages  what it was told, by the number of the message, in order of first coming
    """

    address: str
    messages: dict[str, Any] = field(default_factory=dict)

    @property
    def heard(self) -> set[str]:
        """The addresses of what changed."""
        return {message["resourceUrl"] for message in list(self.messages.values())}


@contextmanager
def listening() -> Iterator[Listener]:
    """Takes every message."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            message = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            if message["kanaal"] != "test":
                found.messages.setdefault(self.headers["Idempotency-Key"], message)
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found = Listener(f"http://127.0.0.1:{server.server_port}/")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()


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


def zaaktype(catalogus: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "catalogus": catalogus["url"],
        "identificatie": "MELD",
        "omschrijving": "Melding",
        "vertrouwelijkheidaanduiding": "openbaar",
        "doel": "Hulp vinden",
        "aanleiding": "Een inwoner meldt zich",
        "indicatieInternOfExtern": "extern",
        "handelingInitiator": "melden",
        "onderwerp": "Melding",
        "handelingBehandelaar": "behandelen",
        "doorlooptijd": "P8W",
        "opschortingEnAanhoudingMogelijk": False,
        "verlengingMogelijk": False,
        "publicatieIndicatie": False,
        "productenOfDiensten": [],
        "referentieproces": {"naam": "Melding", "link": ""},
        "verantwoordelijke": "Team Toegang",
        "besluittypen": [],
        "gerelateerdeZaaktypen": [],
        "beginGeldigheid": "2021-01-01",
        "versiedatum": "2021-01-01",
    }
