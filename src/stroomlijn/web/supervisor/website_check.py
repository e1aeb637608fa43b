"""Whether the website can have its port, and whether it answers."""

from __future__ import annotations

import errno
import http.client
import socket
import time

from stroomlijn.engines.problems import Problem

from .child import Child, Pause
from .options import Options
from .say import say

HEALTH = "/gezond"
_MOST_FAILURES = 3
_QUIET_SECONDS = 10.0
_REASONS = {errno.EADDRINUSE: "port-in-use", errno.EACCES: "port-forbidden", errno.EADDRNOTAVAIL: "host-not-ours"}


def require_free_port(host: str, port: int) -> None:
    """Raises Problem when nobody can listen there now. Asked beforehand: the web server shares its port among its
    workers, and would silently share it with whoever else allows that."""
    place = f"{host}:{port}"
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            probe.listen(1)
    except (socket.gaierror, UnicodeError):  # a name that is none, such as a..b
        raise Problem("host-not-ours", place) from None
    except OSError as error:
        raise Problem(_REASONS.get(error.errno or 0, "port-refused"), place, reason=error.strerror) from None


def wait_until_it_answers(options: Options, running: list[Child], pause: Pause) -> None:
    """Returns when the website says that it and its database are well. Raises Problem when a child keeps ending."""
    told = time.monotonic()
    while not answers(options.own_host, options.port):
        for child in running:
            child.tend()
            if child.failures >= _MOST_FAILURES:
                raise Problem("child-not-started", name=child.name)
        if time.monotonic() - told > _QUIET_SECONDS:
            told = time.monotonic()
            say("website-waiting")
        pause(0.1)


def answers(host: str, port: int) -> bool:
    """Whether a healthy website listens there."""
    connection = http.client.HTTPConnection(host, port, timeout=5)
    try:
        connection.request("GET", HEALTH, headers={"Host": "localhost"})
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
