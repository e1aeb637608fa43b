"""Bodies that are right as far as a schema can say, and values that none of their fields takes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from stroomlijn.zgw.register.resource import Resource
from stroomlijn.zgw.urls import RESOURCES
from stroomlijn.zgw.wire.kinds import Address, Day, Group, Kind, Listed, Moment, OrEmpty, Part, Whole

NOBODY = "00000000-0000-7000-8000-000000000000"
ELSEWHERE = "https://elders.example/iets/1"
PLAIN = {"string": "a", "integer": 1, "number": 1, "boolean": True, "object": {}, "array": []}
FORMATS = {
    "date": "2021-03-09",
    "date-time": "2021-03-09T10:00:00Z",
    "uri": ELSEWHERE,
    "duration": "P1D",
    "email": "a@voorbeeld.nl",
}
UNSTORABLE = {"a NUL": "a\0b", "a lone surrogate": "a\ud800b", "a NUL deep inside": [{"a": ["\0"]}]}
NO_DAY = ("0000-01-01", "10000-01-01", "2021-02-30", "9999-12-32", "2021-W10-2", "٢٠٢١-03-09", 20210309)
NO_MOMENT = ("0000-01-01T00:00:00Z", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "2021-03-09T25:00:00Z")
NO_NUMBER = (10**400, -(10**400), "1e5", 1.5, "٣", "9" * 5_000)
INTERNAL = (
    "http://169.254.169.254/latest/meta-data/",
    "http://127.0.0.1:5432/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://localhost/",
    "http://0x7f000001/",
    "https://selectielijst.openzaak.nl@127.0.0.1/api/v1/",
    "https://selectielijst.openzaak.nl/api/v1/../../admin",
    "file:///etc/passwd",
    "gopher://127.0.0.1:6379/_",
    "//127.0.0.1/",
)
WRITTEN = [resource for resource in RESOURCES if "create" in resource.methods]


def address(resource: Resource) -> str:
    return f"{resource.root}/{NOBODY}/{resource.inside[1]}" if resource.inside else resource.root


def parts(resource: Resource) -> list[Part]:
    return [part for part in resource.parts if not part.read_only]


def body(resource: Resource) -> dict[str, Any]:
    """Of right kinds and lengths; its addresses point nowhere."""
    return {part.name: example(part.kind) for part in parts(resource) if part.required}


def example(kind: Kind) -> Any:
    return _example(kind.schema())


def hostile(kind: Kind) -> Iterator[Any]:
    """What the kind refuses."""
    if isinstance(kind, Day):
        yield from NO_DAY
    elif isinstance(kind, Moment):
        yield from NO_MOMENT
    elif isinstance(kind, Whole):
        yield from NO_NUMBER
    elif isinstance(kind, Listed):
        for one in hostile(kind.item):
            yield [one]
    elif isinstance(kind, Group | OrEmpty):
        group = kind.group if isinstance(kind, OrEmpty) else kind
        for part in (one for one in group.parts if not one.read_only):
            for one in (*hostile(part.kind), *UNSTORABLE.values()):
                yield {**_example(group.schema()), part.name: one}


def with_addresses(kind: Kind, there: str) -> Any:
    """A value of this kind with this address at each place for one; None where it has no such place."""
    if isinstance(kind, Address):
        return there
    if isinstance(kind, Listed):
        found = with_addresses(kind.item, there)
        return None if found is None else [found]
    if isinstance(kind, Group | OrEmpty):
        group = kind.group if isinstance(kind, OrEmpty) else kind
        inside = {part.name: with_addresses(part.kind, there) for part in group.parts}
        filled = {name: value for name, value in inside.items() if value is not None}
        return {**_example(group.schema()), **filled} if filled else None
    return None


def _example(schema: dict[str, Any]) -> Any:
    if "oneOf" in schema:
        return _example(schema["oneOf"][0])
    if "enum" in schema:
        return schema["enum"][0]
    if schema.get("type") == "object":
        return {name: _example(schema["properties"][name]) for name in schema.get("required", ())}
    if schema.get("type") == "array":
        return [_example(schema["items"])] if schema.get("minItems") else []
    if "format" in schema:
        return FORMATS.get(schema["format"], "a")
    return "a" * schema["minLength"] if schema.get("minLength") else PLAIN[schema.get("type", "object")]
