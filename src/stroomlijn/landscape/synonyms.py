"""Words for the same thing in the work of municipalities, for who searches."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources

import yaml

from stroomlijn.foundation.queries.synonyms import Same


def synonyms() -> Iterator[Same]:
    """The rows of content/synonyms.yaml."""
    text = resources.files("stroomlijn.landscape").joinpath("content/synonyms.yaml").read_text(encoding="utf-8")
    for row in yaml.safe_load(text):
        yield Same(tuple(row["words"]), tuple(row.get("narrower", ())))
