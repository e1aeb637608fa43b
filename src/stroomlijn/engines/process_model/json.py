"""A process as plain JSON values and back; used by `convert`, the database and between processes."""

from __future__ import annotations

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
            part: [_element(element) for element in getattr(process, part)]
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
        pools=tuple(Pool(**pool) for pool in data.get("pools", ())),
        lanes=tuple(Lane(**lane) for lane in data.get("lanes", ())),
        nodes=tuple(_node(node) for node in data.get("nodes", ())),
        flows=tuple(_flow(flow) for flow in data.get("flows", ())),
        messages=tuple(MessageFlow(**message) for message in data.get("messages", ())),
        artifacts=tuple(_artifact(artifact) for artifact in data.get("artifacts", ())),
    )


def _filled(element: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: value for name in names if (value := getattr(element, name)) not in ("", None, (), False)}


def _element(element: Any) -> dict[str, Any]:
    data = _filled(element, tuple(field.name for field in fields(element)))
    if "sources" in data:
        data["sources"] = [[source.file, source.process, source.element] for source in element.sources]
    return {name: list(value) if isinstance(value, tuple) else value for name, value in data.items()}


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
