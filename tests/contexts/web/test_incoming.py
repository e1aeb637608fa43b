"""Bodies are read when they are asked for, to their end, and nobody holds all places where others are waited for."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import connection
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from stroomlijn.web.incoming import SMALL, CutOff, NoPlace, Places, incoming

Environ = dict[str, Any]


class Pieces(BytesIO):
    """Gives less than is asked for, as a connection does, and runs `meanwhile` each time."""

    def __init__(self, body: bytes, meanwhile: Callable[[], Any] = lambda: None) -> None:
        super().__init__(body)
        self.meanwhile = meanwhile

    def read(self, size: int | None = -1) -> bytes:
        self.meanwhile()
        return super().read(min(size or 7, 7))


def read(body: BytesIO, places: Places | None = None, **environ: str) -> Environ:
    """What the application sees once it has read the body, which is then in `read`."""
    found: Environ = {"wsgi.input": body, **environ}

    def application(given: Environ, _start: Any) -> list[bytes]:
        found["read"] = given["wsgi.input"].read(int(given.get("CONTENT_LENGTH") or 0))
        return []

    incoming(application, places)(found, lambda *_: None)  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize("body", [b"", b"{}", b'{"uuid__in": ["0000"]}' * 10])
def test_what_comes_in_pieces_is_whole_and_has_a_length(body: bytes) -> None:
    found = read(Pieces(body), HTTP_TRANSFER_ENCODING="chunked")
    assert (found["read"], found["CONTENT_LENGTH"]) == (body, str(len(body)))


def test_what_says_its_length_is_read_that_far() -> None:
    found = read(Pieces(b"{} and more"), CONTENT_LENGTH="2")
    assert (found["read"], found["CONTENT_LENGTH"]) == (b"{}", "2")


@pytest.mark.parametrize("body", [b"", b"{}", b"{}" * 9])
def test_what_ends_before_its_length_is_no_body(body: bytes) -> None:
    with pytest.raises(CutOff):
        read(Pieces(body), CONTENT_LENGTH="20")


@pytest.mark.parametrize("size", [11, 20, 1000])
def test_more_than_may_be_held_is_too_long(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(settings, "DATA_UPLOAD_MAX_MEMORY_SIZE", 10)
    assert read(Pieces(b"x" * 10), HTTP_TRANSFER_ENCODING="chunked")["read"] == b"x" * 10
    body = Pieces(b"x" * size)
    with pytest.raises(RequestDataTooBig):
        read(body, HTTP_TRANSFER_ENCODING="chunked")
    assert body.tell() < 30


def test_a_body_is_not_read_before_it_is_asked_for() -> None:
    body = Pieces(b"{}")
    incoming(lambda *_: [])({"wsgi.input": body, "HTTP_TRANSFER_ENCODING": "chunked"}, lambda *_: None)  # type: ignore[arg-type]
    assert body.tell() == 0


@pytest.mark.parametrize("how", [{"CONTENT_LENGTH": "30"}, {"HTTP_TRANSFER_ENCODING": "chunked"}])
def test_one_address_holds_not_all_places(how: dict[str, str]) -> None:
    places = Places(of_one=2, of_all=3)
    answers: list[str] = []

    def another(address: str, inside: Callable[[], Any] = lambda: None) -> None:
        """Sends a body that is not whole until `inside` is done."""
        once = [inside]

        def meanwhile() -> None:
            while once:
                once.pop()()

        try:
            read(Pieces(b"x" * 30, meanwhile), places, REMOTE_ADDR=address, **how)
            answers.append(f"{address} read")
        except NoPlace:
            answers.append(f"{address} refused")

    def third_of_one_and_one_elsewhere() -> None:
        another("one")
        another("other", lambda: another("third"))

    another("one", lambda: another("one", third_of_one_and_one_elsewhere))
    assert answers == ["one refused", "third refused", "other read", "one read", "one read"]
    another("one", lambda: another("one"))
    assert answers[5:] == ["one read", "one read"]


def test_a_body_that_is_whole_holds_no_place_while_it_is_worked_on() -> None:
    places = Places(of_one=1, of_all=1)

    def application(given: Environ, _start: Any) -> list[bytes]:
        given["wsgi.input"].read(2)
        assert read(BytesIO(b"{}"), places, CONTENT_LENGTH="2")["read"] == b"{}"
        return []

    incoming(application, places)({"wsgi.input": BytesIO(b"{}"), "CONTENT_LENGTH": "2"}, lambda *_: None)  # type: ignore[arg-type]


@pytest.mark.django_db(transaction=True)
def test_who_waits_for_a_body_holds_no_connection_with_the_database() -> None:
    connection.ensure_connection()
    held: list[bool] = []
    read(Pieces(b"{}", lambda: held.append(connection.connection is not None)), CONTENT_LENGTH="2")
    assert held == [False]


def sent(response: HttpResponseBase, places: Places, statuses: list[str]) -> Any:
    """What the web server gets for an answer."""
    start = lambda status, *_: statuses.append(status)  # noqa: E731
    return incoming(lambda *_: response, places)({"REMOTE_ADDR": "one"}, start)  # type: ignore[arg-type, return-value]


def large(closed: list[str]) -> StreamingHttpResponse:
    response = StreamingHttpResponse(iter([b"a", b"b"]), headers={"Content-Length": str(SMALL + 1)})
    response._resource_closers.append(lambda: closed.append("large"))  # type: ignore[attr-defined]
    return response


def test_a_small_answer_is_handed_over_as_a_whole_and_closed() -> None:
    for response in (HttpResponse(b"ab"), StreamingHttpResponse([b"a", b"b"], headers={"Content-Length": "2"})):
        assert sent(response, Places(of_one=0), []) == [b"ab"]
        assert response.closed


def test_an_answer_without_a_length_is_followed_and_takes_no_place() -> None:
    response = StreamingHttpResponse(iter([b"a"]))
    assert sent(response, Places(of_one=0), []) is response


def test_a_large_answer_holds_a_place_until_it_is_closed() -> None:
    places = Places(of_one=1)
    closed: list[str] = []
    statuses: list[str] = []
    first = sent(large(closed), places, statuses)
    second = sent(large(closed), places, statuses)
    assert (statuses, closed) == (["503 Service Unavailable"], ["large"])
    assert json.loads(b"".join(second))["status"] == 503
    assert list(first) == [b"a", b"b"]
    first.close()
    assert closed == ["large", "large"]
    sent(large(closed), places, statuses).close()
    assert len(statuses) == 1
