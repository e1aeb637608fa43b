"""The card of a toets: what changes for a colleague, in plain sentences per werkrol, the steps and the questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

from stroomlijn.engines.process_model import STEPS, TextStep
from stroomlijn.harmonisation.models import Difference, Draft, Review, ShownCard

from .review_subjects import Question, questions
from .workbench import draft_text


@dataclass(frozen=True, slots=True)
class ForRole:
    """What changes for who does one werkrol, in sentences."""

    role: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CardStep:
    """A step as it will be done."""

    number: str
    label: str
    role: str


@dataclass(frozen=True, slots=True)
class Card:
    """What is on the table: for colleagues of one organisation, or without one only what is the same for all.

    `undecided` is how many steps are still open without being asked about here.
    """

    organisation: str
    organisations: tuple[str, ...]
    steps: tuple[CardStep, ...]
    changes: tuple[ForRole, ...]
    questions: tuple[Question, ...]
    undecided: int = 0


def card_of(review: Review, organisation: str = "") -> Card:
    """The card for the colleagues of an organisation; of the first one where that is not known."""
    draft = Draft.objects.filter(group=review.group_id).defer("bpmn", "drawing").first()
    asked = tuple(questions(review))
    if draft is None or draft.graph is None:
        return Card("", (), (), (), asked)
    names = tuple(dict.fromkeys(column["organisation"] for column in draft.columns))
    of = organisation if organisation in names else (names[0] if names else "")
    steps = tuple(draft_text(draft).steps)
    waiting = _open_rows(draft)
    told = set().union(*(rows for key, rows in waiting.items() if key in {one.key for one in asked}))
    undecided = len(set().union(*waiting.values()) - told)
    changes = tuple(_changes(draft, of, steps, set().union(*waiting.values())))
    shown = tuple(CardStep(step.number, step.node.label, step.node.role) for step in steps)
    return Card(of, names, shown, changes, asked, undecided)


def content_of(review: Review) -> dict[str, Any]:
    """All that the card says now, for each organisation: what is kept of what people saw."""
    first = card_of(review)
    rest = (card_of(review, name) for name in first.organisations[1:])
    changes = {card.organisation: [asdict(one) for one in card.changes] for card in (first, *rest)}
    return {
        "question": review.question,
        "organisations": list(first.organisations),
        "steps": [asdict(one) for one in first.steps],
        "questions": [asdict(one) for one in first.questions],
        "undecided": first.undecided,
        "changes": changes,
    }


def card_then(shown: ShownCard, organisation: str = "") -> Card:
    """A card as it was kept."""
    content = shown.content
    names = tuple(content["organisations"])
    of = organisation if organisation in names else (names[0] if names else "")
    return Card(
        organisation=of,
        organisations=names,
        steps=tuple(CardStep(**one) for one in content["steps"]),
        changes=tuple(ForRole(one["role"], tuple(one["sentences"])) for one in content["changes"].get(of, ())),
        questions=tuple(Question(**{**one, "options": tuple(one["options"])}) for one in content["questions"]),
        undecided=content["undecided"],
    )


def _open_rows(draft: Draft) -> dict[str, set[str]]:
    """By key of a difference that is open: the rows of the comparison that it is about."""
    rows = Difference.objects.filter(draft=draft, decided=False).values_list("key", "about")
    return {key: set(about.get("rows", ())) for key, about in rows}


def _changes(draft: Draft, organisation: str, steps: tuple[TextStep, ...], open_rows: set[str]) -> Iterator[ForRole]:
    """By werkrol in the order of the steps. What is still asked is not told as if it were decided."""
    columns = [place for place, column in enumerate(draft.columns) if column["organisation"] == organisation]
    by_element = {step.node.id: step for step in steps}
    found: dict[str, list[str]] = defaultdict(list)
    for row in draft.rows:
        if row["kind"] in STEPS and row["id"] not in open_rows:
            mine = next((row["cells"][place] for place in columns if row["cells"][place]), None)
            for role, sentence in _of_row(mine, by_element.get(row["element"])):
                if sentence not in found[role]:
                    found[role].append(sentence)
    yield from (ForRole(role, tuple(said)) for role, said in found.items() if said)


def _of_row(mine: dict[str, Any] | None, step: TextStep | None) -> Iterator[tuple[str, str]]:
    """(werkrol, sentence) of what becomes of one step of this organisation."""
    if mine is None and step is None:
        return
    if step is None:
        assert mine is not None
        yield mine["role"], _("‘%(step)s’ doe je straks niet meer.") % {"step": mine["label"]}
        return
    words = {"step": step.node.label, "number": step.number, "role": step.node.role}
    if mine is None:
        yield step.node.role, _("Nieuw: stap %(number)s, ‘%(step)s’.") % words
        return
    if mine["role"].casefold() != step.node.role.casefold():
        words["before"] = mine["role"] or _("een ander")
        yield step.node.role, _("Stap %(number)s, ‘%(step)s’, doe jij straks; nu doet %(before)s dat.") % words
        if mine["role"]:
            words["role"] = step.node.role or _("een ander")
            yield mine["role"], _("Stap %(number)s, ‘%(step)s’, doet straks %(role)s.") % words
    if mine["label"].casefold() != step.node.label.casefold():
        words["before"] = mine["label"]
        yield step.node.role, _("‘%(before)s’ heet straks ‘%(step)s’ (stap %(number)s).") % words
