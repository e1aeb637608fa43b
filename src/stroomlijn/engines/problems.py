"""What an engine says when it refuses or repairs something: a code, a place and the facts, never a sentence.

The sentence in Dutch is made in one place, `stroomlijn.foundation.problems`, for web and command line alike.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Remark:
    """Something the user must know of an input that was accepted all the same.

    `code` names a sentence in the catalogue, `place` says where ("regel 12", "rij 118", an element id),
    `facts` fill the sentence in.
    """

    code: str
    place: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


class Problem(Exception):  # noqa: N818 - the field's word; not every refusal is an error of the program
    """A refusal with its reason. Carries the same three parts as a Remark."""

    def __init__(self, code: str, place: str = "", **facts: Any) -> None:
        super().__init__(code, place, facts)
        self.code = code
        self.place = place
        self.facts = facts

    def __str__(self) -> str:
        where = f" ({self.place})" if self.place else ""
        return f"{self.code}{where} {self.facts or ''}".rstrip()

    def as_remark(self) -> Remark:
        return Remark(self.code, self.place, self.facts)
