"""Workbooks and csv files <-> process_model: one row per step, as a quality officer would make it anyway."""

from .read import read_csv, read_workbook
from .writing import lost_in_workbook, sample_workbook, write_rows, write_workbook

__all__ = ["lost_in_workbook", "read_csv", "read_workbook", "sample_workbook", "write_rows", "write_workbook"]
