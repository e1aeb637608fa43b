"""All rules over one process."""

from __future__ import annotations

from stroomlijn.engines.process_model import Process

from .applying import Trial, settled
from .checks import checks_without_criterion, double_checks
from .handing import returning_handoffs, sent_back, sent_back_steps, two_roles
from .paper import paper_work
from .reading import Reading
from .shape import dead_ends, in_sequence
from .values import Finding, Lead, Rule
from .waiting import waiting
from .words import WORDS, Words

_RULES = (
    double_checks,
    returning_handoffs,
    paper_work,
    waiting,
    checks_without_criterion,
    dead_ends,
    in_sequence,
    two_roles,
    sent_back,
    sent_back_steps,
)


def improvements(process: Process, *, words: Words = WORDS) -> tuple[Finding, ...]:
    """What can be simpler, in reading order.

    The commands of a finding can be done on this very process: `editing.check` then finds nothing that it did not find,
    and a sound process stays sound. After an edit ask anew: findings that still hold keep their key.
    """
    reading = Reading(process, words)
    leads = _without_repetition([lead for rule in _RULES for lead in rule(reading)])
    trial = Trial(process) if leads else None
    found = [settled(reading, trial, lead) for lead in leads] if trial else []
    return tuple(sorted(found, key=lambda one: (reading.place[one.elements[0]], one.rule, one.key)))


def _without_repetition(leads: list[Lead]) -> list[Lead]:
    """A place has one main reason: what goes for a stronger one is not also given to another role, or approved."""
    strong = {
        element
        for lead in leads
        if lead.rule in (Rule.DOUBLE_CHECK, Rule.PAPER, Rule.SENT_BACK) and lead.plans
        for element in lead.elements
    }
    weaker = (Rule.NO_CRITERION, Rule.WAITING, Rule.RETURNING_HANDOFF)
    return [lead for lead in leads if lead.rule not in weaker or not strong & set(_core(lead))]


def _core(lead: Lead) -> tuple[str, ...]:
    """What it is about itself: of a hand-off that returns the steps between."""
    return lead.elements[1:-1] if lead.rule is Rule.RETURNING_HANDOFF else lead.elements
