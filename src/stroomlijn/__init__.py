"""Stroomlijn: from many work processes to one, and on to running, planning and improving it."""
