"""Workbooks and csv files <-> process_model: one row per step, as a quality officer would make it anyway."""

from .read import read_csv, read_workbook

__all__ = ["read_csv", "read_workbook"]
