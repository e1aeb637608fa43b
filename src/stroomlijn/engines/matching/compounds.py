"""Dutch compounds into their parts, by how often the parts occur as words of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from stroomlijn.engines.wording.verbs import changes_meaning

SHORTEST = 8
"""A word with fewer letters is left whole: too many of them happen to be made of two others."""
SHORTEST_PART = 4
_JOINTS = ("", "s", "en", "e", "n")


class Splitter:
    """Splits by the words of a collection, and by those that are listed."""

    def __init__(self, words: Iterable[str] = (), listed: Callable[[str], tuple[str, ...]] = lambda word: ()) -> None:
        self._counted = Counter(word for word in words if len(word) >= SHORTEST_PART)
        self._listed = listed
        self._found: dict[str, tuple[str, ...]] = {}

    def split(self, word: str) -> tuple[str, ...]:
        """The parts without the letters that join them; () for a word that is no compound."""
        if word not in self._found:
            self._found[word] = self._listed(word) or self._by_frequency(word)
        return self._found[word]

    def _by_frequency(self, word: str) -> tuple[str, ...]:
        """The split of which the rarer part is most common; of equals the longest last part, as that is the head."""
        if len(word) < SHORTEST:
            return ()
        best: tuple[int, int, tuple[str, ...]] = (0, 0, ())
        for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
            head = word[at:]
            for joint in _JOINTS:
                first = word[: at - len(joint)] if word[:at].endswith(joint) else ""
                if self._may_stand(first) and head in self._counted:
                    best = max(best, (min(self._counted[first], self._counted[head]), len(head), (first, head)))
        return best[2]

    def _may_stand(self, first: str) -> bool:
        return len(first) >= SHORTEST_PART and first in self._counted and not changes_meaning(first)
