"""process_model -> workbook."""

from .loss import lost_in_workbook
from .sample import sample_workbook
from .workbook import write_rows, write_workbook

__all__ = ["lost_in_workbook", "sample_workbook", "write_rows", "write_workbook"]
