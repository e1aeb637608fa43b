"""What goes between client and reader: frames of bytes with their length before them."""

from __future__ import annotations

import socket
import struct

_HEAD = struct.Struct(">I")


def send(connection: socket.socket, frame: bytes) -> None:
    """Sends one frame. Raises OSError when the other side is gone."""
    connection.sendall(_HEAD.pack(len(frame)))
    connection.sendall(frame)


def receive(connection: socket.socket, limit: int) -> bytes:
    """One frame. Raises EOFError at the end of the stream, ValueError for a frame above the limit."""
    (length,) = _HEAD.unpack(_exactly(connection, _HEAD.size))
    if length > limit:
        raise ValueError("frame too long")
    return _exactly(connection, length)


def _exactly(connection: socket.socket, length: int) -> bytes:
    found = bytearray(length)
    view = memoryview(found)
    while view:
        count = connection.recv_into(view)
        if not count:
            raise EOFError
        view = view[count:]
    return bytes(found)
