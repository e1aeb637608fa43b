"""Typesetting with Typst, as PDF/UA-1."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from threading import Semaphore

from stroomlijn.engines.problems import Problem

from .document import PdfDocument

HERE = Path(__file__).resolve().parent
# Each typesetting takes a processor for itself; who comes third waits.
_AT_ONCE = Semaphore(2)


def write_pdf(document: PdfDocument) -> bytes:
    """The document typeset by `process.typ`. Raises Problem "pdf-not-made".

    Its texts reach Typst as data and are never read as markup. Nothing is fetched: fonts lie beside this module.
    """
    import typst

    with _AT_ONCE:
        try:
            return bytes(
                typst.compile(
                    HERE / "process.typ",
                    root=HERE,
                    font_paths=[HERE / "fonts"],
                    ignore_system_fonts=True,
                    sys_inputs={"process": json.dumps(asdict(document))},
                    format="pdf",
                    pdf_standards=["ua-1"],
                )
                or b""
            )
        except typst.TypstError as failed:
            raise Problem("pdf-not-made", reason=str(failed)[:300]) from failed
