"""What was chosen about documents, in the register: it takes the place of what was decided otherwise before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit
from stroomlijn.harmonisation.models import Decision, Difference, DocumentChoice, Group
from stroomlijn.harmonisation.operations.correcting import open_again
from stroomlijn.harmonisation.operations.deciding import Answer, entry_of
from stroomlijn.harmonisation.operations.premises import seen_by_deciding
from stroomlijn.harmonisation.operations.referring import answered_by_deciding
from stroomlijn.harmonisation.operations.registering import Entry, record, withdraw_decision
from stroomlijn.harmonisation.queries.chosen_documents import name_to_find
from stroomlijn.harmonisation.queries.document_differences import DocumentDifference, document_differences, names_in
from stroomlijn.harmonisation.queries.document_standing import about, keys_of_rows
from stroomlijn.harmonisation.queries.group_documents import HeldDocument, document_rows
from stroomlijn.harmonisation.queries.standing import settled_keys
from stroomlijn.landscape.queries.document_words import documents_with
from stroomlijn.landscape.queries.documents import document_key

Outcome = DocumentChoice.Outcome


@dataclass(frozen=True, slots=True)
class _Overruled:
    """A step of which was decided otherwise, with the documents that are left there now."""

    difference: DocumentDifference
    decision: Decision
    left: frozenset[str]
    whole: bool


def decide_row(actor: Actor, group: Group, row: DocumentChoice, option: str, reason: str) -> Decision:
    """Records the choice for a row, which must be locked with its group; keeps the row with it.

    What was decided before it about the row is corrected by it. Where something else was decided at a step, that is
    corrected too: by it where the step was about these documents alone, else by a decision on that step of its own.
    """
    before = settled_keys(group.pk)
    overruled = _overruled(group, row, option)
    first = row.decision_id or max((one.decision.pk for one in overruled if one.whole), default=None)
    others = [one for one in overruled if one.decision.pk != first]
    names = _names(group, row)
    entries = [_entry(group, row, option, reason, corrects=first)]
    for one in others:
        entry = _on_step(group, one, names, reason)
        if entry is None:
            withdraw_decision(actor, one.decision.pk)
            audit(actor, "decision-withdrawn", "group", group.pk, number=one.decision.number)
        else:
            entries.append(entry)
    made, *_on_steps = record(actor, *entries)
    row.decision = made
    row.save(update_fields=["decision"])
    newly = settled_keys(group.pk) - before
    answered_by_deciding(actor, group, newly)
    seen_by_deciding(group.pk, newly)
    open_again(actor, group)
    return made


def options_of(documents: Sequence[HeldDocument]) -> list[dict[str, Any]]:
    """What there is to choose for documents that lie side by side, as the register keeps it."""
    found = []
    for outcome, words, kept in (
        (Outcome.STAYS, _("‘%(name)s’ blijft"), True),
        (Outcome.REWRITE, _("‘%(name)s’ wordt herschreven"), False),
    ):
        for held in documents:
            said = words % {"name": held.document.name}
            found.append(_option(f"{outcome.value}:{held.document.id}", said, held.organisations if kept else ()))
    dropped = _("Ze vervallen allemaal") if len(documents) > 1 else _("Het vervalt")
    return [*found, _option(Outcome.DROPPED.value, dropped, ())]


def _option(id_: str, words: str, members: Sequence[str]) -> dict[str, Any]:
    return {"id": id_, "words": words, "effect": "", "members": list(members)}


def _entry(group: Group, row: DocumentChoice, option: str, reason: str, *, corrects: int | None) -> Entry:
    (found,) = document_rows(group, row.pk)
    return Entry(
        kind=Decision.Kind.DOCUMENT,
        traject_id=group.traject_id,
        group_id=group.pk,
        difference=f"document-{row.pk}",
        summary=row.name,
        option=option,
        options=options_of(found.documents),
        reason=reason,
        corrects_id=corrects,
    )


def _overruled(group: Group, row: DocumentChoice, option: str) -> list[_Overruled]:
    documents = keys_of_rows([row])[row.pk]
    stays = option.partition(":")[2]
    wanted = frozenset(key for key, document in documents.items() if str(document) == stays)
    return [
        _Overruled(one, one.decision, (one.left - documents.keys()) | wanted, one.every <= documents.keys())
        for one in about(documents, document_differences(group.pk))
        if one.decision is not None and one.left & documents.keys() != wanted
    ]


def _on_step(group: Group, one: _Overruled, names: Mapping[str, str], reason: str) -> Entry | None:
    """A decision on the step with what is left there; None where nothing is."""
    if not one.left:
        return None
    difference = Difference.objects.get(draft__group=group, key=one.difference.key)
    same = next((option for option, keys in one.difference.options.items() if keys == one.left), "")
    value = "; ".join(sorted(names.get(key, key) for key in one.left))
    answer = Answer(difference.key, same or "new", value="" if same else value)
    return replace(entry_of(group, difference, answer, reason), corrects_id=one.decision.pk)


def _names(group: Group, row: DocumentChoice) -> dict[str, str]:
    """The documents of the row, and those of which the steps of the group differ, as steps name them, by key."""
    rows = Difference.objects.filter(draft__group=group, type="document").values_list("options", flat=True)
    named = (name for options in rows for option in options for name in names_in(option["text"]))
    documents = keys_of_rows([row])[row.pk]
    values = documents_with(list(documents.values()))
    own = {key: name_to_find(values[document], key) for key, document in documents.items()}
    return {document_key(name): name for name in named} | own
