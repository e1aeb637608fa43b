"""Files that stay chosen when the rest of their form is refused: a browser forgets them, the product keeps them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.core import signing

SALT = "stroomlijn.kept-file"
A_WHILE = 12 * 3600
"""Shorter than a file is kept that nothing uses (foundation.operations.uploads)."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that was sent before. `seal` says on the form which; nobody else can use it, or elsewhere."""

    id: int
    name: str
    seal: str


def kept_file(file_id: int, name: str, *, account_id: int, traject_id: int) -> KeptFile:
    return KeptFile(file_id, name, signing.dumps([file_id, name, account_id, traject_id], salt=SALT))


def kept_files(seals: Iterable[str], *, account_id: int, traject_id: int) -> list[KeptFile]:
    """The files of these seals, as far as they are this account's, for this traject, of the last hours."""
    found = {}
    for seal in seals:
        try:
            file_id, name, *of = signing.loads(seal, salt=SALT, max_age=A_WHILE)
        except signing.BadSignature:
            continue
        if of == [account_id, traject_id]:
            found[file_id] = KeptFile(file_id, name, seal)
    return list(found.values())
