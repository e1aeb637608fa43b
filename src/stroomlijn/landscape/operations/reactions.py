"""What readers say of a process, and the answer they get."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.operations.messages import send_message, take_back_message
from stroomlijn.foundation.operations.recording import audit, audit_many
from stroomlijn.foundation.queries.accounts import account_names
from stroomlijn.foundation.queries.facts import fact
from stroomlijn.foundation.revision import refuse_stale
from stroomlijn.foundation.text import storable
from stroomlijn.landscape.models import Appearance, Process, Reaction, Version
from stroomlijn.landscape.queries.responsible import responsible_for

MOST, MOST_ANSWER, MOST_WORDS = 2_000, 2_000, 300
State = Reaction.State
OPEN = (State.NIEUW, State.IN_BEHANDELING)


@dataclass(frozen=True, slots=True)
class About:
    """What a reaction is about: the version that was read, a step of it or None, and the step in the reader's words."""

    version: int
    step: UUID | None = None
    words: str = ""


@transaction.atomic
def react(actor: Actor, process: Process, about: About, text: str) -> Reaction:
    """Keeps what somebody says and tells who answers. Sent twice it is kept once.

    A step that is gone by now keeps its words. Raises Problem "reaction-empty" or "reaction-too-long".
    """
    said = _checked(text, MOST, "reaction-too-long")
    if not said:
        raise Problem("reaction-empty")
    step, label = _step(process, about)
    same = Reaction.objects.filter(
        process=process, account=actor.person, step=step, step_label=label, text=said, state=State.NIEUW
    ).first()
    if same is not None:
        return same
    reaction = Reaction.objects.create(
        process=process, version_id=about.version, step_id=step, step_label=label, text=said, account_id=actor.person
    )
    audit(actor, "reaction-sent", "reaction", reaction.pk, process=process.pk)
    subject = label or process.name
    title = _("Reactie op ‘%(subject)s’ (%(number)s)") % {"subject": subject[:150], "number": process.number}
    receivers = set(responsible_for(process).accounts) - {actor.person}
    send_message(actor, receivers, title, key=_key(reaction), url=f"/reacties/{reaction.pk}")
    return reaction


@transaction.atomic
def withdraw(actor: Actor, reaction_id: int) -> None:
    """Takes back what was just sent, with its message. Raises Problem "reaction-taken-up" once somebody looks at it."""
    reaction = Reaction.objects.select_for_update().filter(pk=reaction_id).first()
    if reaction is None:
        return
    if reaction.state != State.NIEUW:
        raise Problem("reaction-taken-up")
    take_back_message(actor, _key(reaction))
    audit(actor, "reaction-withdrawn", "reaction", reaction.pk, process=reaction.process_id)
    reaction.delete()


@transaction.atomic
def answer(
    actor: Actor,
    seen: Mapping[int, int],
    state: str,
    text: str,
    *,
    version_id: int | None = None,
) -> list[Reaction]:
    """One answer to reactions of one process (`seen`: their revisions by id); everybody who asked hears it.

    `version_id` is the version that carries it through already. Raises Problem when one changed since it was seen or
    was answered, when no state is chosen, or when a refusal has no reason.
    """
    said = _checked(text, MOST_ANSWER, "reaction-answer-too-long")
    if state not in State.values or state == State.NIEUW:
        raise Problem("reaction-state")
    if state == State.NIET_OVERGENOMEN and not said:
        raise Problem("reaction-reason")
    found = list(Reaction.objects.select_for_update().filter(pk__in=seen).order_by("pk"))
    if not found:
        raise Problem("reaction-none")
    for reaction in found:
        _refuse_answered(reaction, seen[reaction.pk])
        reaction.state, reaction.answer = State(state), said
        reaction.answered_by_id, reaction.answered_at = actor.person, clock.now()
        reaction.taken_up_in_id = version_id if state == State.DOORGEVOERD else None
        reaction.revision += 1
    Reaction.objects.bulk_update(found, ["state", "answer", "answered_by", "answered_at", "taken_up_in", "revision"])
    _audit_answers(actor, found, state)
    _tell_askers(actor, found, state, said)
    return found


@transaction.atomic
def take_up(fact_id: UUID | str) -> None:
    """A version was published: what was to be carried through is in it, and whoever asked hears in which version."""
    published = fact(fact_id)
    version = Version.objects.only("number", "name", "process", "published_at").get(pk=published.version or 0)
    waiting = Reaction.objects.select_for_update().filter(
        process=version.process_id, state=State.DOORGEVOERD, taken_up_in=None, answered_at__lt=version.published_at
    )
    ids = dict(waiting.values_list("pk", "account"))
    Reaction.objects.filter(pk__in=ids).update(taken_up_in=version)
    if not ids:
        return
    audit(PRODUCT, "reactions-taken-up", "process", version.process_id, reactions=sorted(ids))
    words = {"name": version.name[:120], "number": version.number}
    title = _("Je reactie is verwerkt: versie %(number)s van %(name)s") % words
    send_message(PRODUCT, ids.values(), title, key=f"reactions-in-{version.pk}", url="/reacties/mijn")


def _checked(text: str, most: int, code: str) -> str:
    said = storable(text).strip()
    if len(said) > most:
        raise Problem(code, signs=len(said), most=most)
    return said


def _step(process: Process, about: About) -> tuple[UUID | None, str]:
    """The step with the words that the reader saw, or its last ones; without the step what they were."""
    if about.step is None:
        return None, ""
    rows = Appearance.objects.filter(step=about.step, version__process=process)
    labels = dict(rows.order_by("version__order").values_list("version", "label"))
    if not labels:
        return None, storable(about.words).strip()[:MOST_WORDS]
    return about.step, labels.get(about.version) or list(labels.values())[-1]


def _refuse_answered(reaction: Reaction, seen: int) -> None:
    if reaction.state not in OPEN:
        raise Problem("reaction-answered")
    refuse_stale(reaction, seen)


def _audit_answers(actor: Actor, found: list[Reaction], state: str) -> None:
    told = {reaction.pk: {"state": state, "process": reaction.process_id} for reaction in found}
    audit_many(actor, "reaction-answered", "reaction", told)


def _tell_askers(actor: Actor, found: Iterable[Reaction], state: str, said: str) -> None:
    """One message to each, however many of their reactions the answer is for."""
    reactions = list(found)
    words = {"name": account_names([actor.person])[actor.person].split()[0], "answer": said or State(state).label}
    title = _("%(name)s antwoordde: %(answer)s") % words
    askers = {reaction.account_id for reaction in reactions} - {actor.person}
    key = f"reaction-answer-{reactions[0].pk}-{reactions[0].revision}"
    send_message(actor, askers, title, key=key, url="/reacties/mijn")


def _key(reaction: Reaction) -> str:
    return f"reaction-{reaction.pk}"
