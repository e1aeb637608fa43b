"""What a reaction in a toets can be about: a question of the card, or a step of the draft."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from stroomlijn.harmonisation.models import Difference, Draft, Referral, Review

from .workbench import draft_text, options_as_shown


@dataclass(frozen=True, slots=True)
class Subject:
    """A question (its `difference`) or a step (its `row` of the comparison), with its words on the card."""

    key: str
    words: str
    difference: str = ""
    row: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A difference that was laid before the colleagues: what is asked, and what there is to choose from."""

    key: str
    text: str
    note: str
    options: tuple[str, ...]


def questions(review: Review) -> list[Question]:
    """The questions of the card, in the order of the process; those that were referred since it began too."""
    referred = Referral.objects.filter(group=review.group_id, to=Referral.To.TOETS)
    lying = {one.difference: one for one in referred.order_by("pk")}
    current = {key for key, one in lying.items() if one.state == Referral.State.OPEN and review.closed_on is None}
    keys = {*review.differences, *current}
    rows = {row.key: row for row in Difference.objects.filter(draft__group=review.group_id, key__in=keys)}
    place = {key: row.position for key, row in rows.items()}
    found = sorted(keys, key=lambda key: (place.get(key, 10_000), key))
    return [_question(key, rows.get(key), lying.get(key)) for key in found if key in rows or key in lying]


def subjects(review: Review) -> list[Subject]:
    """The questions first, then the steps of the draft by number."""
    asked = [Subject(f"vraag:{one.key}", one.text, difference=one.key) for one in questions(review)]
    draft = Draft.objects.filter(group=review.group_id).defer("bpmn", "drawing").first()
    if draft is None or draft.graph is None:
        return asked
    rows = {row["element"]: row["id"] for row in draft.rows if row["element"]}
    steps = [
        Subject(
            f"stap:{step.node.id}",
            _("Stap %(number)s: %(label)s") % {"number": step.number, "label": step.node.label},
            row=rows.get(step.node.id, "")[:120],
        )
        for step in draft_text(draft).steps
    ]
    return [*asked, *steps]


def _question(key: str, difference: Difference | None, referral: Referral | None) -> Question:
    label = difference.about.get("label", "") if difference else ""
    summary = referral.summary if referral else ""
    asked = referral.question if referral else ""
    shown = options_as_shown(difference) if difference else []
    options = tuple(str(one["words"]) for one in shown)
    return Question(key, asked or label or summary, label if asked else "", options)
