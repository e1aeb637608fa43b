"""Words that people said mean the same, read as one."""

from __future__ import annotations

from stroomlijn.engines.matching.thesaurus import Thesaurus
from stroomlijn.engines.matching.words import normalise

Words = tuple[str, ...]


class Synonyms:
    """What people added to the thesaurus. Our own sets take no part here: what is alike by them is still told apart by
    how often it occurs.
    """

    def __init__(self, thesaurus: Thesaurus | None, language: str) -> None:
        self._language = language
        self._instead: list[tuple[frozenset[str], Words]] = []
        for row in thesaurus.said if thesaurus else ():
            first, *others = sorted({normalise(word, language) for word in row} - {()})
            self._instead += [(frozenset(words), first) for words in others]
        self._instead.sort(key=lambda pair: (-len(pair[0]), sorted(pair[0])))

    def words(self, text: str) -> Words:
        """The words of a text that count, in base form, in the place of each what stands for it."""
        found = set(words := normalise(text, self._language))
        for replaced, first in self._instead:
            if replaced <= found:
                found = found - replaced | set(first)
        return words if found == set(words) else tuple(sorted(found))
