"""The content of documents: in parts, in ranges, scanned, without room, swept, in a bucket."""

from __future__ import annotations

import errno
import os
import socket
import struct
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from stroomlijn.foundation.ids import uuid7
from stroomlijn.zgw.checks import documents_present
from stroomlijn.zgw.documenten import content as contents
from stroomlijn.zgw.documenten.storage import storage, sweeping
from stroomlijn.zgw.documenten.storage.arriving import Arriving
from stroomlijn.zgw.models import InformatieObject

from .bucket_service import Service, bucket_service
from .conftest import Caller, application, faults
from .documents import (
    DOCUMENTS,
    content,
    document,
    document_type,
    kept,
    lock,
    on_documents,
    send_part,
    unlock,
)

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj"


@pytest.fixture
def brief(call: Caller, catalogus: Any) -> Any:
    return document_type(call, catalogus)


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "PART", 10)


def waiting(call: Caller, brief: Any, size: int) -> Any:
    return call.make(DOCUMENTS, document(brief, None, inhoud=None, bestandsomvang=size))


def test_a_file_in_parts_becomes_the_content_when_it_is_let_go(
    call: Caller, brief: Any, small_parts: None, document_folder: Path, django_capture_on_commit_callbacks: Any
) -> None:
    made = waiting(call, brief, 24)
    assert [(one["volgnummer"], one["omvang"], one["voltooid"]) for one in made["bestandsdelen"]] == [
        (1, 10, False),
        (2, 10, False),
        (3, 4, False),
    ]
    assert (made["locked"], made["inhoud"]) == (True, None)
    assert call.get(made["url"])["bestandsdelen"][0]["lock"] == ""
    pieces = [b"aaaaaaaaaa", b"bbbbbbbbbb", b"cccc"]
    for part, piece in zip(made["bestandsdelen"], pieces, strict=True):
        answer = send_part(call, part, piece, made["lock"])
        assert answer.status_code == 200, answer.content
        assert answer.json() == {**part, "voltooid": True, "lock": made["lock"]}
    with django_capture_on_commit_callbacks(execute=True):
        assert unlock(call, made, made["lock"]).status_code == 204
    found = call.get(made["url"])
    assert content(call, found["inhoud"]) == b"".join(pieces)
    assert (found["versie"], found["bestandsomvang"], found["bestandsdelen"], found["locked"]) == (1, 24, [], False)
    assert kept(document_folder) == 1


def test_a_part_that_does_not_fit_is_refused_and_leaves_nothing(
    call: Caller, brief: Any, small_parts: None, document_folder: Path
) -> None:
    made = waiting(call, brief, 12)
    first, second = made["bestandsdelen"]
    assert faults(send_part(call, first, b"kort", made["lock"])) == [("inhoud", "file-size")]
    assert faults(send_part(call, second, b"te lang voor dit deel", made["lock"])) == [("inhoud", "file-size")]
    assert faults(send_part(call, second, b"ab", "geraden")) == [("nonFieldErrors", "incorrect-lock-id")]
    assert faults(send_part(call, second, b"ab", "")) == [("lock", "required")]
    assert call("PUT", first["url"], {"lock": made["lock"]}).status_code == 415
    assert faults(unlock(call, made, made["lock"])) == [("nonFieldErrors", "incomplete-upload")]
    assert kept(document_folder) == 0
    assert faults(unlock(call, made, "geraden")) == [("nonFieldErrors", "incorrect-lock-id")]
    assert call("POST", made["url"] + "/unlock").status_code == 204
    found = call.get(made["url"])
    assert (found["bestandsdelen"], found["bestandsomvang"], found["locked"]) == ([], None, False)


def test_who_may_write_and_not_read_sends_parts_and_who_may_neither_does_not(
    call: Caller, brief: Any, catalogus: Any, small_parts: None, document_folder: Path
) -> None:
    maker = application(call, "formulier", on_documents(brief, "aanmaken", "bijwerken", "lock"))
    other = application(call, "ander", on_documents(document_type(call, catalogus, "Foto"), "bijwerken"))
    made = waiting(maker, brief, 3)
    [part] = made["bestandsdelen"]
    assert send_part(other, part, b"abc", made["lock"]).status_code == 403
    assert kept(document_folder) == 0
    assert send_part(maker, part, b"abc", made["lock"]).status_code == 200
    assert unlock(maker, made, made["lock"]).status_code == 204
    assert content(call, made["url"] + "/download") == b"abc"


def test_a_part_is_sent_again_and_a_change_can_bring_parts(
    call: Caller, brief: Any, small_parts: None, document_folder: Path, django_capture_on_commit_callbacks: Any
) -> None:
    made = call.make(DOCUMENTS, document(brief, b"eerste"))
    held = lock(call, made)
    body = {"lock": held, "inhoud": None, "bestandsomvang": 2}
    [part] = call("PATCH", made["url"], body).json()["bestandsdelen"]
    with django_capture_on_commit_callbacks(execute=True):
        for piece in (b"xx", b"ab"):
            assert send_part(call, part, piece, held).status_code == 200
        assert unlock(call, made, held).status_code == 204
    assert content(call, made["url"] + "/download") == b"ab"
    assert content(call, made["url"] + "/download?versie=1") == b"eerste"
    assert kept(document_folder) == 2


def test_a_size_that_is_not_that_of_the_content_is_refused(call: Caller, brief: Any, document_folder: Path) -> None:
    assert faults(call("POST", DOCUMENTS, document(brief, bestandsomvang=5))) == [("bestandsomvang", "file-size")]
    huge = document(brief, None, bestandsomvang=2**62)
    assert faults(call("POST", DOCUMENTS, huge)) == [("bestandsomvang", "max_value")]
    assert faults(call("POST", DOCUMENTS, document(brief, bestandsomvang=2**70))) == [("bestandsomvang", "max_value")]
    assert kept(document_folder) == 0


def test_no_base64_and_two_files_are_refused_and_leave_nothing(call: Caller, brief: Any, document_folder: Path) -> None:
    assert faults(call("POST", DOCUMENTS, document(brief, None, inhoud="geen base64"))) == [("inhoud", "invalid")]
    assert faults(call("POST", DOCUMENTS, document(brief, None, inhoud=14))) == [("inhoud", "invalid")]
    twice = b'{"inhoud": "YWJj", "inhoud": "YWJj"}'
    assert call.send("POST", DOCUMENTS, twice).json()["code"] == "parse_error"
    assert call.send("POST", DOCUMENTS, b'{"inhoud": "YWJj').json()["code"] == "parse_error"
    assert kept(document_folder) == 0


@pytest.mark.parametrize(
    ("asked", "found", "place"),
    [
        ("bytes=0-3", b"Geac", "bytes 0-3/12"),
        ("bytes=8-", b"heer", "bytes 8-11/12"),
        ("bytes=-4", b"heer", "bytes 8-11/12"),
        ("bytes=8-400", b"heer", "bytes 8-11/12"),
        ("bytes=-400", b"Geachte heer", ""),
        ("bytes=0-1,4-5", b"Geachte heer", ""),
        ("stukken=0-1", b"Geachte heer", ""),
        ("bytes=5-2", b"Geachte heer", ""),
    ],
)
def test_a_piece_of_the_content_can_be_asked_for(
    call: Caller, brief: Any, asked: str, found: bytes, place: str
) -> None:
    made = call.make(DOCUMENTS, document(brief))
    answer = call("GET", made["inhoud"], HTTP_RANGE=asked)
    assert b"".join(answer.streaming_content) == found
    assert (answer.status_code, answer.headers.get("Content-Range", "")) == (206 if place else 200, place)
    assert answer["Content-Length"] == str(len(found))


def test_a_piece_beyond_the_end_is_not_there_and_a_known_content_is_not_sent_again(call: Caller, brief: Any) -> None:
    made = call.make(DOCUMENTS, document(brief))
    for asked in ("bytes=12-", "bytes=400-500", "bytes=-0"):
        answer = call("GET", made["inhoud"], HTTP_RANGE=asked)
        assert (answer.status_code, answer["Content-Range"]) == (416, "bytes */12")
    tag = call("HEAD", made["inhoud"])["ETag"]
    for known in (tag, f"W/{tag}", f'"ander", {tag}', "*"):
        answer = call("GET", made["inhoud"], HTTP_IF_NONE_MATCH=known)
        assert (answer.status_code, "Content-Type" in answer.headers) == (304, False)
    assert call("GET", made["inhoud"], HTTP_RANGE="bytes=0-3", HTTP_IF_RANGE='"ander"').status_code == 200


def test_no_browser_shows_a_content_as_ours(call: Caller, brief: Any) -> None:
    made = call.make(DOCUMENTS, document(brief, b"<script>", formaat="text/html", bestandsnaam='a"b\n/ü.html'))
    answer = call("GET", made["inhoud"])
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"] == (
        "attachment; filename=\"a_b___.html\"; filename*=UTF-8''a%22b__%C3%BC.html"
    )


def test_a_content_that_is_no_pdf_is_told_and_refused_when_strict(
    call: Caller, brief: Any, settings: Any, document_folder: Path
) -> None:
    lie = document(brief, b"MZ\x90\x00" + b"\0" * 60, formaat="application/pdf")
    answer = call("POST", DOCUMENTS, lie)
    assert (answer.status_code, "application/pdf" in answer["X-Warning"]) == (201, True)
    assert "X-Warning" not in call("POST", DOCUMENTS, document(brief, PDF, formaat="application/pdf"))
    odd = call("POST", DOCUMENTS, document(brief, PDF, formaat="text/\r\nX-Andere: ü"))
    assert (odd.status_code, "X-Andere" in odd) == (201, False)
    settings.ZGW_STRICT = frozenset({"formaat"})
    assert faults(call("POST", DOCUMENTS, lie)) == [("formaat", "invalid")]
    call.make(DOCUMENTS, document(brief, b"gewone tekst", formaat="text/plain"))
    assert kept(document_folder) == 4


@pytest.fixture
def scanner(settings: Any, tmp_path: Path) -> Iterator[list[bytes]]:
    """A scanner that finds something in what holds the word `virus`; gives what it was sent."""
    seen: list[bytes] = []
    server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    server.bind(str(tmp_path / "clamd"))
    server.listen()
    settings.CLAMD = str(tmp_path / "clamd")

    def serve() -> None:
        while True:
            try:
                caller, _ = server.accept()
            except OSError:
                return
            with caller, caller.makefile("rb") as said:
                assert said.read(10) == b"zINSTREAM\0"
                file = b""
                while size := struct.unpack("!I", said.read(4))[0]:
                    file += said.read(size)
                seen.append(file)
                caller.sendall(b"stream: Eicar FOUND\0" if b"virus" in file else b"stream: OK\0")

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield seen
    server.shutdown(socket.SHUT_RDWR)
    server.close()
    thread.join()


def of_trail(call: Caller, made: Any) -> Any:
    return call.get(made["url"] + "/audittrail")[0]["wijzigingen"]["nieuw"]["bestand"]


def test_a_scanner_sees_every_file_and_what_it_finds_is_refused(
    call: Caller, brief: Any, scanner: list[bytes], document_folder: Path
) -> None:
    made = call.make(DOCUMENTS, document(brief, PDF))
    assert of_trail(call, made)["virusscan"] == "schoon"
    assert call("HEAD", made["inhoud"])["X-Virusscan"] == "schoon"
    assert faults(call("POST", DOCUMENTS, document(brief, b"een virus"))) == [("inhoud", "virus")]
    assert scanner == [PDF, b"een virus"]
    assert kept(document_folder) == 1


def test_what_no_scanner_saw_says_so(call: Caller, brief: Any, settings: Any) -> None:
    assert of_trail(call, call.make(DOCUMENTS, document(brief, PDF))) == {
        "sha256": InformatieObject.objects.get().sha256,
        "gezienAls": "application/pdf",
        "virusscan": "niet_gescand",
    }
    for nowhere in ("/nergens/clamd", "zonder-poort", "127.0.0.1:poort", "127.0.0.1:99999"):
        settings.CLAMD = nowhere
        assert of_trail(call, call.make(DOCUMENTS, document(brief)))["virusscan"] == "niet_gescand"


class Full:
    """A file on a disk without room; what is in its buffer does not fit when it is closed either."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True)
        path.touch()

    def write(self, piece: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def close(self) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_is_told_and_leaves_nothing(
    call: Caller, brief: Any, document_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stroomlijn.zgw.documenten.storage.arriving._opened", Full)
    answer = call("POST", DOCUMENTS, document(brief))
    assert (answer.status_code, answer.json()["code"]) == (507, "insufficient_storage")
    assert not InformatieObject.objects.exists()
    assert kept(document_folder) == 0


def test_a_call_that_fails_after_its_file_was_kept_leaves_nothing(
    call: Caller, brief: Any, document_folder: Path
) -> None:
    call.make(DOCUMENTS, document(brief, identificatie="D-1"))
    assert call("POST", DOCUMENTS, document(brief, identificatie="D-1")).status_code == 400
    assert kept(document_folder) == 1


def test_the_sweep_takes_old_files_that_no_row_names_and_no_others(
    call: Caller, brief: Any, document_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = call.make(DOCUMENTS, document(brief))
    held = {"lock": lock(call, made), "inhoud": "bmlldXc="}
    assert call("PATCH", made["url"], held).status_code == 200
    left = Arriving(uuid7())
    left.write(b"van een afgebroken vraag")
    left.keep()
    half = Arriving(uuid7())
    half.write(b"half")
    assert sweeping.sweep() == 0
    later = timezone.now() + timedelta(days=2)
    monkeypatch.setattr(sweeping.timezone, "now", lambda: later)
    assert sweeping.sweep() == 2
    assert kept(document_folder) == 2
    assert content(call, made["url"] + "/download?versie=1") == b"Geachte heer"


@pytest.fixture
def service(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    """A service with a bucket, in which documents are kept."""
    with bucket_service() as found:
        monkeypatch.setenv("AWS_ENDPOINT_URL_S3", f"http://127.0.0.1:{found.server_port}")
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_REGION"):
            monkeypatch.setenv(name, "test")
        settings.ZGW_STORAGE = f"s3://documenten{found.server_port}/map"
        yield found


def test_documents_in_a_bucket(
    call: Caller, brief: Any, service: Service, document_folder: Path, django_capture_on_commit_callbacks: Any
) -> None:
    large = bytes(range(256)) * 25_000
    made = call.make(DOCUMENTS, document(brief, large))
    assert list(service.files.values()) == [large]
    assert not any((document_folder / "arriving").iterdir())
    assert content(call, made["inhoud"]) == large
    assert content(call, made["inhoud"], HTTP_RANGE="bytes=6399999-") == large[-1:]
    assert [name for name, _ in storage().kept()] == [InformatieObject.objects.get().file]
    assert sweeping.sweep() == 0
    assert list(documents_present()) == []
    with django_capture_on_commit_callbacks(execute=True):
        assert call("DELETE", made["url"]).status_code == 204
    assert service.files == {}


def test_a_bucket_that_is_away_refuses_what_comes_and_keeps_no_row(
    call: Caller, brief: Any, settings: Any, monkeypatch: pytest.MonkeyPatch, document_folder: Path
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:9")
    settings.ZGW_STORAGE = "s3://nergens/map"
    answer = call("POST", DOCUMENTS, document(brief))
    assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
    assert not InformatieObject.objects.exists()
    assert not any((document_folder / "arriving").iterdir())


def test_a_content_that_is_gone_or_changed_is_found_by_the_check(
    call: Caller, brief: Any, document_folder: Path
) -> None:
    for name in ("D-1", "D-2", "D-3"):
        call.make(DOCUMENTS, document(brief, identificatie=name))
    files = {one.identificatie: one.file for one in InformatieObject.objects.all()}
    assert list(documents_present()) == []
    next((document_folder / "kept").glob(f"??/{files['D-1'].hex}")).unlink()
    next((document_folder / "kept").glob(f"??/{files['D-3'].hex}")).write_bytes(b"Geachte dame")
    assert [(one.code, one.facts["number"]) for one in documents_present()] == [
        ("stored-file-missing", "D-1"),
        ("stored-file-changed", "D-3"),
    ]
    gone = call.get(f"{DOCUMENTS}?identificatie=D-1")["results"][0]
    assert call("GET", gone["inhoud"]).status_code == 404


def test_a_hostile_body_is_refused_and_leaves_nothing(call: Caller, brief: Any, document_folder: Path) -> None:
    bodies = (
        b"{}",
        b"null",
        b"[" * 10_000,
        b'{"a":' * 10_000,
        b'{"inhoud":"QUJD"} en meer',
        b'{"inhoud":"QUJD","inhoud":null}',
        b'{"inhoud":"\\u00',
        b'{"inhoud":NaN}',
        b'{"in\\u0068oud":"QUJD"}',
        b"\xff\xfe",
        b"x" * 2_000_000,
    )
    for body in bodies:
        assert call.send("POST", DOCUMENTS, body).status_code in {400, 413}, body[:40]
    assert kept(document_folder) == 0


def test_a_hostile_form_is_refused_and_leaves_nothing(
    call: Caller, brief: Any, small_parts: None, document_folder: Path
) -> None:
    [part] = waiting(call, brief, 4)["bestandsdelen"]
    lock_in = b'--deel\r\nContent-Disposition: form-data; name="lock"\r\n\r\n'
    forms = (
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=" + "b" * 500, b"x"),
        ("multipart/form-data; boundary=deel", b"--deel\r\n"),
        ("multipart/form-data; boundary=deel", lock_in + b"\xff\xfe\0\r\n--deel--"),
        ("multipart/form-data; boundary=deel", lock_in + b"x" * 6_000_000 + b"\r\n--deel--"),
        ("application/x-www-form-urlencoded", b"lock=a&inhoud=b"),
    )
    for form, body in forms:
        assert call.send("PUT", part["url"], body, form).status_code in {400, 413, 415}, form
    assert kept(document_folder) == 0


def test_a_file_without_bytes_is_a_file(call: Caller, catalogus: Any) -> None:
    of = document_type(call, catalogus)
    made = call.make(DOCUMENTS, document(of, b"", bestandsomvang=0))
    assert (made["bestandsomvang"], made["bestandsdelen"]) == (0, [])
    assert content(call, made["inhoud"]) == b""
    none = call.make(DOCUMENTS, document(of, b""))
    assert (none["bestandsomvang"], none["inhoud"]) == (None, None)
