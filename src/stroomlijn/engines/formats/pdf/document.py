"""What stands in the PDF, in the words that people read."""

from __future__ import annotations

from dataclasses import dataclass

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PdfStep:
    """A step: its texts, short facts about it, and where it can lead."""

    number: str
    title: str
    text: str
    extras: tuple[str, ...]
    ways: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PdfSection:
    """Steps of one werkrol ("" for none); `kind` tells its colour, `onward` to whom the work goes then."""

    role: str
    kind: int
    steps: tuple[PdfStep, ...]
    onward: str


@dataclass(frozen=True, slots=True)
class PdfSheet:
    """A part of the drawing, an SVG of its own; `alt` says what it shows, `caption` which of the sheets it is."""

    picture: str
    alt: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class PdfDrawing:
    """The drawing at `share` of its own size, each sheet on a side of `paper`: "a4" or "a3"."""

    paper: str
    share: float
    sheets: tuple[PdfSheet, ...]


@dataclass(frozen=True, slots=True)
class PdfDocument:
    """A process on paper."""

    title: str
    about: str
    facts: Pairs
    notes: Pairs
    steps_title: str
    sections: tuple[PdfSection, ...]
    drawing: PdfDrawing | None
    drawing_title: str
    footer: str
    language: str = "nl"
