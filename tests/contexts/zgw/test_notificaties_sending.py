"""Sending: in order, until it is taken, at a growing distance, and never to where it may not go."""

from __future__ import annotations

import json
import os
import signal
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from django.db import InterfaceError, OperationalError, connection
from django.utils import timezone
from tests.subscriber import Subscriber, listening

from stroomlijn.zgw.models import Abonnement, ExternalService, Levering, Notificatie
from stroomlijn.zgw.notificaties import relay
from stroomlijn.zgw.notificaties.delivering import deliver, deliver_due, sendable, waiting
from stroomlijn.zgw.notificaties.patience import LONGEST_AWAY, WAITS
from stroomlijn.zgw.notificaties.resending import resend, resend_all
from stroomlijn.zgw.notificaties.spreading import spread
from stroomlijn.zgw.outside import posting
from stroomlijn.zgw.register.notifying import queue

from .subscriber import subscriber

MINUTE = timedelta(minutes=1)


def subscription(address: str, **more: Any) -> Abonnement:
    zaken = [{"naam": "zaken", "filters": {}}]
    return Abonnement.objects.create(callback_url=address, auth="Bearer x", kanalen=zaken, client="c", **more)


def change(zaak: str, number: int) -> None:
    address = f"https://zaken.example/zaken/api/v1/zaken/{zaak}"
    message = {"kanaal": "zaken", "hoofdObject": address, "resource": "zaak", "resourceUrl": address}
    queue(message | {"actie": f"{zaak}{number}", "aanmaakdatum": "2026-01-01T12:00:00Z", "kenmerken": {}})


def told(found: Subscriber) -> list[str]:
    return [one["actie"] for one in found.taken]


def test_order_holds_per_zaak_while_one_is_refused(listener: Subscriber) -> None:
    subscription(listener.address)
    for number in range(3):
        change("a", number)
        change("b", number)
    listener.status = lambda message: 400 if message["actie"] == "a1" else 204
    begun = timezone.now()
    deliver_due(begun)
    assert told(listener) == ["a0", "b0", "b1", "b2"]
    change("a", 3)
    deliver_due(begun + WAITS[0] - timedelta(seconds=1))
    assert told(listener) == ["a0", "b0", "b1", "b2"]
    listener.status = lambda message: 204
    deliver_due(begun + WAITS[0])
    assert told(listener)[4:] == ["a1", "a2", "a3"]
    assert not Levering.objects.exists()


@pytest.mark.django_db
def test_what_waits_is_looked_through_once_for_what_can_be_sent() -> None:
    """Also when the database has no figures of how much waits, as after a restart."""
    to, many = subscription("https://luisteraar.example/"), 2000
    Levering.objects.bulk_create(Levering(abonnement=to, main=f"{number}", message={}) for number in range(many))
    [found] = json.loads(sendable(to, timezone.now())[:100].explain(analyze=True, format="json"))
    assert rows_looked_at(found["Plan"]) <= 3 * many, found


def rows_looked_at(node: Mapping[str, Any]) -> int:
    removed = node.get("Rows Removed by Filter", 0) + node.get("Rows Removed by Join Filter", 0)
    here = int((node["Actual Rows"] + removed) * node["Actual Loops"])
    return here + sum(rows_looked_at(one) for one in node.get("Plans", ()))


def test_a_subscriber_that_is_away_gets_everything_in_order_when_it_is_back(listener: Subscriber) -> None:
    to = subscription(listener.address)
    for number in range(3):
        change("a", number)
    listener.status = lambda message: 503
    moment = timezone.now()
    for wait in (*WAITS, WAITS[-1]):
        deliver_due(moment)
        deliver_due(moment + wait - timedelta(seconds=1))
        moment += wait
    assert [one["actie"] for one in listener.asked] == ["a0"] * (len(WAITS) + 1)
    to.refresh_from_db()
    assert (to.failures, waiting(moment - timedelta(seconds=1))) == (len(WAITS) + 1, [])
    listener.status = lambda message: 400
    deliver_due(moment)
    assert not Levering.objects.exclude(given_up=None).exists()  # being away is no refusal
    moment += WAITS[0]
    listener.status = lambda message: 204
    deliver_due(moment)
    assert told(listener) == ["a0", "a1", "a2"]
    to.refresh_from_db()
    assert (to.failures, to.rests_until) == (0, None)
    assert len({headers["Idempotency-Key"] for headers in listener.headers}) == 3


def test_what_nobody_took_waits_for_a_person_who_sends_it_again(listener: Subscriber, actor: Any) -> None:
    subscription(listener.address)
    change("a", 0)
    change("a", 1)
    listener.status = lambda message: 400 if message["actie"] == "a0" else 204
    moment = timezone.now()
    for _ in range(len(WAITS) + 1):
        deliver_due(moment)
        moment += WAITS[-1]
    dead = Levering.objects.get()
    assert (dead.given_up is not None, dead.reason, told(listener)) == (True, "400", ["a1"])
    resend(actor, dead.pk)
    listener.status = lambda message: 204
    deliver_due(moment)
    assert told(listener) == ["a1", "a0"]


def test_a_subscriber_that_is_away_too_long_leaves_its_messages_to_a_person(listener: Subscriber, actor: Any) -> None:
    to = subscription(listener.address)
    change("a", 0)
    change("b", 0)
    listener.status = lambda message: 500
    late = timezone.now() + LONGEST_AWAY + MINUTE
    deliver_due(late)
    assert list(Levering.objects.values_list("reason", flat=True)) == ["500", "500"]
    assert not Levering.objects.filter(given_up=None).exists()
    listener.status = lambda message: 204
    assert resend_all(actor, to.pk) == 2
    deliver_due(late)
    assert told(listener) == ["a0", "b0"]


def test_one_subscriber_does_not_hold_up_another(listener: Subscriber) -> None:
    with subscriber() as other:
        subscription(listener.address)
        subscription(other.address)
        listener.status = lambda message: 500
        change("a", 0)
        deliver_due()
        assert told(other) == ["a0"]


def test_a_thousand_changes_are_spread_to_ten_in_few_statements(
    listener: Subscriber, django_assert_max_num_queries: Any
) -> None:
    each = [subscription(listener.address) for _ in range(10)]
    message = {"kanaal": "zaken", "hoofdObject": "https://zaken.example/1"}
    Notificatie.objects.bulk_create(Notificatie(message=message | {"actie": f"a{number}"}) for number in range(1000))
    with django_assert_max_num_queries(20):
        assert spread() == 1000
    assert Levering.objects.count() == 10_000
    told_last = Levering.objects.filter(abonnement=each[-1]).order_by("pk").values_list("message__actie", flat=True)
    assert list(told_last) == [f"a{number}" for number in range(1000)]
    assert not Notificatie.objects.exists()


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2001:4860:4860::8888", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:8.8.8.8", True),
        ("64:ff9b::a00:1", False),
        ("2002:a00:1::", False),
        ("ff02::1", False),
    ],
)
def test_only_what_the_whole_internet_reaches_is_public(address: str, public: bool) -> None:
    assert posting.is_public(address) is public


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "2130706433", "[::ffff:127.0.0.1]"])
def test_nothing_is_sent_to_this_machine_or_its_network(db: None, host: str) -> None:
    with listening() as found:
        port = found.address.split(":")[2]
        with pytest.raises(posting.NotTaken) as wrong:
            posting.post(f"http://{host}:{port}", b"{}", {})
        assert (wrong.value.reason, found.asked) == ("not-allowed", [])


def test_a_name_that_leads_elsewhere_later_is_not_asked_again(
    listener: Subscriber, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name is looked up once: what was checked is what is connected to."""
    port = int(listener.address.split(":")[2].split("/")[0])
    asked = []

    def look_up(host: str, *_rest: Any, **_more: Any) -> list[Any]:
        asked.append(host)
        address = "8.8.8.8" if len(asked) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    reached: list[Any] = []

    def connect(address: Any, *_rest: Any) -> socket.socket:
        reached.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(posting.socket, "getaddrinfo", look_up)
    monkeypatch.setattr(posting.socket, "create_connection", connect)
    with pytest.raises(posting.NotTaken):
        posting.post(f"http://wisselt.example:{port}/hook", b"{}", {})
    assert (asked, reached) == (["wisselt.example"], [("8.8.8.8", port)])


@pytest.mark.parametrize(
    "address", ["http://a@127.0.0.1/", "http://voorbeeld.nl/../x", "http://", "http://127.0.0.1\\@voorbeeld.nl/"]
)
def test_an_address_that_servers_read_in_two_ways_is_not_asked(db: None, address: str) -> None:
    with pytest.raises(posting.NotTaken, match="not-allowed"):
        posting.post(address, b"{}", {})


def test_a_redirect_is_not_followed(listener: Subscriber) -> None:
    subscription(listener.address)
    change("a", 0)
    listener.status = lambda message: 307
    deliver_due()
    assert (len(listener.asked), Levering.objects.get().reason) == (1, "307")


def test_an_answer_that_comes_a_byte_at_a_time_is_cut_off(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posting, "SECONDS", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as server:
        place = f"http://127.0.0.1:{server.getsockname()[1]}/"
        ExternalService.objects.create(root=place, label="Traag")
        Thread(target=_drip, args=(server,), daemon=True).start()
        with pytest.raises(posting.NotTaken, match="no-answer"):
            posting.post(f"{place}hook", b"{}", {})


def test_who_is_silent_when_a_secret_is_agreed_on_is_cut_off(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posting, "SECONDS", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as server:
        place = f"https://127.0.0.1:{server.getsockname()[1]}/"
        ExternalService.objects.create(root=place, label="Zwijgt")
        began = time.monotonic()
        with pytest.raises(posting.NotTaken, match="no-answer"):
            posting.post(f"{place}hook", b"{}", {})
        assert time.monotonic() - began < 5


def test_a_certificate_is_of_the_host_and_vouched_for(
    db: None, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trusted = ssl.create_default_context(cafile=str(certificate))
    with listening(certificate) as secure:
        root = secure.root.replace("127.0.0.1", "localhost")
        for place in (root, secure.root):
            ExternalService.objects.create(root=place, label=place)
        with pytest.raises(posting.NotTaken, match="no-answer"):
            posting.post(f"{root}hook", b"{}", {})
        monkeypatch.setattr(posting, "_trusted", lambda: trusted)
        with pytest.raises(posting.NotTaken, match="no-answer"):
            posting.post(secure.address, b"{}", {})
        assert secure.asked == []
        assert posting.post(f"{root}hook", b"{}", {}) == 204


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """Of localhost, signed by itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = timezone.now()
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path / "localhost.pem"
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(secret + made.public_bytes(Encoding.PEM))
    return file


def _drip(server: socket.socket) -> None:
    with server.accept()[0] as asker:
        try:
            while True:
                asker.sendall(b"H")
                time.sleep(0.05)
        except OSError:
            return


def test_two_who_send_do_not_send_double(transactional_db: None) -> None:
    """A message is sent by one at a time: while one is at it, the other leaves the subscriber alone."""
    with subscriber() as found:
        to = subscription(found.address)
        change("a", 0)
        spread()

        def meanwhile(message: Any) -> int:
            other = Thread(target=_deliver_elsewhere, args=(to.pk,))
            other.start()
            other.join()
            return 204

        found.status = meanwhile
        deliver(to.pk)
        assert told(found) == ["a0"]


def _deliver_elsewhere(subscription_id: Any) -> None:
    try:
        deliver(subscription_id)
    finally:
        connection.close()


def test_the_worker_sends_by_itself_while_another_hangs(
    transactional_db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posting, "SECONDS", 60)
    with subscriber() as found, socket.create_server(("127.0.0.1", 0)) as silent:
        place = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        ExternalService.objects.create(root=place, label="Hangt")
        hanging = subscription(f"{place}hook")
        subscription(found.address)
        with relay.sending():
            change("a", 0)
            asked, _ = silent.accept()
            _until(lambda: [one.abonnement_id for one in Levering.objects.all()] == [hanging.pk])
            assert told(found) == ["a0"]
            asked.close()


def test_one_that_answers_slowly_gives_way_to_the_others(
    transactional_db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relay, "SUBSCRIBERS_AT_ONCE", 1)
    monkeypatch.setattr(relay, "TURN_SECONDS", 0.3)

    def slowly(message: Any) -> int:
        time.sleep(0.2)
        return 204

    with subscriber() as slow, subscriber() as other:
        slow.status = slowly
        subscription(slow.address)
        subscription(other.address)
        for number in range(50):
            change("a", number)
        with relay.sending():
            _until(lambda: len(told(other)) == 50)
            assert 0 < len(told(slow)) < 50


@pytest.mark.parametrize("wrong", [InterfaceError, OperationalError, RuntimeError])
def test_what_goes_wrong_once_does_not_end_the_sending(
    transactional_db: None, monkeypatch: pytest.MonkeyPatch, wrong: type[Exception]
) -> None:
    failures = [wrong("eens")]

    def fails_once() -> int:
        if failures:
            raise failures.pop()
        return spread()

    monkeypatch.setattr(relay, "spread", fails_once)
    with subscriber() as found:
        subscription(found.address)
        change("a", 0)
        with relay.sending():
            _until(lambda: told(found) == ["a0"])


KILLED = """
import django
django.setup()
from stroomlijn.zgw.notificaties.delivering import deliver_due
deliver_due()
"""


def test_what_a_killed_worker_was_sending_is_sent_again(transactional_db: None) -> None:
    """kill -9 while a message is under way: nothing is lost and the order holds."""
    with subscriber() as found:
        subscription(found.address)
        for number in range(3):
            change("a", number)
        sender: list[subprocess.Popen[bytes]] = []

        def kill(message: Any) -> int:
            if message["actie"] == "a1" and sender:
                os.kill(sender.pop().pid, signal.SIGKILL)
            return 204

        found.status = kill
        process = subprocess.Popen([sys.executable, "-c", KILLED], env=_environment())
        sender.append(process)
        assert process.wait(60) == -signal.SIGKILL
        assert told(found) == ["a0", "a1"]
        _until(lambda: not deliver_due() and told(found)[-1] == "a2")
        assert told(found) == ["a0", "a1", "a1", "a2"]


def _environment() -> dict[str, str]:
    """That of this process, with the database of the test."""
    said = connection.settings_dict
    address = f"postgresql:///{said['NAME']}?host={said['HOST']}&port={said['PORT']}"
    user = f"&user={said['USER']}&password={said['PASSWORD']}"
    return {**os.environ, "DATABASE_URL": address + user, "DJANGO_SETTINGS_MODULE": "stroomlijn.web.settings"}


def _until(so: Any) -> None:
    for _ in range(200):
        if so():
            return
        time.sleep(0.05)
    pytest.fail("it did not come")
