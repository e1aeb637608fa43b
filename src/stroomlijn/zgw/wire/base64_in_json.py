"""Takes one long base64 text out of a JSON object while it comes in, so that it never stands in memory as a whole."""

from __future__ import annotations

import binascii
import re
from collections.abc import Callable

Write = Callable[[bytes], None]
_SIGN = re.compile(rb'[{}\[\]",:]')
_END_OF_TEXT = re.compile(rb'["\\]')
_ESCAPE = re.compile(rb"\\(?:u([0-9a-fA-F]{4})|(.)|)", re.DOTALL)
_ESCAPED = {b"/": b"/", b"n": b"", b"r": b"", b"t": b""}
_SPACE = b" \t\r\n"
LONGEST_ESCAPE = 6


class NotBase64(ValueError):  # noqa: N818 - a state of a body
    """A text that is no base64."""


class TooMuch(ValueError):  # noqa: N818 - a state of a body
    """More beside the text than is kept in memory."""


class TakenOut:
    """Fed with a JSON object piece by piece: gives the bytes of the base64 text `name` to `write`, and in the end the
    object with an empty text in its place. `found` tells whether the text was there.

    It only follows the object as far as it needs to: whoever reads the rest finds what is wrong with it.
    """

    def __init__(self, name: str, write: Write, most: int) -> None:
        self.found = False
        self._name, self._most = name.encode(), most
        self._content = _Content(write)
        self._rest = bytearray()
        self._state = self._outside
        self._depth = 0
        self._key: bytearray | None = None
        self._last_key = b""
        self._escaped = False

    def feed(self, piece: bytes) -> None:
        """Raises `NotBase64` or `TooMuch`."""
        at = 0
        while at < len(piece):
            at = self._state(piece, at)

    def rest(self) -> bytes:
        """The object without the text. Raises `NotBase64` when the text was not whole."""
        self._content.end()
        return bytes(self._rest)

    def _keep(self, piece: bytes) -> None:
        self._rest += piece
        if len(self._rest) > self._most:
            raise TooMuch

    def _outside(self, piece: bytes, at: int) -> int:
        sign = _SIGN.search(piece, at)
        end = sign.end() if sign else len(piece)
        self._keep(piece[at:end])
        if sign:
            self._after(sign[0])
        return end

    def _after(self, sign: bytes) -> None:
        if sign == b'"':
            self._begin_text()
        elif sign in b"{[":
            self._depth += 1
        elif sign in b"}]":
            self._depth -= 1
        elif sign == b"," and self._depth == 1:
            self._last_key = b""

    def _begin_text(self) -> None:
        if self._depth == 1 and self._last_key == self._name:
            self.found, self._state = True, self._in_content
            return
        self._key = bytearray() if self._depth == 1 and not self._last_key else None
        self._state = self._in_text

    def _in_text(self, piece: bytes, at: int) -> int:
        if self._escaped:
            self._escaped = False
            self._keep(piece[at : at + 1])
            return at + 1
        sign = _END_OF_TEXT.search(piece, at)
        end = sign.end() if sign else len(piece)
        self._keep(piece[at:end])
        if self._key is not None:
            self._key += piece[at : sign.start() if sign else end]
        if sign and sign[0] == b"\\":
            self._escaped = True
        elif sign:
            self._last_key = bytes(self._key) if self._key is not None else self._last_key
            self._state = self._outside
        return end

    def _in_content(self, piece: bytes, at: int) -> int:
        end = piece.find(b'"', at)
        if end < 0:
            self._content.feed(piece[at:])
            return len(piece)
        self._content.feed(piece[at:end])
        self._keep(b'"')
        self._state = self._outside
        return end + 1


class _Content:
    """Base64 as JSON may write it: with `\\/` for a slash, `\\u002B` for a plus and line ends between."""

    def __init__(self, write: Write) -> None:
        self._write = write
        self._held = self._left = b""
        self._padded = False

    def feed(self, piece: bytes) -> None:
        text = self._held + piece
        last = text.rfind(b"\\", -LONGEST_ESCAPE + 1)
        self._held = text[last:] if last >= 0 else b""
        self._decode(text[:last] if last >= 0 else text)

    def end(self) -> None:
        self._decode(self._held)
        if self._left:
            raise NotBase64

    def _decode(self, text: bytes) -> None:
        if b"\\" in text:
            text = _ESCAPE.sub(_unescaped, text)
        text = self._left + text.translate(None, _SPACE)
        whole = len(text) // 4 * 4
        self._left = text[whole:]
        if not whole:
            return
        if self._padded:
            raise NotBase64
        self._padded = text[whole - 1 : whole] == b"="
        try:
            self._write(binascii.a2b_base64(text[:whole], strict_mode=True))
        except binascii.Error as wrong:
            raise NotBase64 from wrong


def _unescaped(found: re.Match[bytes]) -> bytes:
    if found[1]:
        number = int(found[1], 16)
        if number < 128:
            return bytes([number])
    elif found[2] in _ESCAPED:
        return _ESCAPED[found[2]]
    raise NotBase64
