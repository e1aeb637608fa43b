"""A process as plain JSON values and back; used by `convert`, the database and between processes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any

from .graph import Artifact, Event, Flow, Gateway, Kind, Lane, MessageFlow, Node, Pool, Process, Source


def process_to_json(process: Process) -> dict[str, Any]:
    """The process as dicts, lists and strings; what is empty is left out, so that equal graphs give equal JSON."""
    return {
        "id": process.id,
        "name": process.name,
        **_filled(process, ("documentation", "language")),
        **({"facts": dict(process.facts)} if process.facts else {}),
        **{
            part: [element_to_json(element) for element in getattr(process, part)]
            for part in ("pools", "lanes", "nodes", "flows", "messages", "artifacts")
            if getattr(process, part)
        },
    }


def process_from_json(data: dict[str, Any]) -> Process:
    """The inverse of process_to_json. Raises KeyError, TypeError or ValueError on JSON that it did not write."""
    return Process(
        id=data["id"],
        name=data["name"],
        documentation=data.get("documentation", ""),
        language=data.get("language", ""),
        facts=tuple(data.get("facts", {}).items()),
        **{part: tuple(map(read, data.get(part, ()))) for part, read in _READ.items()},
    )


def element_to_json(element: Any) -> dict[str, Any]:
    """One node, flow, lane, ... as process_to_json writes it."""
    data = _filled(element, tuple(field.name for field in fields(element)))
    if "sources" in data:
        data["sources"] = [[source.file, source.process, source.element] for source in element.sources]
    if "links" in data:
        data["links"] = [list(link) for link in element.links]
    return {name: list(value) if isinstance(value, tuple) else value for name, value in data.items()}


def element_from_json(part: str, data: dict[str, Any]) -> Any:
    """The inverse of element_to_json; `part` is where a Process keeps the element ("nodes", "flows", ...)."""
    return _READ[part](data)


def _filled(element: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """What is filled in; 0 minutes is."""
    values = ((name, getattr(element, name)) for name in names)
    return {name: value for name, value in values if value is not False and value not in ("", None, ())}


def _sources(data: dict[str, Any]) -> tuple[Source, ...]:
    return tuple(Source(*source) for source in data.get("sources", ()))


def _node(data: dict[str, Any]) -> Node:
    return Node(
        **{
            **data,
            "kind": Kind(data["kind"]),
            "event": Event(data["event"]) if "event" in data else None,
            "gateway": Gateway(data["gateway"]) if "gateway" in data else None,
            "helpers": tuple(data.get("helpers", ())),
            "documents": tuple(data.get("documents", ())),
            "sources": _sources(data),
        }
    )


def _flow(data: dict[str, Any]) -> Flow:
    return Flow(**{**data, "sources": _sources(data)})


def _artifact(data: dict[str, Any]) -> Artifact:
    return Artifact(**{**data, "links": tuple((link[0], link[1]) for link in data.get("links", ()))})


_READ: dict[str, Callable[[dict[str, Any]], Any]] = {
    "pools": lambda pool: Pool(**pool),
    "lanes": lambda lane: Lane(**lane),
    "nodes": _node,
    "flows": _flow,
    "messages": lambda message: MessageFlow(**message),
    "artifacts": _artifact,
}
