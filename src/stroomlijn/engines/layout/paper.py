"""On which paper a drawing goes, how large, and on how many sheets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from stroomlijn.engines.process_model import Box, Drawing, Process

from .sheets import draw_sheets
from .svg import view_of

_POINT = 0.75
"""Points of one unit of a drawing at its own size."""
_READABLE = 0.73
"""Of its own size: its words are then six points high."""
_EASY = 0.85


@dataclass(frozen=True, slots=True)
class _Paper:
    """Room on its side, under a heading, in points."""

    name: str
    width: float
    height: float


_PAPERS = (_A4, _A3) = (_Paper("a4", 762, 440), _Paper("a3", 1111, 690))


@dataclass(frozen=True, slots=True)
class Sheets:
    """`pictures` are SVGs of their own, to be printed on `paper` at `share` of their own size."""

    paper: str
    share: float
    pictures: tuple[str, ...]


def on_paper(process: Process, drawing: Drawing, *, numbers: Mapping[str, str], language: str = "nl") -> Sheets:
    """The drawing whole on A4 or A3 where its words can be read so; else on as few sheets as can be."""
    found = []
    for paper, share in _ways(view_of(drawing)):
        width = paper.width / (share * _POINT)
        pictures = draw_sheets(process, drawing, width, numbers=numbers, language=language)
        found.append(Sheets(paper.name, share, pictures))
    return min(found, key=lambda sheets: len(sheets.pictures))


def _ways(box: Box) -> Iterator[tuple[_Paper, float]]:
    """The paper and share at which it is one sheet, else those at which its height can be read on one."""
    for paper in _PAPERS:
        share = min(1.0, paper.width / (box.width * _POINT), _share_of_height(paper, box))
        if share >= _READABLE:
            yield paper, share
            return
    paper = _A4 if _share_of_height(_A4, box) >= _READABLE else _A3
    for share in (_EASY, _READABLE):
        yield paper, min(share, _share_of_height(paper, box))


def _share_of_height(paper: _Paper, box: Box) -> float:
    return paper.height / (box.height * _POINT)
