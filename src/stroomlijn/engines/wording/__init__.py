"""Dutch words as people type them: bent, joined, apart, mistyped.

    stem(word: str) -> str                                   the word without the end by which it is bent
    bases(word: str) -> tuple[str, ...]                      every base form that it may have, of a verb too
    meant_by(word: str, known: Sequence[str]) -> str         the known word that was mistyped; "" when none is near
    QUESTION: frozenset[str]                                 words that find nothing by themselves
    EMPTY: frozenset[str]                                    those of them that never say anything
    Vocabulary(words: Iterable[str])                         forms, compounds and parts of words of a collection

All are pure. Words are in lower case without accents.
"""

from .around import EMPTY, QUESTION
from .stems import bases, single, stem
from .typing_errors import meant_by
from .vocabulary import Vocabulary

__all__ = ["EMPTY", "QUESTION", "Vocabulary", "bases", "meant_by", "single", "stem"]
