"""Werkrollen and systems that a question names: not answers themselves, but the way to all their work."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import ngettext

from stroomlijn.foundation.queries.search import Answer
from stroomlijn.foundation.text import fold

MOST = 3
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Guide:
    """A werkrol or system, and the page of the processes or steps it has a part in."""

    name: str
    where: str
    url: str
    icon: str

    def is_called(self, words: Sequence[str]) -> bool:
        """Whether these words are the whole of its name."""
        return len(_WORD.findall(self.name)) == len(words)


def guides(words: Sequence[str], answer: Answer) -> list[Guide]:
    """Those whose name holds every word that was asked, the most used first: then all of their work was found."""
    if not words:
        return []
    found = [
        *((number, names, _werkrol) for number, names in _named("doet", words, answer)),
        *((number, names, _system) for number, names in _named("systeem", words, answer)),
    ]
    found.sort(key=lambda one: (-one[0], one[1]))
    return [make(number, names) for number, names, make in found[:MOST]]


def _named(tag: str, words: Sequence[str], answer: Answer) -> list[tuple[int, list[str]]]:
    """How often each name occurs; ways to write the same name are one, the one most used first."""
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for one, number in answer.guides.items():
        kind, _colon, name = one.partition(":")
        if kind == tag and _holds(name, words):
            written[fold(name)][name] += number
    return [(counter.total(), [name for name, _number in counter.most_common()]) for counter in written.values()]


def _holds(name: str, words: Sequence[str]) -> bool:
    held = _WORD.findall(fold(name))
    return all(any(one.startswith(word[: max(4, len(word) - 2)]) for one in held) for word in words)


def _werkrol(number: int, names: list[str]) -> Guide:
    where = ngettext("Werkrol, in %(number)s proces", "Werkrol, in %(number)s processen", number) % {"number": number}
    return Guide(names[0], where, f"{reverse('library')}?{urlencode({'werkrol': names[0]})}", "role")


def _system(number: int, names: list[str]) -> Guide:
    where = ngettext("Systeem, in %(number)s stap", "Systeem, in %(number)s stappen", number) % {"number": number}
    return Guide(names[0], where, f"{reverse('system')}?{urlencode({'naam': names}, doseq=True)}", "system")
