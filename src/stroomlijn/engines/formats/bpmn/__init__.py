"""BPMN 2.0: reading into the process graph, writing anew, and patching the bytes that were read."""

from .read import read_bpmn
from .write import write_bpmn

__all__ = ["read_bpmn", "write_bpmn"]
