"""What comes after the decisions: a question for the steering group, an inrichtingsopdracht, an announcement."""

from __future__ import annotations

from dataclasses import dataclass

from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.harmonisation.models import Group, Referral
from stroomlijn.harmonisation.operations import announcing, configuring


@dataclass(frozen=True, slots=True)
class After:
    """Ids of what there is."""

    referral: int
    order: int
    case: int
    announcement: int
    proposal: int


def go_on(actor: Actor, working: Group, done: Group, difference: str, mark: str) -> After:
    """With `mark` in every field that people fill; `done` is the group that was published."""
    laid = Referral.objects.create(
        group=working,
        difference=difference,
        summary=mark or "Wie tekent?",
        question=mark,
        to=Referral.To.STEERING,
        asked_on=clock.today(),
        asked_by_id=actor.person,
    )
    order = configuring.order_configuration(actor, done.pk, configuring.Assignment(mark or "Suite"))
    case = order.test_cases.order_by("position")[0]
    configuring.report_test(actor, case.pk, "failed", mark or "De brief is leeg")
    configuring.mend(actor, case.pk)
    told = announcing.begin_announcement(actor, done.traject_id, [done.pk], clock.today(), mark)
    words = announcing.Words(mark, mark, [(mark or "Consulent", [mark or "Je belt eerst."])], clock.today())
    announcing.write_announcement(actor, told.pk, words)
    announcing.show_announcement(actor, told.pk)
    told.refresh_from_db()
    sentence = told.text[0]["lines"][0]
    proposal = announcing.propose_words(actor, told.pk, sentence, f"Anders {mark}".strip())
    return After(laid.pk, order.pk, case.pk, told.pk, proposal.pk)
