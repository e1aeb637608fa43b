"""A body that comes without a length is read to its end."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.conf import settings

from stroomlijn.web.chunked import with_length


class Pieces(BytesIO):
    """Gives less than is asked for, as a connection does."""

    def read(self, size: int | None = -1) -> bytes:
        return super().read(min(size or 7, 7))


def told(body: bytes, **environ: str) -> tuple[bytes, int]:
    """What the application gets: a body and the length of it that it is told."""
    found: list[tuple[bytes, int]] = []

    def application(environ: dict[str, Any], _start: Any) -> list[bytes]:
        found.append((environ["wsgi.input"].getvalue(), int(environ.get("CONTENT_LENGTH") or 0)))
        return []

    with_length(application)({"wsgi.input": Pieces(body), **environ}, lambda *_: None)  # type: ignore[arg-type]
    return found[0]


@pytest.mark.parametrize("body", [b"", b"{}", b'{"uuid__in": ["0000"]}' * 10])
def test_what_comes_in_pieces_is_whole_and_has_a_length(body: bytes) -> None:
    assert told(body, HTTP_TRANSFER_ENCODING="chunked") == (body, len(body))


def test_what_says_its_length_is_left_as_it_is() -> None:
    assert told(b"{} and more", CONTENT_LENGTH="2") == (b"{} and more", 2)


def test_more_than_may_be_held_is_said_to_be_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DATA_UPLOAD_MAX_MEMORY_SIZE", 10)
    assert told(b"x" * 10, HTTP_TRANSFER_ENCODING="chunked")[1] == 10
    body, length = told(b"x" * 1000, HTTP_TRANSFER_ENCODING="chunked")
    assert len(body) < 20
    assert length > settings.MAX_DOCUMENT_SIZE
