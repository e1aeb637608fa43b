"""To which part of the work a text belongs, by the words that each part uses."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from .words import guess_language, normalise


def place(texts: Sequence[str], parts: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """For each text the part whose own texts share most of its words; "" when none shares a word.

    A word weighs more the fewer parts use it, and more where it is a larger share of what the part says.
    """
    language = guess_language([*texts, *(text for own in parts.values() for text in own)])
    used = {part: Counter(word for text in own for word in normalise(text, language)) for part, own in parts.items()}
    spread = Counter(word for counted in used.values() for word in counted)
    return tuple(_nearest(normalise(text, language), used, spread) for text in texts)


def _nearest(words: Sequence[str], used: Mapping[str, Counter[str]], spread: Counter[str]) -> str:
    def weight(part: str) -> float:
        counted = used[part]
        return sum(
            math.log(1 + len(used) / spread[word]) * counted[word] / counted.total() for word in words if counted[word]
        )

    best = min(used, key=lambda part: (-weight(part), part), default="")
    return best if best and weight(best) > 0 else ""
