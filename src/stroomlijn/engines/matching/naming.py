"""A name for a group of processes, from the names and steps of its members."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache

from .vocabulary import STOP_WORDS
from .words import normalise, tokens

_WRITTEN = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_EMPTY = STOP_WORDS["nl"] | STOP_WORDS["en"]
_LETTERS = re.compile(r"[^\W\d_]+")
_DUTCH_WORK = """
aanmelden aanmelding aanmeldingen aanpassen aanpassing aanvraag aanvragen afhandelen afhandeling algemeen algemene
autorisatie behandelen behandeling beheer beoordelen beoordeling bepalen bepaling beschikking besluit besluiten
besluitvorming beëindigen beëindiging bijzondere blad controle controleren correctie deelproces diagram dreigende
eerste evaluatie figuur herziening hoofdproces indienen individuele inkomende intake intrekken intrekking melden
melding meldingen model mutatie mutaties nieuw nieuwe onderzoek onderzoeken ontvangst opstellen overdracht pagina
procedure proces procesbeschrijving processen registratie registreren release stroom subproces tekening telefonische
terugvordering toekennen toekenning toelaten toelating uitvoeren uitvoering vaststellen vaststelling verlengen
verlenging vernietigen verrekening versie verstrekken verstrekking verwerken verwerking verwijderen verwijzing verzoek
verzoeken vraag vragen werkproces wijzigen wijziging wijzigingen
"""
_ENGLISH_WORK = """
application applications apply assessment change check decision diagram figure general intake main model new page
procedure process registration request requests review sheet version
"""
_ANY_WORK = frozenset(_DUTCH_WORK.split() + _ENGLISH_WORK.split())
"""What any process may be called, whatever it is about."""


def propose_name(names: Sequence[str], others: Sequence[str]) -> str:
    """The words that most of the names have and most names outside the group have not, as written, in their order.

    "" when there are none. Loose numbers are no name; stop words at the edges go.
    """
    return name_among(names, words_of(names) + words_of(others), len(names) + len(others))


def name_among(names: Sequence[str], everywhere: Counter[str], of: int) -> str:
    """As `propose_name`, where the words of all `of` names, of these and of the others, are counted already."""
    inside = words_of(names)
    shared = [word for word, times in inside.items() if 2 * times > len(names)]
    telling = [word for word in shared if 2 * (everywhere[word] - inside[word]) <= of - len(names)]
    ordered = sorted(telling, key=lambda word: (_position(word, names), word))
    while ordered and ordered[0] in _EMPTY:
        ordered.pop(0)
    while ordered and ordered[-1] in _EMPTY:
        ordered.pop()
    return " ".join(_spelling(word, names) for word in ordered)


def words_of(names: Sequence[str]) -> Counter[str]:
    """In how many of the names each word is."""
    return Counter(word for name in names for word in set(_words(name)))


def begins_most(word: str, names: Sequence[str], everywhere: Counter[str], of: int) -> bool:
    """Whether most of the names begin with the word, but for words that most names outside the group have."""
    inside = words_of(names)
    empty = {one for one in inside if 2 * (everywhere[one] - inside[one]) > of - len(names)}
    first = [next((one for one in _words(name) if one not in empty), "") for name in names]
    return 2 * first.count(word.lower()) > len(names)


def tells_subject(name: str) -> bool:
    """Whether the name says what the work is about: 'Aanvraag rolstoel', not 'Aanvraag' or 'Blad1'."""
    return any(word not in _ANY_WORK and word not in _EMPTY for word in _LETTERS.findall(name.lower()))


def characteristic_words(
    labels: Sequence[str], inside: Counter[str], everywhere: Counter[str], language: str
) -> tuple[str, ...]:
    """At most five words that many members have and few others, as they are written most often in the labels."""
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for label, times in Counter(labels).items():
        for stem, word in _stems(label, language):
            written[stem][word] += times
    ranked = sorted(
        (stem for stem in inside if stem in written),
        key=lambda stem: (-(inside[stem] ** 2) / everywhere[stem], -written[stem].total(), stem),
    )
    return tuple(_commonest(written[stem]) for stem in ranked[:5])


@lru_cache(maxsize=65536)
def _stems(label: str, language: str) -> tuple[tuple[str, str], ...]:
    """The words of a label without digits, each with its base form."""
    words = [word for word in tokens(label) if not any(sign.isdigit() for sign in word)]
    return tuple((normalise(word, language)[0], word) for word in words)


def _commonest(spellings: Counter[str]) -> str:
    return min(spellings, key=lambda spelling: (-spellings[spelling], spelling))


@lru_cache(maxsize=16384)
def _words(name: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WRITTEN.findall(name) if not word.isdigit())


def _position(word: str, names: Sequence[str]) -> float:
    places = [words.index(word) / len(words) for name in names if word in (words := _words(name))]
    return sum(places) / len(places)


def _spelling(word: str, names: Sequence[str]) -> str:
    written = Counter(form for name in names for form in _WRITTEN.findall(name) if form.lower() == word)
    return _commonest(written)
