"""The floor: the statements of the product and JSON of their rows, with nothing else around them.

`python -m benchmarks.zgw.floor HOST PORT` serves `/NAME/NUMBER`; the statements lie in the file ZGW_FLOOR.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import msgspec
import psycopg
from psycopg.types.json import set_json_loads

_encode = msgspec.json.Encoder(enc_hook=str).encode
Statements = dict[str, list[list[tuple[str, list[Any]]]]]
"""By name of a request: for each time that it is asked, its statements with their values."""


def write(path: Path, statements: Statements) -> None:
    """Puts the statements where the server finds them."""
    path.write_bytes(pickle.dumps(statements))
    os.environ["ZGW_FLOOR"] = str(path)


def application() -> Callable[..., Iterable[bytes]]:
    """Called in each process of granian."""
    set_json_loads(lambda text: msgspec.Raw(bytes(text) if not isinstance(text, str) else text.encode()))
    statements: Statements = pickle.loads(Path(os.environ["ZGW_FLOOR"]).read_bytes())
    connection = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True, prepare_threshold=2)
    cursor = connection.cursor()

    def serve(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        body = b"[]"
        name, _, number = environ["PATH_INFO"].strip("/").partition("/")
        for sql, values in statements[name][int(number) % len(statements[name])] if name in statements else ():
            cursor.execute(sql, values)
            names = [column.name for column in cursor.description or ()]
            body = _encode([dict(zip(names, row, strict=True)) for row in cursor.fetchall()])
        start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
        return [body]

    return serve


def main() -> None:
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    Granian(
        "benchmarks.zgw.floor:application",
        address=sys.argv[1],
        port=int(sys.argv[2]),
        interface=Interfaces.WSGI,
        workers=2,
        blocking_threads=1,
        log_level=LogLevels.error,
    ).serve(target_loader=application, wrap_loader=False)


if __name__ == "__main__":
    main()
