"""What the page of a group in work shows: the differences with their decisions, and the draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from stroomlijn.engines.process_model import TextStep, as_text, process_from_json
from stroomlijn.harmonisation.models import Decision, Difference, Draft, Group
from stroomlijn.landscape.queries.step_sentences import StepSentences, sentences_of

from .answers_of_questions import KINDS, turned_and_open
from .decision_list import FLOW
from .register import chosen_words
from .standing import settled_keys, standing_decisions

TYPES = {
    "step-missing": _("Stap ontbreekt"),
    "granularity": _("In één stap of in meer"),
    "name": _("Andere naam"),
    "order": _("Andere volgorde"),
    "role": _("Andere rol"),
    "gateway": _("Andere keuze"),
    "question": _("Andere vraag"),
    "condition": _("Andere voorwaarde"),
    "document": _("Ander document"),
    "system": _("Ander systeem"),
    "term": _("Andere termijn"),
    "duration": _("Andere duur"),
    "fact": _("Ander gegeven van het proces"),
}
FACTS = {
    "aanleiding": _("Aanleiding van het proces"),
    "resultaat": _("Resultaat van het proces"),
    "zaaktype": _("Zaaktype van het proces"),
    "termijn": _("Termijn van het proces"),
    "grondslag": _("Wettelijke basis van het proces"),
}
"""What is asked of the process as a whole, by the name that the engine gives it."""
ICONS = {
    "step-missing": "only",
    "granularity": "split",
    "name": "name",
    "order": "order",
    "role": "role",
    "gateway": "split",
    "question": "split",
    "condition": "split",
    "document": "doc",
    "system": "system",
    "term": "term",
    "duration": "clock",
    "fact": "form",
}
SUBJECTS = {
    "name": _("Naam van %(step)s"),
    "order": _("Volgorde vanaf %(step)s"),
    "role": _("Rol bij %(step)s"),
    "gateway": _("Keuze vanaf %(step)s"),
    "question": _("Vraag bij de keuze ‘%(step)s’"),
    "condition": _("Voorwaarde bij %(step)s"),
    "document": _("Document bij %(step)s"),
    "system": _("Systeem bij %(step)s"),
    "term": _("Termijn bij %(step)s"),
    "duration": _("Duur van %(step)s"),
}
"""What a decision is about, where the name of the step alone does not say it."""
# Of these the engine counts what an option changes.
MEASURED = ("step-missing", "granularity", "role", "order", "gateway", "term")
STILL_OPEN = _("Wat hierna komt, is nog niet helemaal besloten.")
LONGEST_WAY = 80
"""A longer one is told by who does it so."""
COUNTED = ("steps", "handoffs", "loops", "waits")
OPTION_WORDS = {
    "keep": _("Houden"),
    "drop": _("Laten vervallen"),
    "condition": _("Allebei, onder een voorwaarde"),
    "new": _("Iets nieuws"),
}
WORDS_OF_TYPE = {
    ("step-missing", "condition"): _("Houden, maar alleen als …"),
    ("step-missing", "new"): _("Iets anders op deze plek"),
    ("granularity", "new"): _("Eén stap met een andere naam"),
    ("duration", "new"): _("Een andere duur"),
    ("condition", "keep"): _("Allebei: het ene of het andere"),
    ("document", "keep"): _("Allemaal houden"),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which differences to show: of one type or of all (""), open, decided or both (None)."""

    type: str = ""
    decided: bool | None = None


@dataclass(frozen=True, slots=True)
class ShownDifference:
    """A difference with its options in words and the decision on it, when there is one."""

    key: str
    type: str
    type_label: str
    icon: str
    label: str
    rows: list[str]
    options: list[dict[str, Any]]
    proposal: str
    decision: Decision | None
    decided_as: str
    rests: int = 0

    def resting(self, number: int) -> ShownDifference:
        """The same, with how many other open differences rest on it."""
        return replace(self, rests=number)


def draft_of(group: Group, *, with_graph: bool = False) -> Draft | None:
    """The draft without its large columns, unless asked."""
    drafts = Draft.objects.defer("bpmn") if with_graph else Draft.objects.defer("bpmn", "graph", "drawing")
    return drafts.filter(group=group).first()


def differences(draft: Draft, wanted: Wanted, *, offset: int = 0, limit: int = 20) -> tuple[list[ShownDifference], int]:
    """A page of differences in the order of the process, and how many there are."""
    keys = list(_chosen(draft, wanted).values_list("key", flat=True))
    return shown_differences(draft, keys[offset : offset + limit]), len(keys)


def shown_differences(
    draft: Draft, keys: Sequence[str], decisions: Mapping[str, Decision] | None = None
) -> list[ShownDifference]:
    """The differences with these keys, in this order, with what settles them (`standing_decisions` when not given)."""
    found = {one.key: one for one in Difference.objects.filter(draft=draft, key__in=keys)}
    settled = standing_decisions(draft.group_id) if decisions is None else decisions
    return [_shown(found[key], settled.get(key), len(draft.columns)) for key in keys if key in found]


def decision_on(group: Group, difference: str) -> Decision | None:
    """The decision in force that settles a difference."""
    return standing_decisions(group.pk).get(difference)


def decisions_of(group: Group, limit: int = 100) -> list[Decision]:
    """The newest decisions, withdrawn ones too: they are archive."""
    chosen = Decision.objects.filter(group=group).select_related("decided_by", "withdrawn_by")
    return list(chosen.order_by("-pk")[:limit])


@dataclass(frozen=True, slots=True)
class DraftText:
    """The steps of the draft as they are read, with what stands below each of them.

    `origins` are per element the organisations it comes from, of how many in all `organisations` tells. As long as the
    course of the work is not decided, ways on which nothing is asked can go: then it says so instead of them.
    """

    steps: list[TextStep]
    said: dict[str, StepSentences]
    origins: dict[str, list[str]]
    organisations: int


def draft_text(draft: Draft) -> DraftText:
    graph = process_from_json(draft.graph or {"id": "", "name": ""})
    organisation = {column["number"]: column["organisation"] for column in draft.columns}
    origins = {
        node.id: sorted({organisation.get(source.file, source.file) for source in node.sources}) for node in graph.nodes
    }
    steps = [step for section in as_text(graph) for step in section.steps]
    roles = {node.id: node.role for node in graph.nodes}
    said = {step.node.id: sentences_of(step, roles) for step in steps}
    unsettled = _turned(draft, still_open := dict(_open(draft)))
    if not set(FLOW).isdisjoint(still_open.values()):
        unsettled |= {step.node.id for step in steps if _forks(step)}
    said |= {step: replace(said[step], ways=(str(STILL_OPEN),)) for step in unsettled & said.keys()}
    return DraftText(steps, said, origins, len(set(organisation.values())))


def _open(draft: Draft) -> QuerySet[Difference, tuple[str, str]]:
    return Difference.objects.filter(draft=draft, decided=False).values_list("key", "type")


def _turned(draft: Draft, still_open: Mapping[str, str]) -> set[str]:
    """The steps after which it is open what is asked, and an answer leads some elsewhere than others."""
    if set(KINDS).isdisjoint(still_open.values()):
        return set()
    rows = turned_and_open(draft.pk, still_open)
    return {row["element"] for row in draft.rows if row["id"] in rows}


def _forks(step: TextStep) -> bool:
    """Whether it goes on in several ways that no answer tells apart."""
    answers = [way.conditions for way in step.ways]
    alike = len({*answers}) < len(answers) and not (step.parallel or step.several)
    return alike or (step.taken == "one" and not all(answers))


def _chosen(draft: Draft, wanted: Wanted) -> QuerySet[Difference]:
    """The differences under a filter. While the draft is being made its own marks are old: the decisions count then."""
    chosen = Difference.objects.filter(draft=draft)
    chosen = chosen.filter(type=wanted.type) if wanted.type else chosen
    if wanted.decided is None:
        return chosen
    if draft.state != Draft.State.STALE:
        return chosen.filter(decided=wanted.decided)
    settled = settled_keys(draft.group_id)
    return chosen.filter(key__in=settled) if wanted.decided else chosen.exclude(key__in=settled)


def _shown(difference: Difference, decision: Decision | None, sources: int) -> ShownDifference:
    options = [_option(option, difference, sources) for option in difference.options]
    return ShownDifference(
        key=difference.key,
        type=difference.type,
        type_label=str(TYPES.get(difference.type, difference.type)),
        icon=ICONS.get(difference.type, "info"),
        label=difference.about.get("label", ""),
        rows=difference.about.get("rows", []),
        options=options,
        proposal=next((option["words"] for option in options if option["proposed"]), ""),
        decision=decision,
        decided_as=chosen_words(decision) if decision else "",
    )


def options_as_shown(difference: Difference) -> list[dict[str, Any]]:
    """The options in words with what each changes and who does it so: what a decision keeps of the moment. Of a way
    and of words at a choice also by which processes it was told: so it is found again when more of them come.
    """
    kept = ("id", "words", "effect", "members")
    shown = (_option(option, difference, 0) for option in difference.options)
    return [
        {name: str(one[name]) if name != "members" else one[name] for name in kept}
        | ({"told_by": option["told_by"]} if option.get("told_by") else {})
        for one, option in zip(shown, difference.options, strict=True)
    ]


def subject_of(difference: Difference) -> str:
    """What is decided: 'Rol bij Onderzoek doen', or the step that stays or goes."""
    label: str = difference.about["label"]
    return str(SUBJECTS[difference.type]) % {"step": label} if difference.type in SUBJECTS else label


def words_of(option: dict[str, Any], type_: str) -> str:
    """An option of a difference of this type as people read it."""
    kind = option["kind"]
    if kind == "variant":
        return option["text"] or str(_("Geen document") if type_ == "document" else _("Zonder deze stappen"))
    return str(WORDS_OF_TYPE.get((type_, kind)) or OPTION_WORDS.get(kind, option["text"]))


def _option(option: dict[str, Any], difference: Difference, sources: int) -> dict[str, Any]:
    if option["kind"] == "condition":
        measured = any(option.get(name) for name in COUNTED)
    else:
        measured = difference.type in MEASURED and option["kind"] != "new"
    return {
        **option,
        "words": words_of(option, difference.type),
        "proposed": option["id"] == difference.proposed,
        "everybody": bool(option["members"]) and len(option["members"]) == sources,
        "effect": "; ".join(
            [
                *([effect(*(option.get(name, 0) for name in COUNTED))] if measured else []),
                *falls_said(option),
            ]
        ),
        "meant": _meant(difference) if option["kind"] == "condition" else "",
    }


def _meant(difference: Difference) -> str:
    """For which of two ways a condition holds; the other, that of most, is for all else."""
    kept = [one for one in difference.options if one["kind"] == "variant" and one["members"]]
    ways = [words_of(one, difference.type) for one in kept]
    if any(len(way) > LONGEST_WAY for way in ways):
        ways = [str(_("zoals %(names)s")) % {"names": ", ".join(dict.fromkeys(one["members"]))} for one in kept]
    if len(ways) != 2:
        return ""
    return str(_("Is het zo, dan wordt het: %(on)s. Anders: %(otherwise)s.")) % {"on": ways[1], "otherwise": ways[0]}


def effect(steps: int, handoffs: int, loops: int = 0, waits: int = 0) -> str:
    """What an option changes in the one process, in words: '1 stap minder, 2 overdrachten meer'."""
    counted = (
        (steps, ngettext("%(number)d stap", "%(number)d stappen", abs(steps))),
        (handoffs, ngettext("%(number)d overdracht", "%(number)d overdrachten", abs(handoffs))),
        (loops, ngettext("%(number)d keer terug", "%(number)d keer terug", abs(loops))),
        (waits, ngettext("%(number)d keer wachten", "%(number)d keer wachten", abs(waits))),
    )
    parts = [_more_or_less(words % {"number": abs(change)}, change) for change, words in counted if change]
    return ", ".join(parts) or str(_("verandert niets aan stappen en overdrachten"))


def falls_said(option: Mapping[str, Any]) -> list[str]:
    """Which questions fall away by an option, or may."""
    return [
        *(falling_said(*fall) for fall in option.get("falls", ())),
        *(_may_fall_said(*fall) for fall in option.get("may_fall", ())),
    ]


def falling_said(step: str, question: str) -> str:
    """A question that nobody is asked any more though the step before it is kept."""
    return str(_("de vraag ‘%(question)s’ na ‘%(step)s’ vervalt")) % {"question": question, "step": step}


def _may_fall_said(step: str, question: str) -> str:
    told = _("de vraag ‘%(question)s’ na ‘%(step)s’ kan vervallen, dat hangt af van wat nog open is")
    return str(told) % {"question": question, "step": step}


def _more_or_less(counted: str, change: int) -> str:
    words = _("%(counted)s meer") if change > 0 else _("%(counted)s minder")
    return str(words) % {"counted": counted}
