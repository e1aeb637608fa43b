"""Answers as the search page shows them: what each is, where it applies, what was asked underlined."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from stroomlijn.engines.wording import QUESTION
from stroomlijn.foundation.queries.search import Answer, Found
from stroomlijn.foundation.text import fold
from stroomlijn.landscape.queries.document_uses import Used
from stroomlijn.organisation.queries.people import PersonValue
from stroomlijn.web.templatetags.stroomlijn import few

KINDS = {
    "process": gettext_lazy("Proces"),
    "process-step": gettext_lazy("Stap"),
    "document": gettext_lazy("Document"),
    "decision": gettext_lazy("Besluit"),
}
ICONS = {"process": "process", "process-step": "list", "document": "doc", "decision": "check"}
MOST_SHOWN = 8
GUIDING = ("doet", "systeem")


@dataclass(frozen=True, slots=True)
class Choice:
    """Something answers can be limited to, with how many there are."""

    name: str
    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A group of choices."""

    title: str
    choices: list[Choice]

    @property
    def chosen(self) -> bool:
        return any(choice.chosen for choice in self.choices)


@dataclass(frozen=True, slots=True)
class Shown:
    """One answer, ready to be read. `begins` is the day from which it applies, when that is still to come."""

    kind: str
    what: str
    title: SafeString
    plain: str
    excerpt: SafeString
    url: str
    code: str
    organisations: list[str]
    begins: datetime.date | None
    steps: int

    @property
    def icon(self) -> str:
        return ICONS[self.kind]


def asked_words(question: str, answer: Answer) -> list[str]:
    """The words that say what is sought, as they were read."""
    asked = [word for word in re.findall(r"[^\W_]{2,}", fold(question)) if word not in QUESTION]
    return [answer.read_as.get(word, word) for word in asked]


def shown(question: str, answer: Answer, uses: Mapping[int, Used]) -> list[Shown]:
    """The answers with what was asked underlined; `uses` say in which steps each found document is used."""
    words = asked_words(question, answer)
    words += [word for other in answer.also for word in fold(other).split() if word not in QUESTION]
    return [_shown(found, words, uses) for found in answer.found]


def facets(asked: QueryDict, answer: Answer, person: PersonValue | None) -> list[Facet]:
    """What the answers can be limited to; what was chosen stays, also where nothing is left of it."""
    groups = [Facet(_("Mijn werk"), _mine(asked, answer, person))]
    for title, name in ((_("Domein"), "domein"), (_("Organisatie"), "organisatie")):
        counts = {tag.partition(":")[2]: count for tag, count in answer.tags.items() if tag.startswith(f"{name}:")}
        groups.append(Facet(title, _choices(asked, name, counts, {})))
    kinds = {kind: str(label) for kind, label in KINDS.items()}
    groups.insert(2, Facet(_("Soort"), _choices(asked, "soort", answer.kinds, kinds)))
    return [group for group in groups if group.choices]


def quoted(words: Iterable[str]) -> str:
    """Words as they are spoken of: '‘paspoort’ en ‘kwijt’'."""
    return few([f"‘{word}’" for word in words])


def underline(text: str, words: list[str]) -> SafeString:
    """The text with what was asked in <mark>; a word counts by its first letters, as people bend words."""
    stems = tuple(word[: max(4, len(word) - 2)] for word in words if len(word) > 2)
    parts = re.split(r"([^\W_]+)", text)
    return mark_safe(  # noqa: S308 - every part is escaped
        "".join(
            f"<mark>{escape(part)}</mark>" if stems and fold(part).startswith(stems) else escape(part) for part in parts
        )
    )


def _shown(found: Found, words: list[str], uses: Mapping[int, Used]) -> Shown:
    tags = [tag.partition(":")[::2] for tag in found.tags]
    begins = next((value for name, value in tags if name == "vanaf"), "")
    domain = next((value for name, value in tags if name == "domein"), "")
    code = {"document": f"DOC-{found.object_id}", "decision": ""}.get(found.kind, f"PROC-{found.object_id}")
    own = next((value for name, value in tags if name == "eigen-code"), "")
    if found.kind == "process-step":
        what = _("Stap %(number)s van %(process)s") % {"number": found.part, "process": found.context}
    elif found.kind == "document" and found.object_id in uses:
        what = _used(uses[found.object_id])
    elif found.kind == "decision":
        what = " · ".join(part for part in (str(KINDS[found.kind]), found.context) if part)
    else:
        what = ", ".join(part for part in (str(KINDS[found.kind]), domain) if part)
    return Shown(
        kind=found.kind,
        what=what,
        title=underline(found.title, words),
        plain=found.title,
        excerpt=underline(_around(found.excerpt, words), words),
        url=found.url,
        code=" · ".join(part for part in (own, code) if part),
        organisations=[value for name, value in tags if name == "organisatie"],
        begins=datetime.date.fromisoformat(begins) if begins else None,
        steps=int(next((value for name, value in tags if name == "stappen"), "0")),
    )


def _used(used: Used) -> str:
    """The first step that uses a document, and in how many others it is used."""
    others = used.steps - 1
    where = {"number": used.number, "process": used.process, "others": others}
    if not others:
        return _("Document bij stap %(number)s van %(process)s") % where
    return (
        ngettext(
            "Document bij stap %(number)s van %(process)s en bij nog %(others)s stap",
            "Document bij stap %(number)s van %(process)s en bij nog %(others)s stappen",
            others,
        )
        % where
    )


def _around(text: str, words: list[str], length: int = 240) -> str:
    """The piece of the text in which what was asked is found first."""
    folded = text.casefold()
    places = [place for word in words if len(word) > 3 and (place := folded.find(word[:-1])) >= 0]
    begin = max(min(places) - 60, 0) if places and min(places) > length - 60 else 0
    piece = text[begin : begin + length]
    return ("… " if begin else "") + piece + (" …" if begin + length < len(text) else "")


def _mine(asked: QueryDict, answer: Answer, person: PersonValue | None) -> list[Choice]:
    if person is None or not person.werkrol_keys:
        return []
    label = _("Mijn rol: %(names)s") % {"names": ", ".join(person.werkrol_names)}
    return [Choice("mijn", "1", label, answer.own_work, "mijn" in asked)]


def _choices(asked: QueryDict, name: str, counts: dict[str, int], labels: dict[str, str]) -> list[Choice]:
    chosen = asked.getlist(name)
    most = sorted(counts, key=lambda value: (-counts[value], value))[:MOST_SHOWN]
    values = [*most, *(value for value in dict.fromkeys(chosen) if value not in most)]
    return [Choice(name, value, labels.get(value, value), counts.get(value, 0), value in chosen) for value in values]
