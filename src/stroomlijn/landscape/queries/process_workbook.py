"""A version as the workbook has it: its graph, with what the product knows of the process besides."""

from __future__ import annotations

from dataclasses import replace

from stroomlijn.engines.process_model import Process as Graph
from stroomlijn.engines.process_model import process_from_json
from stroomlijn.landscape.models import Validity, Version


def graph_for_workbook(version: Version) -> Graph:
    """With its code, else its number, the organisations it is of or applies to, its domain and who owns it now."""
    process, graph = version.process, process_from_json(version.graph)
    known = {
        "code": process.code or process.number,
        "gemeente": ", ".join(_organisations(version)),
        "domein": process.domain,
        "eigenaar": process.owner.name if process.owner else "",
    }
    said = {name: value for name, value in known.items() if value}
    return replace(graph, facts=tuple({**graph.fact, **said}.items()))


def _organisations(version: Version) -> list[str]:
    if version.process.landscape.organisation is not None:
        return [version.process.landscape.organisation.name]
    names = Validity.objects.filter(version=version).order_by("organisation__name")
    return list(names.values_list("organisation__name", flat=True).distinct())
