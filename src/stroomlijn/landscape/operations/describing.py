"""What a process is called and known by, taken over from one of its versions."""

from __future__ import annotations

from collections.abc import Mapping

from stroomlijn.foundation.text import fold
from stroomlijn.landscape.models import Process

DESCRIBING = ("name", "name_key", "code", "domain", "in_suite", "facts", "revision")


def describe(process: Process, *, name: str, code: str, facts: Mapping[str, str]) -> Process:
    """Sets the fields of DESCRIBING and counts one revision; saving is the caller's."""
    process.revision = process.revision + 1 if process.pk else 1
    process.name, process.name_key, process.code = name, fold(name)[:300], code
    process.domain = facts.get("domein", "")[:100]
    process.in_suite = {"ja": True, "nee": False}.get(fold(facts.get("suite", "")))
    process.facts = dict(facts)
    return process
