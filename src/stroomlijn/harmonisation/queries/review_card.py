"""The card of a toets: what changes for a colleague, in plain sentences per werkrol, the steps and the questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from stroomlijn.engines.process_model import TextStep, process_from_json
from stroomlijn.harmonisation.models import Difference, Draft, Review, ShownCard
from stroomlijn.landscape.queries.sources import versions_of

from .needed import needed_versions
from .review_changes import Waiting, changes_for, facts_said
from .review_subjects import Question, questions
from .workbench import DraftText, draft_text


@dataclass(frozen=True, slots=True)
class ForRole:
    """What changes for who does one werkrol, in sentences."""

    role: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CardStep:
    """A step as it will be done. `undecided` where something of it is still open. Cards of long ago say less of it."""

    number: str
    label: str
    role: str
    needs: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()
    undecided: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """What is on the table: for colleagues of one organisation, or without one only what is the same for all.

    `undecided` is how many steps are still open without being asked about here; `facts` what is decided of the process
    as a whole, a sentence each. Cards of long ago say no facts.
    """

    organisation: str
    organisations: tuple[str, ...]
    steps: tuple[CardStep, ...]
    changes: tuple[ForRole, ...]
    questions: tuple[Question, ...]
    undecided: int = 0
    facts: tuple[str, ...] = ()


def card_of(review: Review, organisation: str = "") -> Card:
    """The card for the colleagues of an organisation; of the first one where that is not known."""
    return next(_cards(review, (organisation,)))


def content_of(review: Review) -> dict[str, Any]:
    """All that the card says now, for each organisation: what is kept of what people saw."""
    cards = list(_cards(review))
    first = cards[0]
    return {
        "question": review.question,
        "organisations": list(first.organisations),
        "steps": [asdict(one) for one in first.steps],
        "questions": [asdict(one) for one in first.questions],
        "undecided": first.undecided,
        "facts": list(first.facts),
        "changes": {card.organisation: [asdict(one) for one in card.changes] for card in cards},
    }


def card_then(shown: ShownCard, organisation: str = "") -> Card:
    """A card as it was kept."""
    content = shown.content
    names = tuple(content["organisations"])
    of = organisation if organisation in names else (names[0] if names else "")
    return Card(
        organisation=of,
        organisations=names,
        steps=tuple(_step_then(one) for one in content["steps"]),
        changes=tuple(ForRole(one["role"], tuple(one["sentences"])) for one in content["changes"].get(of, ())),
        questions=tuple(Question(**{**one, "options": tuple(one["options"])}) for one in content["questions"]),
        undecided=content["undecided"],
        facts=tuple(content.get("facts", ())),
    )


def _cards(review: Review, asked_for: Sequence[str] = ()) -> Iterator[Card]:
    """The cards for these organisations, or for all of them; one that is not known gets that of the first."""
    draft = Draft.objects.filter(group=review.group_id).defer("bpmn", "drawing").first()
    asked = tuple(questions(review))
    if draft is None or draft.graph is None:
        yield Card("", (), (), (), asked)
        return
    names = tuple(dict.fromkeys(column["organisation"] for column in draft.columns))
    text, process = draft_text(draft), process_from_json(draft.graph)
    about = dict(Difference.objects.filter(draft=draft, decided=False).values_list("key", "about"))
    waiting = Waiting(_all(about.values(), "rows"), _all(about.values(), "elements"))
    told = _all((of for key, of in about.items() if key in {one.key for one in asked}), "rows")
    steps = tuple(_step(step, text, draft, waiting) for step in text.steps)
    facts = tuple(facts_said(process, waiting.facts))
    sources = {source.number: source.graph for source in versions_of(needed_versions(draft.group_id))}
    for name in asked_for or names:
        of = name if name in names else (names[0] if names else "")
        own = {
            place: sources[column["number"]]
            for place, column in enumerate(draft.columns)
            if column["organisation"] == of and column["number"] in sources
        }
        changes = changes_for(draft, process, text.steps, own, waiting)
        for_roles = tuple(ForRole(role, tuple(said)) for role, said in changes.items())
        yield Card(of, names, steps, for_roles, asked, len(waiting.rows - told), facts)


def _all(about: Iterable[dict[str, Any]], name: str) -> frozenset[str]:
    """All that differences are about, by the name under which they keep it."""
    return frozenset(one for of in about for one in of.get(name, ()))


def _step(step: TextStep, text: DraftText, draft: Draft, waiting: Waiting) -> CardStep:
    said = text.said[step.node.id]
    undecided = any(row["id"] in waiting.rows for row in draft.rows if row["element"] == step.node.id)
    return CardStep(step.number, step.node.label, step.node.role, said.needs, said.ways, undecided)


def _step_then(kept: dict[str, Any]) -> CardStep:
    return CardStep(**{**kept, **{name: tuple(kept.get(name, ())) for name in ("needs", "ways")}})
