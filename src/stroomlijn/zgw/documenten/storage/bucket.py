"""Files in a bucket of any service that speaks S3."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID

import obstore
from obstore.exceptions import BaseError, NotFoundError
from obstore.store import S3Store

from stroomlijn.zgw.register.refusals import Refused

PIECE = 1024 * 1024


@dataclass(frozen=True)
class Bucket:
    store: S3Store

    def keep(self, file: Path, name: UUID) -> None:
        """In parts where the file is large; what is not complete is never seen."""
        with _reached():
            obstore.put(self.store, name.hex, file, max_concurrency=2)
        file.unlink()

    def read(self, name: UUID, start: int, stop: int) -> Iterator[bytes]:
        if start == stop:
            return iter(())
        with _reached():
            found = obstore.get(self.store, name.hex, options={"range": (start, stop)})
        return (bytes(piece) for piece in found.stream(min_chunk_size=PIECE))

    def remove(self, name: UUID) -> None:
        with suppress(FileNotFoundError), _reached():
            obstore.delete(self.store, name.hex)

    def kept(self) -> Iterator[tuple[UUID, datetime]]:
        for page in obstore.list(self.store):
            for one in page:
                with suppress(ValueError):
                    yield UUID(one["path"]), one["last_modified"]


def bucket(address: str) -> Bucket:
    """`s3://bucket/folder`. Keys, region and address of the service come from the variables that S3 programs share
    (`AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_REGION`, `AWS_ENDPOINT_URL_S3`)."""
    parts = urlsplit(address)
    return Bucket(
        S3Store(
            parts.netloc,
            prefix=parts.path.strip("/") or None,
            # A service inside one's own network may be reached without TLS: who sets its address so, means it.
            client_options={"timeout": "300s", "connect_timeout": "5s", "allow_http": True},
            retry_config={"max_retries": 3, "retry_timeout": timedelta(seconds=20)},
        )
    )


@contextmanager
def _reached() -> Iterator[None]:
    try:
        yield
    except NotFoundError as gone:
        raise FileNotFoundError(str(gone)) from gone
    except BaseError as wrong:
        raise Refused(503, "unavailable", "De opslag van documenten is nu niet bereikbaar.") from wrong
