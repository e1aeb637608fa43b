"""From groups of equal processes to one process: comparing, deciding, publishing."""
