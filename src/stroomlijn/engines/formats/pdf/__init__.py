"""A process as a PDF: tagged for who listens, its drawing in lines.

write_pdf(document: PdfDocument) -> bytes
write_poster(poster: Poster) -> bytes       what changes, on A3
"""

from .document import PdfDocument, PdfDrawing, PdfSection, PdfSheet, PdfStep
from .poster import Poster
from .write import write_pdf, write_poster

__all__ = ["PdfDocument", "PdfDrawing", "PdfSection", "PdfSheet", "PdfStep", "Poster", "write_pdf", "write_poster"]
