"""A label read with the thesaurus: the things and doings that it names, and the stance that it takes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from stroomlijn.engines.wording.verbs import verbs_of

from .compounds import Splitter
from .stances import as_said, stances_of
from .thesaurus import Thesaurus
from .vocabulary import NEGATIONS, STOP_WORDS
from .words import LONGEST_LABEL, Stance, normalise, stem, tokens

SHORTEST_PAST = 5
_SHORT = re.compile(r"(?<![^\W_])[^\W\d_](?:[^\W\d_]|[.&'])*(?![^\W_])")
PARTICLES = frozenset(
    (
        "aan",
        "af",
        "bij",
        "binnen",
        "door",
        "goed",
        "in",
        "kwijt",
        "los",
        "mee",
        "na",
        "om",
        "op",
        "over",
        "terug",
        "toe",
        "uit",
        "vast",
        "voor",
        "weg",
    )
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A thing or a doing in a label: one word, or several that are one term.

    words   stems, of a compound those of its parts
    ids     what it is in the thesaurus; several where the word is both a thing and a doing; none for an unknown word
    """

    words: tuple[str, ...]
    ids: frozenset[str] = frozenset()
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_hash", hash((self.words, self.ids)))

    def __hash__(self) -> int:
        """Kept: the same few are looked up for every pair of labels."""
        return self._hash


@dataclass(frozen=True, slots=True)
class Reading:
    """units in the order of the label; phrase = number of the phrase that the label is as a whole, -1 for none.

    written  each unit with the stems of the words by which it stands in the label
    stance   what is never the same step as the contrary; of_one_role: nor when one role does both; soft: what is never
             joined unasked
    """

    units: tuple[Unit, ...]
    written: tuple[tuple[Unit, tuple[str, ...]], ...]
    stance: Stance
    of_one_role: Stance
    soft: Stance
    phrase: int


@dataclass(frozen=True, slots=True)
class _Found:
    """A unit with the stems by which it stands in the label, and its words when it is no term for a longer thing."""

    unit: Unit
    stems: tuple[str, ...]
    words: tuple[str, ...] = ()

    @property
    def denies(self) -> bool:
        return len(self.words) == 1 and self.words[0] in NEGATIONS


class Reader:
    """Reads labels of one language. With `things` a word that is a thing in its label does not count as a doing too."""

    def __init__(self, thesaurus: Thesaurus, language: str, known: Splitter, *, things: bool = False) -> None:
        self._thesaurus = thesaurus
        self._language = language
        self._compounds = known
        self._things = things
        self._known: dict[Unit, Unit] = {}

    def read(self, label: str) -> Reading:
        """A label of stop words or punctuation only is one unit of what stands there."""
        words = tokens(self._in_full(label[:LONGEST_LABEL]))
        kept = [word for word in words if word not in STOP_WORDS[self._language]]
        if self._language == "nl" and words and words[-1] in PARTICLES:
            kept = self._joined(kept[:-1] if kept[-1:] == words[-1:] else kept, words[-1])
        stems = tuple(map(self._base, kept))
        found = list(self._units(kept, stems))
        found = found or [_Found(Unit((word,)), (word,)) for word in normalise(label, self._language)]
        if self._things:
            said = as_said([each.unit.ids for each in found])
            found = [replace(each, unit=replace(each.unit, ids=ids)) for each, ids in zip(found, said, strict=True)]
        found = [replace(each, unit=self._known.setdefault(each.unit, each.unit)) for each in found]
        stance, of_one_role, soft = stances_of(
            [each.unit.ids for each in found],
            [word for each in found if not each.denies for word in each.words],
            sum(each.denies for each in found) % 2 == 1,
            self._thesaurus,
        )
        return Reading(
            units=tuple(each.unit for each in found),
            written=tuple((each.unit, each.stems) for each in found),
            stance=stance,
            of_one_role=of_one_role,
            soft=soft,
            phrase=self._thesaurus.phrase(stems, self._language),
        )

    def _in_full(self, label: str) -> str:
        """Abbreviations in capitals written out, unless all is in capitals."""
        if self._language != "nl" or (label.isupper() and " " in label.strip()):
            return label
        return _SHORT.sub(lambda found: self._written_out(found.group()), label)

    def _written_out(self, word: str) -> str:
        short = word.isupper() or not any(vowel in word.lower() for vowel in "aeiouy")
        return (short and self._thesaurus.full(word.upper())) or word

    def _joined(self, words: list[str], particle: str) -> list[str]:
        """A verb whose first part stands at the end: 'sluit de zaak af' is 'afsluiten'."""
        for at, word in enumerate(words):
            for verb in (f"{particle}{word}", f"{particle}{word}en", f"{particle}{word.removesuffix('t')}en"):
                if self._thesaurus.found((stem(verb, self._language),), self._language)[0]:
                    return [*words[:at], verb, *words[at + 1 :]]
        return [*words, particle]

    def _units(self, words: Sequence[str], stems: Sequence[str]) -> Iterator[_Found]:
        at = 0
        while at < len(words):
            length, ids = self._thesaurus.found(tuple(stems[at:]), self._language)
            if length > 1 and self._is_done(words[at : at + length], ids):
                length, ids = self._thesaurus.found((stems[at],), self._language)
            if length < 2:
                yield from self._single(words[at], stems[at], ids, last=at == len(words) - 1)
            else:
                unit = Unit(tuple(stems[at : at + length]), ids)
                own = tuple(words[at : at + length])
                whole = any(one[0] in "os" for one in ids) or not NEGATIONS.isdisjoint(own)
                yield _Found(unit, unit.words, () if whole else own)
            at += max(1, length)

    def _is_done(self, words: Sequence[str], ids: frozenset[str]) -> bool:
        """Whether the words of a thing say that something is done: 'openen van de zaak' is not the system Open Zaak."""
        if self._language != "nl" or not all(one[0] in "os" for one in ids):
            return False
        verbs = (word for word in words if word.endswith("en") and word not in self._thesaurus.spelled(ids))
        return any(one[0] == "w" for verb in verbs for one in self._of_word(verb))

    def _single(self, word: str, base: str, ids: frozenset[str], *, last: bool) -> Iterator[_Found]:
        """One word: what it is, else of what it is made."""
        ids = frozenset() if word in PARTICLES and not last else ids
        parts = self._compounds.split(word)
        bases = tuple(stem(part, self._language) for part in parts) or (base,)
        if ids or not parts:
            yield _Found(Unit(bases, ids), (base,), (word,))
            return
        for part, one in zip(parts, bases, strict=True):
            yield _Found(Unit((one,), self._of_word(part)), (base,), (part,))

    def _of_word(self, word: str) -> frozenset[str]:
        return self._thesaurus.found((self._base(word),), self._language)[1]

    def _base(self, word: str) -> str:
        """The stem; of a participle that of its verb, when that is known: 'toegekend' of 'toekennen'."""
        own = stem(word, self._language)
        if self._language != "nl" or len(word) < SHORTEST_PAST or self._thesaurus.found((own,), "nl")[0]:
            return own
        bases = (stem(verb, "nl") for verb in (*verbs_of(word), *_of_present_participle(word)))
        return next((base for base in bases if self._thesaurus.found((base,), "nl")[0]), own)


def _of_present_participle(word: str) -> Iterator[str]:
    """'toekennen' of 'toekennende'."""
    for ending in ("ende", "end"):
        if word.endswith(ending):
            yield f"{word.removesuffix(ending)}en"
