"""A process as a PDF: tagged for who listens, its drawing in lines.

write_pdf(document: PdfDocument) -> bytes
"""

from .document import PdfDocument, PdfSection, PdfStep
from .write import write_pdf

__all__ = ["PdfDocument", "PdfSection", "PdfStep", "write_pdf"]
