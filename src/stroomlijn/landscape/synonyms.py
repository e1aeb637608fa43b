"""Words for the same thing in the work of municipalities, for who searches."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from typing import Any

import yaml

from stroomlijn.foundation.queries.synonyms import Same


def synonyms() -> Iterator[Same]:
    """What people say for the terms of the field, and those terms with what they are also called."""
    for row in _rows("everyday.yaml"):
        yield from (Same((term,), tuple(row["said"])) for term in row["terms"])
    for row in _rows("synonyms.yaml"):
        yield Same(tuple(row["words"]), tuple(row.get("narrower", ())))


def _rows(name: str) -> Any:
    text = resources.files("stroomlijn.landscape").joinpath("content", name).read_text(encoding="utf-8")
    return yaml.safe_load(text)
