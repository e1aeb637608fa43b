"""What stands below the name of a step, in plain sentences: on paper, on a card, in a list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stroomlijn.engines.process_model import Process, TextStep, Way, conditions_of, only_when


@dataclass(frozen=True, slots=True)
class StepSentences:
    """What a step needs, when it is done and how long it takes, in a few words each; per answer where it leads."""

    needs: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()


def sentences_of(step: TextStep, roles: Mapping[str, str]) -> StepSentences:
    """`roles` gives the werkrol by id of a step: where a way leads to another one, it says so."""
    return StepSentences(tuple(need for need in _needs(step) if need), tuple(_ways(step, roles)))


def conditions_said(process: Process) -> dict[str, str]:
    """By id of a step when it is done, where that is not always: 'alleen als het spoed is'."""
    asked = (_("bij ‘%(answer)s’ op de vraag ‘%(question)s’"), _("als %(answer)s"))
    said = {
        step: [asked[not question] % {"answer": answer, "question": question} for question, answer in conditions]
        for step, conditions in conditions_of(process).items()
    }
    found = {step: _("alleen %(conditions)s") % {"conditions": _(" of ").join(words)} for step, words in said.items()}
    return found | {step.id: words for step in process.steps if (words := only_when(process, step))}


def duration_said(minutes: float | None) -> str:
    """How long the work takes: '± 45 minuten', '± 1 uur 30 minuten'; "" when that is not known."""
    if minutes is None:
        return ""
    hours, rest = (int(minutes // 60), minutes % 60) if minutes >= 60 else (0, minutes)
    said = [_("%(number)d uur") % {"number": hours}] if hours else []
    if rest or not hours:
        number = f"{rest:.10g}".replace(".", ",")
        said.append(ngettext("%(number)s minuut", "%(number)s minuten", 1 if rest == 1 else 2) % {"number": number})
    return f"± {' '.join(said)}"


def _needs(step: TextStep) -> Iterator[str]:
    node = step.node
    yield step.when[:1].upper() + step.when[1:]
    yield node.system
    yield from node.documents
    yield duration_said(node.duration)
    yield node.lead_time
    yield node.legal_basis
    yield from (_("samen met %(name)s") % {"name": helper} for helper in node.helpers)
    yield _("daarna: %(event)s") % {"event": ", ".join(step.awaited)} if step.awaited else ""


def _ways(step: TextStep, roles: Mapping[str, str]) -> Iterator[str]:
    taken = {
        "all": _("Daarna gebeurt dit allemaal:"),
        "some": _("Daarna gebeurt een of meer van deze:"),
        "one": _("Daarna gebeurt een van deze:"),
    }
    if step.taken:
        yield taken[step.taken]
    asked = ""
    for way in step.ways:
        question = way.conditions[0][0] if way.conditions else ""
        if question and question != asked:
            yield question
        asked = question
        yield _way(step, way, roles)


def _way(step: TextStep, way: Way, roles: Mapping[str, str]) -> str:
    answers = [answer[:1].upper() + answer[1:] for _question, answer in way.conditions if answer]
    before = "".join(f"{word}: " for word in (*answers, *way.waits))
    if not way.number:
        ends = _("klaar (%(label)s)") % {"label": way.label} if way.label else _("klaar")
        return before + ends if before else _("Daarna is dit proces klaar.")
    role = roles.get(way.target, "")
    other = f" ({role})" if role and role != step.node.role else ""
    return before + _("ga naar stap %(number)s, %(label)s") % {"number": way.number, "label": way.label} + other
