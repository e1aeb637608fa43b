"""Taking back an act of arranging, while nothing rests on it."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import live
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit
from stroomlijn.harmonisation.models import Arrangement, Bond, Cluster, Decision, Group, GroupMember
from stroomlijn.harmonisation.operations.describing import advise_groups, settle_clusters
from stroomlijn.harmonisation.operations.registering import withdraw_decision

from .arranging import choose, count_revision, groups_of, wait_for_others
from .needs import SETTLED, ask_anew_of
from .snapshot import Kept, Touched, snapshot, touched_by

Rows = Mapping[str, Mapping[str, object]]


@transaction.atomic
def undo(actor: Actor, arrangement_id: int) -> Arrangement:
    """Puts back what an act changed; its decision, when it made one, is withdrawn. Undone twice is undone once.

    Raises Problem "arranged-since" when the same was arranged anew, and "decided-since" when a difference of a group it
    touched was decided after it, or the group is adopted or published.
    """
    traject_id = Arrangement.objects.values_list("traject", flat=True).get(pk=arrangement_id)
    wait_for_others(traject_id)
    act = Arrangement.objects.select_for_update(of=("self",)).select_related("decision").get(pk=arrangement_id)
    if act.undone_at is not None:
        return act
    touched = _touched(act)
    groups = list(Group.objects.select_for_update().filter(pk__in=_concerned(touched)).order_by("pk"))
    if not _still_so(act.after, act.before, snapshot(touched)):
        raise Problem("arranged-since")
    turned = _turned(act)
    if (turned or "members" in act.before) and _rested_upon(act, groups):
        raise Problem("decided-since")
    _put_back(actor, act)
    if turned:
        ask_anew_of([group for group in groups if group.pk in groups_of(turned)])
    if act.decision is not None and act.decision.withdrawn_at is None:
        withdraw_decision(actor, act.decision.pk)
    act.undone_at = timezone.now()
    act.save(update_fields=["undone_at"])
    audit(actor, "arrangement-undone", "traject", traject_id, what=act.what)
    live.publish(f"traject-{traject_id}", state="arranged")
    return act


def _touched(act: Arrangement) -> Touched:
    before, after = touched_by(act.before, act.traject_id), touched_by(act.after, act.traject_id)
    return Touched(
        tuple({*before.processes, *after.processes}),
        tuple({*before.groups, *after.groups}),
        bonds=True,
        clusters_of=act.traject_id,
    )


def _concerned(touched: Touched) -> set[int]:
    return {*touched.groups, *groups_of(touched.processes)}


def _still_so(after: Kept, before: Kept, now: Kept) -> bool:
    """Whether every field that the act changed is as the act left it."""
    for kind in before.keys() | after.keys():
        left, was = after.get(kind, {}), before.get(kind, {})
        for key in left.keys() | was.keys():
            is_now = now[kind].get(key, {})
            if any(is_now.get(name) != left.get(key, {}).get(name) for name in {*left.get(key, {}), *was.get(key, {})}):
                return False
    return True


def _rested_upon(act: Arrangement, groups: list[Group]) -> bool:
    decided = Decision.objects.filter(group__in=groups, decided_at__gt=act.made_at, withdrawn_at=None)
    return decided.exists() or any(group.state in SETTLED for group in groups)


def _turned(act: Arrangement) -> set[int]:
    """The processes that are needed again, or no longer."""
    choices = act.before.get("choices", {})
    return {int(key) for key, row in choices.items() if bool(row.get("dropped", "")) != _dropped(act.after, key)}


def _dropped(kept: Kept, key: str) -> bool:
    return bool(kept.get("choices", {}).get(key, {}).get("dropped", ""))


def _put_back(actor: Actor, act: Arrangement) -> None:
    """What others point at comes back first, and goes last."""
    before, after = act.before, act.after
    _make(Cluster, act.traject_id, before.get("clusters", {}), after.get("clusters", {}))
    _make(Group, act.traject_id, before.get("groups", {}), after.get("groups", {}))
    for process, row in before.get("members", {}).items():
        GroupMember.objects.filter(process=process).update(**row)
    choose(actor, act.traject_id, {int(key): dict(row) for key, row in before.get("choices", {}).items()})
    _bond(actor, act.traject_id, before.get("bonds", {}), after.get("bonds", {}))
    _take_away(Group, before.get("groups", {}), after.get("groups", {}))
    _take_away(Cluster, before.get("clusters", {}), after.get("clusters", {}))
    concerned = _concerned(_touched(act))
    advise_groups(concerned)
    settle_clusters(concerned)
    count_revision(concerned)


def _make(model: type[Group] | type[Cluster], traject_id: int, before: Rows, after: Rows) -> None:
    for key, row in before.items():
        if after.get(key):
            model._default_manager.filter(pk=key).update(**row)
        else:
            model._default_manager.create(pk=int(key), traject_id=traject_id, **row)


def _take_away(model: type[Group] | type[Cluster], before: Rows, after: Rows) -> None:
    model._default_manager.filter(pk__in=[key for key in after if not before.get(key)]).delete()


def _bond(actor: Actor, traject_id: int, before: Rows, after: Rows) -> None:
    for key in before.keys() | after.keys():
        one, other = map(int, key.split("-"))
        if row := before.get(key):
            values = {"kind": row["kind"], "made_by_id": actor.account_id, "traject_id": traject_id}
            Bond.objects.update_or_create(one_id=one, other_id=other, defaults=values)
        else:
            Bond.objects.filter(one=one, other=other).delete()
