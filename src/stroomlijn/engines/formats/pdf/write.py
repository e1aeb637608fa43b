"""Typesetting with Typst, as PDF/UA-1."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from threading import Semaphore
from typing import Any

from stroomlijn.engines.problems import Problem

from .document import PdfDocument
from .poster import Poster

HERE = Path(__file__).resolve().parent
# Each typesetting takes a processor for itself; who comes third waits.
_AT_ONCE = Semaphore(2)


def write_pdf(document: PdfDocument) -> bytes:
    """The document typeset by `process.typ`. Raises Problem "pdf-not-made".

    Its texts reach Typst as data and are never read as markup. Nothing is fetched: fonts lie beside this module.
    """
    return _typeset("process.typ", asdict(document))


def write_poster(poster: Poster) -> bytes:
    """What changes, typeset on A3 by `poster.typ`. Raises Problem "pdf-not-made"."""
    return _typeset("poster.typ", asdict(poster))


def _typeset(source: str, words: dict[str, Any]) -> bytes:
    import typst

    with _AT_ONCE:
        try:
            return bytes(
                typst.compile(
                    HERE / source,
                    root=HERE,
                    font_paths=[HERE / "fonts"],
                    ignore_system_fonts=True,
                    sys_inputs={"process": json.dumps(words)},
                    format="pdf",
                    pdf_standards=["ua-1"],
                )
                or b""
            )
        except typst.TypstError as failed:
            raise Problem("pdf-not-made", reason=str(failed)[:300]) from failed
