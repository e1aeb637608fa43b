"""What reading a document yields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from stroomlijn.engines.problems import Remark

MAX_BLOCKS = 3_000
MAX_SIGNS = 400_000


@dataclass(frozen=True, slots=True)
class Block:
    """A heading or list item with its `level` (from 1), a paragraph, or a table with its `rows`."""

    kind: Literal["heading", "paragraph", "item", "table"]
    text: str = ""
    level: int = 1
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class TextDocument:
    """The words of a document in order. `format` is docx, odt, pdf or text."""

    format: str
    blocks: tuple[Block, ...]
    remarks: tuple[Remark, ...] = ()
