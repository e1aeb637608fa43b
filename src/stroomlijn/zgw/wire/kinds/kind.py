"""What every kind of value is: how one is read, what is wrong with it, and how OpenAPI names it."""

from __future__ import annotations

from typing import Any, Protocol

from stroomlijn.zgw.wire.faults import Fault


class _Wrong:
    def __bool__(self) -> bool:
        return False


WRONG: Any = _Wrong()
Faults = list[Fault]
Schema = dict[str, Any]


class Kind(Protocol):
    """A kind of value that is not null."""

    def read(self, value: object, name: str, faults: Faults) -> Any: ...

    def schema(self) -> Schema: ...


def refuse(faults: Faults, found: Fault) -> Any:
    faults.append(found)
    return WRONG
