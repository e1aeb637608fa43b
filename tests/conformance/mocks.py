"""The mock addresses that the suites point at, answered as their own file of mocks says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit


def mocks(file: Path) -> Callable[[str, bytes], tuple[int, str] | None]:
    answers: dict[str, tuple[int, str]] = {}
    for mock in json.loads(file.read_text(encoding="utf-8"))["item"]:
        raw = mock["request"]["url"]["raw"].removeprefix("{{mock_url}}")
        said = mock["response"][0]
        answers[urlsplit(raw).path] = said["code"], said.get("body") or ""
    return lambda rest, _body: answers.get(urlsplit(rest).path)
