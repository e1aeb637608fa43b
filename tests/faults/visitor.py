"""Somebody who uses the running product as a browser does: cookies, forms, redirects."""

from __future__ import annotations

import re
import uuid
from http.cookiejar import CookieJar
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

from tests.faults.running import Product, eventually

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Visitor:
    """Signed in as the first administrator of a product that was just started."""

    def __init__(self, product: Product) -> None:
        self.product = product
        self.opener: OpenerDirector = build_opener(HTTPCookieProcessor(CookieJar()))
        path = eventually(lambda: re.search(r"/begin/\S+", product.said()), "no one-time link")
        self.post(path[0], name="Kees", email="kees@voorbeeld.nl", password="een heel lang wachtwoord")

    def get(self, path: str) -> str:
        """The page, as soon as the product answers."""
        return eventually(lambda: self._try(Request(self.product.address + path)), f"no answer from {path}")[1]

    def post(self, path: str, page: str = "", **fields: str) -> str:
        """Posts a form that stands on `page` (the path itself when not given); returns where one ends up."""
        return self._send(path, urlencode({**fields, "csrfmiddlewaretoken": self._token(page or path)}).encode())

    def upload(self, path: str, name: str, data: bytes, **fields: str) -> str:
        """Posts one file with fields; returns where one ends up."""
        mark = uuid.uuid4().hex
        parts = [
            f'--{mark}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'
            for field, value in {**fields, "csrfmiddlewaretoken": self._token(path)}.items()
        ]
        head = f'--{mark}\r\nContent-Disposition: form-data; name="chosen"; filename="{name}"\r\n\r\n'
        body = "".join(parts).encode() + head.encode() + data + f"\r\n--{mark}--\r\n".encode()
        return self._send(path, body, f"multipart/form-data; boundary={mark}")

    def _token(self, path: str) -> str:
        found = TOKEN.search(self.get(path))
        assert found, path
        return found[1]

    def _send(self, path: str, body: bytes, content_type: str = "application/x-www-form-urlencoded") -> str:
        request = Request(self.product.address + path, data=body, headers={"Content-Type": content_type})
        answer = self._try(request)
        assert answer, f"no answer to the form at {path}"
        return answer[0].removeprefix(self.product.address)

    def _try(self, request: Request) -> tuple[str, str] | None:
        try:
            with self.opener.open(request, timeout=30) as answer:
                return answer.url, answer.read().decode()
        except HTTPError as error:
            assert error.code == 503, f"{request.full_url}: {error.code}"
        except (URLError, ConnectionError, TimeoutError):
            pass
        return None
