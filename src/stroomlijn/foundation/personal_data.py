"""Whether a text seems to say who an inhabitant is. It warns and never refuses: only people know for certain."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from stroomlijn.engines.problems import Remark
from stroomlijn.engines.wording.eleven import passes_eleven_test

_NUMBER = re.compile(r"(?<![\w.,/+-])(?:\d{9}|\d{3} \d{3} \d{3}|(\d{4})([ .])(\d{2})\2(\d{3}))(?![\w/-]|[.,]\d)")
_OF_AN_ORGANISATION = re.compile(r"\b(?:rsin|fiscaal nummer|btw)\W{0,3}(?:\w+\W{1,3}){0,4}$", re.IGNORECASE)

_PARTICLE = r"(?:[Vv]an|[Vv]on|[Dd]e[nr]?|[Hh]et|[Tt]e[nr]?|[Uu]it|[Oo]p|[Ii]n|'t|[Ee]l|[Aa]l|[Bb]en)"
_NAME = re.compile(
    r"\b(?i:mevrouw|meneer|de heer|mevr\.?|mw\.?|dhr\.?|hr\.|familie|fam\.)\s+"
    rf"((?:[A-Z]\.\s?){{0,4}}(?:{_PARTICLE}\s+){{0,2}}[A-ZÀ-Ö][\w'’-]*[a-zß-ÿ][\w'’-]*)"
)
_AFTER_A_TITLE = """
    aan als bij dan dat de den der deze die dit door een en er geef haar heeft het hij hoe ik in is kan maak met na
    naar of om op over ten ter te uit van vanaf voor vraag vul wat wij wil zij zijn zo burgemeester wethouder raadslid
    voorzitter notaris
"""
_NO_NAME = frozenset(_AFTER_A_TITLE.split())

_EMAIL = re.compile(r"(?<![\w.+-])([\w+-][\w.+-]{0,63})@([a-z0-9-]+(?:\.[a-z0-9-]+)+)", re.IGNORECASE)
_OF_A_PERSON = re.compile(r"[a-z]{1,2}\.(?:\w+\.)*\w{2,}", re.IGNORECASE)
_PROVIDERS = """
    gmail.com hotmail.com hotmail.nl outlook.com live.nl live.com icloud.com yahoo.com ziggo.nl kpnmail.nl planet.nl
    xs4all.nl home.nl casema.nl upcmail.nl hetnet.nl quicknet.nl telfort.nl proton.me
"""
_AT_HOME = frozenset(_PROVIDERS.split())
_MOBILE = re.compile(r"(?<![\w+.])(?:\+31 ?\(?0?\)? ?6|0031 ?6|06)[ -]?\d(?:[ -]?\d){7}(?!\d)")


def seems_personal(text: str) -> list[Remark]:
    """What in the text seems to be of a person, one Remark per kind with what was found as fact `found`.

    A BSN passes the eleven test and is never repeated in full. A name counts after 'mevrouw', 'familie' and the like;
    an address when it is of a person, not of a team; a number when it is of a mobile phone.
    """
    first = ((code, next(find(text), None)) for code, find in _KINDS.items())
    return [Remark(code, "", {"found": _told(code, match)}) for code, match in first if match is not None]


def masked(text: str, names: Iterable[str] = (), by: str = "…") -> str:
    """The text with `by` in the place of all that seems personal, and of these names, whole or in part."""
    for find in _KINDS.values():
        for match in reversed(list(find(text))):
            text = text[: match.start()] + by + text[match.end() :]
    words = {part for name in names for part in (name, *name.split()) if len(part) > 1 and part[:1].isupper()}
    if not words:
        return text
    known = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.sub(rf"\b(?:{known})\b", lambda _match: by, text)


def _told(code: str, match: re.Match[str]) -> str:
    if code == "personal-bsn":
        return "••••••" + "".join(sign for sign in match.group() if sign.isdecimal())[-3:]
    return " ".join(match.group().split()) if code == "personal-name" else match.group()


def _bsns(text: str) -> Iterator[re.Match[str]]:
    for match in _NUMBER.finditer(text):
        digits = "".join(sign for sign in match.group() if sign.isdecimal())
        before = text[max(0, match.start() - 40) : match.start()]
        if passes_eleven_test(digits) and int(digits[:2]) and not _OF_AN_ORGANISATION.search(before):
            yield match


def _names(text: str) -> Iterator[re.Match[str]]:
    for match in _NAME.finditer(text):
        if match.group(1).split()[-1].casefold() not in _NO_NAME:
            yield match


def _emails(text: str) -> Iterator[re.Match[str]]:
    for match in _EMAIL.finditer(text):
        if match.group(2).casefold() in _AT_HOME or _OF_A_PERSON.fullmatch(match.group(1)):
            yield match


_KINDS: dict[str, Callable[[str], Iterator[re.Match[str]]]] = {
    "personal-bsn": _bsns,
    "personal-name": _names,
    "personal-email": _emails,
    "personal-phone": _MOBILE.finditer,
}
