"""A service that speaks as much of S3 as documents ask of it: one bucket, in memory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit


class Service(ThreadingHTTPServer):
    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.files: dict[str, bytes] = {}
        self.parts: dict[str, dict[int, bytes]] = {}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Service

    def do_PUT(self) -> None:
        body = self._body()
        if "uploadId" in self.asked:
            self.server.parts[self.key][int(self.asked["partNumber"][0])] = body
        else:
            self.server.files[self.key] = body
        self._say(200, b"", ETag='"1"')

    def do_POST(self) -> None:
        body = self._body()
        if "delete" in self.asked:
            for name in re.findall(rb"<Key>(.*?)</Key>", body):
                self.server.files.pop(name.decode().partition("/")[2] or name.decode(), None)
            self._say(200, b"<DeleteResult></DeleteResult>")
        elif "uploads" in self.asked:
            self.server.parts[self.key] = {}
            self._say(200, b"<InitiateMultipartUploadResult><UploadId>1</UploadId></InitiateMultipartUploadResult>")
        else:
            parts = self.server.parts.pop(self.key)
            self.server.files[self.key] = b"".join(parts[number] for number in sorted(parts))
            done = b"<CompleteMultipartUploadResult><ETag>1</ETag></CompleteMultipartUploadResult>"
            self._say(200, done)

    def do_GET(self) -> None:
        if "list-type" in self.asked:
            self._say(200, self._listed())
            return
        found = self.server.files.get(self.key)
        if found is None:
            self._say(404, b"<Error><Code>NoSuchKey</Code></Error>")
            return
        start, stop = 0, len(found)
        if asked := re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range", "")):
            start, stop = int(asked[1]), min(int(asked[2]) + 1, stop)
        place = {"Content-Range": f"bytes {start}-{stop - 1}/{len(found)}"} if asked else {}
        self._say(206 if asked else 200, found[start:stop], **place, ETag='"1"', Last_Modified=_http_now())

    def log_message(self, *_args: Any) -> None:
        pass

    @property
    def asked(self) -> dict[str, list[str]]:
        return parse_qs(urlsplit(self.path).query, keep_blank_values=True)

    @property
    def key(self) -> str:
        """What follows the bucket and the folder."""
        return unquote(urlsplit(self.path).path).split("/", 3)[-1]

    def _body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def _listed(self) -> bytes:
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")  # noqa: TID251
        each = "".join(
            f"<Contents><Key>map/{key}</Key><LastModified>{now}</LastModified>"
            f"<ETag>1</ETag><Size>{len(file)}</Size></Contents>"
            for key, file in self.server.files.items()
        )
        return f"<ListBucketResult><IsTruncated>false</IsTruncated>{each}</ListBucketResult>".encode()

    def _say(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _http_now() -> str:
    return datetime.now(UTC).strftime("%a, %d %b %Y %H:%M:%S GMT")  # noqa: TID251


@contextmanager
def bucket_service() -> Iterator[Service]:
    server = Service()
    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
