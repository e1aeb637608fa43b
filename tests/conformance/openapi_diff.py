"""In what two OpenAPI documents differ, operation by operation: parameters, bodies, answers, values by their path."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Schema = Mapping[str, Any]
METHODS = ("get", "head", "post", "put", "patch", "delete")
FACTS = ("type", "format", "enum", "nullable", "readOnly", "writeOnly", "minimum", "maximum")
DEEPEST = 6


@dataclass(frozen=True)
class Difference:
    """
    where  `post /zaken body`, `get /zaken query ordering`, `get /zaken answer 404`
    what   `enum`, `required`, `is missing`, …
    path   of the value in a body or an answer, `verlenging.reden`
    """

    where: str
    what: str
    theirs: Any = None
    ours: Any = None
    path: str = ""

    @property
    def promises_less(self) -> bool:
        """Whether who reads an answer by their document meets what it does not say."""
        if self.what == "required":
            return bool(self.theirs)
        if self.what == "nullable":
            return bool(self.ours)
        return self.what not in {"readOnly", "writeOnly", "minimum", "maximum", "is more than theirs"}

    def __str__(self) -> str:
        said = "" if self.theirs is None and self.ours is None else f": {self.theirs} / {self.ours}"
        return f"{' '.join(filter(None, (self.where, self.path)))} {self.what}{said}"


def differences(theirs: Schema, ours: Schema) -> Iterator[Difference]:
    """What ours does not have as theirs, and what ours has beside it."""
    here, there = _operations(ours), _operations(theirs)
    for name in sorted(there.keys() | here.keys()):
        if name not in here or name not in there:
            yield _only(name, in_ours=name in here)
            continue
        one, other = there[name], here[name]
        yield from _parameters(name, theirs, one, ours, other)
        yield from _bodies(name, theirs, one, ours, other)
        yield from _answers(name, theirs, one, ours, other)


def _operations(document: Schema) -> dict[str, Schema]:
    """Each operation with the parameters of its path, by method and path; how a path names its parts says nothing."""
    found = {}
    for path, said in document["paths"].items():
        for method in METHODS:
            if method in said:
                shared = [*said.get("parameters", ()), *said[method].get("parameters", ())]
                found[f"{method} {re.sub(r'{[^}]*}', '{}', path)}"] = {**said[method], "parameters": shared}
    return found


def _parameters(name: str, theirs: Schema, one: Schema, ours: Schema, other: Schema) -> Iterator[Difference]:
    there, here = _by_place(theirs, one), _by_place(ours, other)
    for place in sorted(there.keys() | here.keys()):
        where = f"{name} {place}"
        if place not in there or place not in here:
            yield _only(where, in_ours=place in here)
            continue
        if there[place].get("required", False) != here[place].get("required", False):
            yield Difference(where, "required", there[place].get("required", False), here[place].get("required", False))
        yield from _values(where, theirs, there[place].get("schema", {}), ours, here[place].get("schema", {}))


def _by_place(document: Schema, operation: Schema) -> dict[str, Schema]:
    found = [_resolved(document, one) for one in operation["parameters"]]
    return {f"{one['in']} {one['name']}": one for one in found if one["in"] != "path"}


def _bodies(name: str, theirs: Schema, one: Schema, ours: Schema, other: Schema) -> Iterator[Difference]:
    """What may be sent: values that are only read say nothing there."""
    there, here = (_content(document, said.get("requestBody", {})) for document, said in ((theirs, one), (ours, other)))
    if (there is None) != (here is None):
        yield _only(f"{name} body", in_ours=there is None)
    elif there is not None and here is not None:
        read = {path for document, said in ((theirs, there), (ours, here)) for path in _only_read(document, said)}
        for found in _values(f"{name} body", theirs, there, ours, here):
            if not any(re.match(rf"{re.escape(path)}(\W|$)", found.path) for path in read):
                yield found


def _only_read(document: Schema, schema: Schema) -> Iterator[str]:
    return (path for path, facts in _paths(document, schema) if facts.get("readOnly"))


def _answers(name: str, theirs: Schema, one: Schema, ours: Schema, other: Schema) -> Iterator[Difference]:
    """Which statuses there are, and what of the values in a good answer is promised less than they promise."""
    for status in sorted(one["responses"].keys() | other["responses"].keys()):
        where = f"{name} answer {status}"
        if status not in one["responses"] or status not in other["responses"]:
            yield _only(where, in_ours=status in other["responses"])
        elif status.startswith("2") and name.startswith(("get ", "post ")):
            there, here = _content(theirs, one["responses"][status]), _content(ours, other["responses"][status])
            found = _values(where, theirs, there or {}, ours, here or {})
            yield from (each for each in found if each.promises_less and not each.path.startswith("results[]."))


def _content(document: Schema, said: Schema) -> Schema | None:
    content = _resolved(document, said).get("content", {})
    found: Schema | None = next(iter(content.values()), {}).get("schema") if content else None
    return found


def _values(where: str, theirs: Schema, one: Schema, ours: Schema, other: Schema) -> Iterator[Difference]:
    there, here = dict(_paths(theirs, one)), dict(_paths(ours, other))
    for path in sorted(there.keys() | here.keys()):
        if path not in there or path not in here:
            holder = path.rpartition(".")[0]
            if not path.endswith("[]") and (not holder or (holder in there and holder in here)):
                yield _only(where, path, in_ours=path in here)
            continue
        for fact in sorted(there[path].keys() | here[path].keys()):
            if there[path].get(fact) != here[path].get(fact):
                yield Difference(where, fact, there[path].get(fact), here[path].get(fact), path)


def _paths(document: Schema, schema: Schema, path: str = "", depth: int = 0) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every value in a schema by its path (`results[].verlenging.reden`), with what is said of it."""
    said = _whole(document, schema)
    if path:
        yield path, _facts(said)
    if depth > DEEPEST:
        return
    if "items" in said:
        yield from _paths(document, said["items"], f"{path}[]", depth + 1)
    required = set(said.get("required", ()))
    for name, inner in said.get("properties", {}).items():
        if name == "_expand":
            continue
        deeper = f"{path}.{name}" if path else name
        for place, facts in _paths(document, inner, deeper, depth + 1):
            yield place, {**facts, "required": name in required} if place == deeper else facts


def _facts(said: Schema) -> dict[str, Any]:
    found = {name: said[name] for name in FACTS if said.get(name) not in (None, False)}
    if "enum" in found:
        found["enum"] = sorted(str(one) for one in found["enum"] if one is not None)
    return found


def _whole(document: Schema, schema: Schema) -> dict[str, Any]:
    """A schema with what it refers to and is put together of; of alternatives all that one may hold."""
    said = dict(_resolved(document, schema))
    together = [_whole(document, one) for one in said.pop("allOf", ())]
    others = [_whole(document, one) for way in ("oneOf", "anyOf") for one in said.pop(way, ())]
    found: dict[str, Any] = {"required": []}
    for one in (*together, said):
        required = [*found["required"], *one.get("required", ())]
        found = {**found, **one, "required": required, **_properties(found, one)}
    if not others:
        return found
    enums = [value for one in (found, *others) for value in one.get("enum", ())]
    always = set.intersection(*(set(one["required"]) for one in others))
    merged = {name: value for one in others for name, value in one.items()} | _properties(*others)
    merged |= {"enum": enums} if enums else {}
    return {**found, **merged, "required": [*found["required"], *always], **_properties(found, merged)}


def _properties(*schemas: Schema) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for one in schemas:
        for name, value in one.get("properties", {}).items():
            enums = [*found.get(name, {}).get("enum", ()), *value.get("enum", ())]
            found[name] = {**value, **({"enum": [*dict.fromkeys(enums)]} if enums else {})}
    return {"properties": found} if found else {}


def _resolved(document: Schema, said: Schema) -> Schema:
    while "$ref" in said:
        found: Any = document
        for part in said["$ref"].removeprefix("#/").split("/"):
            found = found[part]
        said = found
    return said


def _only(where: str, path: str = "", *, in_ours: bool) -> Difference:
    return Difference(where, "is more than theirs" if in_ours else "is missing", path=path)
