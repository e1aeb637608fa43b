"""The words of a PDF, as far as they stand in it as text: to look through, not to show; a browser shows it better.

Fonts name their signs as they like; what a sign is stands in their ToUnicode tables. Which font a text is set in is
not followed: every text is read with each table that knows all its signs, so that what is there is among what is found.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from .values import MAX_SIGNS

MAX_STREAM = 16 * 1024 * 1024
MAX_ALL = 64 * 1024 * 1024
MAX_TABLES = 60
_STREAM = re.compile(rb"stream\r?\n")
_TABLE = re.compile(rb"beginbfchar(.*?)endbfchar|beginbfrange(.*?)endbfrange", re.DOTALL)
_PAIR = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])")
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_SHOWN = re.compile(
    rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)"  # a string
    rb"|<[0-9A-Fa-f\s]*>"
    rb"|-?(?:\d+\.?\d*|\.\d+)(?=[\s(<\]])"
    rb"|T[dDmJj*]\b|ET\b|['\"]|\[|\]",
    re.DOTALL,
)
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_SIGNS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_WORD_GAP = -180  # in thousandths of the size of the letters: more than between two letters
_NEAR = 20  # in points: the next letter may be set this far to the right

Table = dict[bytes, str]


def words_of_pdf(data: bytes) -> str:
    """All text that is found, a line per place on the page; '' for a scan, or for what is locked."""
    if b"/Encrypt" in data:
        return ""
    streams = list(_streams(data))
    tables = [table for one in streams if b"beginbf" in one for table in [_table(one)] if table][:MAX_TABLES]
    found: dict[str, None] = {}
    signs = 0
    for one in streams:
        if b"BT" not in one or b"beginbf" in one:
            continue
        for line in _lines(one):
            for text in _readings(line, tables):
                if text not in found and signs < MAX_SIGNS:
                    found[text] = None
                    signs += len(text)
    return "\n".join(found)


def _streams(data: bytes) -> Iterator[bytes]:
    """What is packed in the file, unpacked; what is damaged or no text is left out."""
    total = 0
    for match in _STREAM.finditer(data):
        unpacking = zlib.decompressobj()
        end = data.find(b"endstream", match.end())
        packed = data[match.end() : end if end > 0 else len(data)]
        try:
            content = unpacking.decompress(packed, MAX_STREAM)
        except zlib.error:
            content = packed if b"BT" in packed else b""
        total += len(content)
        if total > MAX_ALL:
            return
        yield content


def _table(stream: bytes) -> Table:
    table: Table = {}
    for chars, ranges in _TABLE.findall(stream):
        for code, text in _PAIR.findall(chars):
            table[_bytes(code)] = _text(text)
        for first, last, begin, each in _RANGE.findall(ranges):
            low, high, size = int(first, 16), min(int(last, 16), int(first, 16) + 65_535), len(_bytes(first))
            texts = [_text(one) for one in _HEX.findall(each)] if each else []
            for place, code in enumerate(range(low, high + 1)):
                text = texts[place : place + 1] or ([_after(begin, place)] if begin else [])
                table[code.to_bytes(size, "big")] = "".join(text)
    return table


def _lines(stream: bytes) -> Iterator[list[bytes]]:
    """The strings that are set beside each other; an empty one is a gap between words.

    Some programs set every letter apart: a short move to the right stays on the line.
    """
    line: list[bytes] = []
    numbers: list[float] = []
    inside = False
    for token in _SHOWN.findall(stream):
        if token in (b"[", b"]"):
            inside = token == b"["
        elif token[:1] == b"(":
            line.append(_ESCAPED.sub(_unescaped, token[1:-1]))
        elif token[:1] == b"<":
            line.append(_bytes(token[1:-1]))
        elif token[:1] in b"-0123456789.":
            numbers = [*numbers[-1:], float(token)]
            if inside and numbers[-1] < _WORD_GAP:
                line.append(b"")
        elif token in (b"TJ", b"Tj") or (token == b"Td" and len(numbers) == 2 and _is_near(*numbers)):
            continue
        elif line:
            yield line
            line = []
    if line:
        yield line


def _is_near(right: float, up: float) -> bool:
    return up == 0 and 0 < right < _NEAR


def _readings(line: list[bytes], tables: list[Table]) -> Iterator[str]:
    """As plain letters, and with each table that knows every sign."""
    plain = "".join(one.decode("cp1252", "replace") if one else " " for one in line)
    if plain.isprintable():
        yield plain
    for table in tables:
        size = len(next(iter(table)))
        codes = [[one[at : at + size] for at in range(0, len(one), size)] for one in line]
        if all(code in table for one in codes for code in one):
            yield "".join("".join(table[code] for code in one) if one else " " for one in codes)


def _unescaped(match: re.Match[bytes]) -> bytes:
    sign = match[1]
    if sign[:1] in b"01234567":
        return bytes([int(sign, 8) & 255])
    return _SIGNS.get(sign, sign)


def _bytes(code: bytes) -> bytes:
    digits = b"".join(code.split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())


def _text(code: bytes) -> str:
    return _bytes(code).decode("utf-16-be", "replace")


def _after(begin: bytes, places: int) -> str:
    """The sign so many places after one."""
    return _text(b"%0*x" % (len(begin), min(int(begin, 16) + places, 16 ** len(begin) - 1)))
