"""From a label to the words that count, in a base form that inflection and word order do not change."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from functools import cache, lru_cache

from stroomlijn.engines.wording.verbs import verbs_of

from .vocabulary import (
    BEGINNINGS,
    NEGATIONS,
    NOT_BY_BEGINNING,
    NOT_BY_PAST,
    NOT_UNDONE,
    OPPOSITES,
    SIGNS,
    STOP_WORDS,
    UNDOING,
)

LONGEST_LABEL = 400
"""Characters of a label that take part; what is longer is no name but a text."""
SHORTEST_REST = 3
"""Letters after its beginning that a word needs to be a verb with that beginning."""

_WORD = re.compile(r"[^\W_]+")
_MEASURE = re.compile(r"(?:[<>=≤≥≠±]+\s*|(?<!\S)[+-])?\d+(?:[.,:/]\d+)*(?:\s*[%‰])?|(?<=\s)(?:[<>]=?|[≤≥≠])(?=\s)")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


@lru_cache(maxsize=65536)
def normalise(label: str, language: str = "") -> tuple[str, ...]:
    """The words that count, in base form, sorted: "Beoordelen aanvraag" equals "Aanvraag beoordelen".

    Numbers with their signs are one of them, as they stand: "> 100" does not equal "< 100", nor "2.3" "3.2".
    `language` is "nl", "en" or "" to guess it from the label itself. A label of stop words only keeps them all;
    one of punctuation only keeps that, an empty label gives ().
    """
    words = tokens(label)
    language = language if language in STOP_WORDS else guess_language([label])
    kept = [word for word in words if word not in STOP_WORDS[language]] or words or _visible(label).lower().split()
    amount = " ".join(measures(label))
    return tuple(sorted([*(stem(word, language) for word in kept), *([amount] if amount not in {"", *kept} else [])]))


def _visible(label: str) -> str:
    """Without signs that nobody sees, such as a space without width."""
    return "".join(sign for sign in label if sign.isspace() or sign.isprintable())


def tokens(label: str) -> list[str]:
    """Words in lower case without accents; camelCase and punctuation separate words."""
    spaced = _HUMP.sub(" ", label[:LONGEST_LABEL])
    plain = "".join(c for c in unicodedata.normalize("NFKD", spaced) if not unicodedata.combining(c))
    return _WORD.findall(plain.replace("'", "").replace("’", "").lower())


def measured_otherwise(left: str, right: str) -> bool:
    """Whether the labels each give a number or a sign, and not the same: '> 100' and '< 100'."""
    ours, theirs = measures(left), measures(right)
    return bool(ours and theirs) and ours != theirs


@lru_cache(maxsize=65536)
def measures(label: str) -> tuple[str, ...]:
    """The numbers of a label in their order, with the signs that say how they are meant: '>100', '2.3', '10%'; and
    the signs that compare words.
    """
    return tuple("".join(found.split()) for found in _MEASURE.findall(label[:LONGEST_LABEL]))


def guess_language(labels: Iterable[str]) -> str:
    """The language of most known words in the labels; Dutch when nothing tells."""
    words = [word for label in labels for word in tokens(label)]
    seen = {language: sum(_is_sign(word, language) for word in words) for language in SIGNS}
    return "en" if seen["en"] > seen["nl"] else "nl"


@lru_cache(maxsize=65536)
def stem(word: str, language: str) -> str:
    """The word without its commonest endings. Light on purpose: words of four letters and less stay as they are."""
    if len(word) <= 4 or word.isdigit():
        return word
    return _stem_dutch(word) if language == "nl" else _stem_english(word)


def opposed(left: str, right: str) -> bool:
    """Whether the labels say the contrary: one grants what the other refuses, or only one of them denies."""
    return contrary(stance(left), stance(right))


Opposite = int | str
"""The number of a pair of opposites in the thesaurus; of one in words its number as a text, or how the verbs begin and
what is the same of them."""

Stance = tuple[bool, frozenset[Opposite], frozenset[Opposite]]
"""Whether a label denies, and the pairs of opposites of which it holds the one side, and the other."""


@lru_cache(maxsize=65536)
def stance(label: str) -> Stance:
    """What `contrary` needs to know of a label."""
    words = frozenset(tokens(label))
    forms = words.union(*map(_verb_forms, words))
    sides = [(number, bool(forms & one), bool(forms & other)) for number, (one, other) in enumerate(_opposites())]
    return (
        bool(words & NEGATIONS),
        frozenset(number for number, one, other in sides if one and not other),
        frozenset(number for number, one, other in sides if other and not one),
    )


def contrary(left: Stance, right: Stance) -> bool:
    """Whether two stances exclude each other."""
    return left[0] != right[0] or bool(left[1] & right[2] or left[2] & right[1])


def undone(left: Collection[str], right: Collection[str], language: str) -> bool:
    """Whether one holds a word, in base form, that the other has with what makes it its contrary before it.

    Where one of them denies something the words alone do not tell: 'niet onvolledig' is 'volledig'.
    """
    ours, theirs = set(left).difference(right), set(right).difference(left)
    if not NEGATIONS.isdisjoint(left) or not NEGATIONS.isdisjoint(right):
        return False
    return any(
        before + word in others or (word.startswith("ge") and f"ge{before}{word[2:]}" in others)
        for words, others in ((ours, theirs), (theirs, ours))
        for word in words - NOT_UNDONE
        for before in UNDOING[language]
    )


@lru_cache(maxsize=65536)
def by_beginning(word: str) -> tuple[tuple[Opposite, bool], ...]:
    """The sides that a Dutch word takes by how it begins: 'aangemelde' is on the one of 'aan' and 'af' with 'melden',
    'afmelding' on the other.
    """
    begun = {
        (begin, stem(form.removeprefix(begin), "nl"))
        for form in (word, *verbs_of(word))
        for begin in {one for pair in BEGINNINGS for one in pair}
        if form.startswith(begin)
    }
    if any(rest in NOT_BY_BEGINNING for _, rest in begun):
        return ()
    return tuple(
        (f"{one}/{other} {rest}", begin == one)
        for begin, rest in sorted(begun)
        for one, other in BEGINNINGS
        if begin in {one, other} and len(rest) >= SHORTEST_REST
    )


@cache
def _opposites() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """The list in the spelling of `tokens`, with the commonest inflections and the past forms of each word."""
    return tuple((_inflected(one), _inflected(other)) for one, other in OPPOSITES)


def _inflected(words: frozenset[str]) -> frozenset[str]:
    plain = {token for word in words for token in tokens(word)}
    endings = {word + ending for word in plain for ending in ("s", "e", "ing", "d")}
    past = [] if plain & NOT_BY_PAST else [_verb_forms(word) for word in plain]
    return frozenset(plain | endings).union(*past)


@lru_cache(maxsize=65536)
def _verb_forms(word: str) -> frozenset[str]:
    """The stems, named by language, of a word and of the verbs that it may be a past form of."""
    if len(word) <= 4:
        return frozenset()
    return frozenset(f"{language}:{stem(one, language)}" for one in (word, *verbs_of(word)) for language in STOP_WORDS)


def _is_sign(word: str, language: str) -> bool:
    if word in SIGNS[language]:
        return True
    if language == "nl":
        return len(word) > 4 and (word.endswith(("en", "heid")) or "ij" in word or "aa" in word)
    return len(word) > 4 and word.endswith(("tion", "ed", "ment", "ity"))


_DONE_BY_ONE = re.compile(r"(?:(?:[aeiou]{2}|ij|eer)[rn]|[lgp]|(?<!mar)k)t$")
"""The t of a verb stands behind a long vowel in 'hoort' and 'verleent'; in 'rapport', 'klant' and 'markt' it is of the
word.
"""


def _stem_dutch(word: str) -> str:
    for ending in ("ingen", "ing", "eren", "eert", "eerd", "ering", "en", "es", "e", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    else:
        past = len(word) > 6 and word.endswith(("ld", "rd"))
        if past or _DONE_BY_ONE.search(word):
            word = word[:-1]
    # beoordelen, beoordeelt, beoordeling: one spelling of the vowel and of the last consonant.
    word = re.sub(r"([aeou])\1", r"\1", word)
    word = re.sub(r"([^aeiou])\1$", r"\1", word)
    return word[:-1] + {"v": "f", "z": "s"}.get(word[-1], word[-1])


_ENGLISH_ENDINGS = (
    ("ification", "ify"),
    ("ications", ""),
    ("ication", ""),
    ("ations", ""),
    ("ation", ""),
    ("ments", ""),
    ("ment", ""),
    ("ings", ""),
    ("ing", ""),
    ("ions", ""),
    ("ion", ""),
    ("ates", ""),
    ("ated", ""),
    ("ate", ""),
    ("ies", "y"),
    ("ied", "y"),
    ("als", ""),
    ("al", ""),
    ("ed", ""),
    ("es", ""),
    ("s", ""),
    ("e", ""),
)


def _stem_english(word: str) -> str:
    for ending, instead in _ENGLISH_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word[: -len(ending)] + instead
            break
    word = re.sub(r"([^aeious])\1$", r"\1", word)
    return word[:-1] if word.endswith("y") else word
