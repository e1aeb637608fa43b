"""The words of a document: headings, paragraphs, lists and tables of docx, odt and plain text, without their looks.

Reading (`.read`) needs lxml, which the website does not load; what a file is and what was read do not.
"""

from .kinds import INLINE, Format, format_of
from .values import Block, TextDocument

__all__ = ["INLINE", "Block", "Format", "TextDocument", "format_of"]
