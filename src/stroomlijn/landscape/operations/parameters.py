"""What differs per organisation: which parameters there are, and what they are where."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit
from stroomlijn.foundation.operations.undoing import keep_for_undo, take_up_undo
from stroomlijn.foundation.revision import refuse_stale
from stroomlijn.foundation.text import one_line, storable
from stroomlijn.landscape.models import Mention, Parameter, ParameterValue
from stroomlijn.landscape.queries.parameters import parameter_key
from stroomlijn.organisation.queries.trajecten import all_organisations

MOST_SIGNS = 2_000
MOST_IN_LABEL = 200
REMOVED = "parameter-removed"

Filled = Mapping[int, str]
"""What somebody filled in of one parameter, by organisation."""


@transaction.atomic
def add_parameter(actor: Actor, label: str) -> Parameter:
    """Adds a parameter; texts name it by the key that follows from its label. Raises Problem when it is there."""
    label = _label(label)
    parameter, made = Parameter.objects.get_or_create(key=parameter_key(label), defaults={"label": label})
    if not made:
        raise Problem("parameter-exists", name=parameter.label)
    audit(actor, "parameter-added", "parameter", parameter.pk, key=parameter.key)
    return parameter


@transaction.atomic
def rename_parameter(actor: Actor, parameter_id: int, label: str, *, seen: int | None = None) -> None:
    """Gives it another label; its key stays, as texts name it."""
    parameter = _locked(parameter_id, seen)
    before, parameter.label = parameter.label, _label(label)
    _keep(parameter)
    audit(actor, "parameter-renamed", "parameter", parameter.pk, before=before, label=parameter.label)


@transaction.atomic
def remove_parameter(actor: Actor, parameter_id: int, *, seen: int | None = None) -> int:
    """Removes a parameter that no process names; returns what undoes it. Raises Problem "parameter-in-use"."""
    parameter = _locked(parameter_id, seen)
    naming = Mention.objects.filter(kind=Mention.Kind.PARAMETER, key=parameter.key)
    if uses := naming.order_by().values("process").distinct().count():
        raise Problem("parameter-in-use", name=parameter.label, number=uses)
    values = {str(row.organisation_id): row.value for row in parameter.values.all()}
    audit(actor, "parameter-removed", "parameter", parameter.pk, key=parameter.key, values=values)
    kept = {name: getattr(parameter, name) for name in ("key", "label", "revision")}
    parameter.delete()
    return keep_for_undo(actor, REMOVED, parameter_id, parameter=kept, values=values)


@transaction.atomic
def undo_remove_parameter(actor: Actor, undo_id: int) -> Parameter:
    """The parameter is there again, with its values.

    Raises Problem "parameter-exists" when another has its key now, and "undone-already".
    """
    kept = take_up_undo(undo_id)
    back = Parameter(pk=kept.object_id, **kept.before["parameter"])
    if there := Parameter.objects.filter(key=back.key).first():
        raise Problem("parameter-exists", name=there.label)
    back.revision += 1
    back.save(force_insert=True)
    for where, text in kept.before["values"].items():
        _put(back, int(where), text)
    audit(actor, "parameter-restored", "parameter", back.pk, key=back.key, values=kept.before["values"])
    return back


@transaction.atomic
def fill_in(actor: Actor, filled: Mapping[int, Filled], *, seen: Mapping[int, int] | None = None) -> int:
    """Keeps the values that changed, with what stood there before in the audit; returns how many did.

    `seen` is the revision of each parameter as it was shown. Raises Problem for a value that is too long or when
    somebody else changed a parameter meanwhile; nothing is kept then.
    """
    changed, known = 0, all_organisations()
    for parameter in Parameter.objects.select_for_update().filter(pk__in=filled).order_by("pk"):
        before = {row.organisation_id: row.value for row in parameter.values.all()}
        wanted = {
            organisation: _value(text) for organisation, text in filled[parameter.pk].items() if organisation in known
        }
        differing = {where: text for where, text in wanted.items() if text != before.get(where, "")}
        if not differing:
            continue
        refuse_stale(parameter, (seen or {}).get(parameter.pk))
        for where, text in differing.items():
            _put(parameter, where, text)
            facts = {"organisation": where, "before": before.get(where, ""), "value": text}
            facts["day"] = clock.today().isoformat()
            audit(actor, "parameter-filled-in", "parameter", parameter.pk, **facts)
        _keep(parameter)
        changed += len(differing)
    return changed


def _put(parameter: Parameter, organisation_id: int, text: str) -> None:
    if text:
        ParameterValue.objects.update_or_create(
            parameter=parameter, organisation_id=organisation_id, defaults={"value": text}
        )
    else:
        parameter.values.filter(organisation=organisation_id).delete()


def _locked(parameter_id: int, seen: int | None) -> Parameter:
    parameter = Parameter.objects.select_for_update().get(pk=parameter_id)
    refuse_stale(parameter, seen)
    return parameter


def _keep(parameter: Parameter) -> None:
    parameter.revision += 1
    parameter.save()


def _label(label: str) -> str:
    kept = one_line(label)
    if not parameter_key(kept):
        raise Problem("parameter-name-empty")
    if len(kept) > MOST_IN_LABEL:
        raise Problem("parameter-name-too-long")
    return kept


def _value(text: str) -> str:
    kept = storable(text).replace("\r\n", "\n").strip()
    if len(kept) > MOST_SIGNS:
        raise Problem("parameter-too-long", signs=len(kept), most=MOST_SIGNS)
    return kept
