"""process_model -> workbook."""

from .sample import sample_workbook
from .workbook import write_rows, write_workbook

__all__ = ["sample_workbook", "write_rows", "write_workbook"]
