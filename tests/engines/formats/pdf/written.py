"""What somebody may type, and what stands in a PDF."""

from __future__ import annotations

import re
import zlib

HOSTILE = '#panic("x") $x$ *a* _b_ @c <d> `e` \\ ] } #include "/etc/passwd" {key} </svg> "'


def streams(pdf: bytes) -> bytes:
    """All of it, what is packed unpacked."""
    found = [pdf]
    for packed in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            found.append(zlib.decompress(packed))
        except zlib.error:
            continue
    return b"\n".join(found)
