"""What is said of a group follows from its members: why they are together, and in which cluster it lies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from stroomlijn.engines.matching import Cluster, Member, cluster
from stroomlijn.harmonisation.models import Group, GroupMember, ProcessChoice
from stroomlijn.landscape.queries.sources import SourceProcess, versions_of


def describe_groups(group_ids: Collection[int]) -> None:
    """Compares the members of proposed groups anew: how alike they are, and why they are together."""
    members = GroupMember.objects.filter(group__in=group_ids, group__state=Group.State.PROPOSED)
    of_version = dict(members.values_list("version", "group"))
    inside: dict[int, list[SourceProcess]] = {}
    for source in versions_of(of_version):
        inside.setdefault(of_version[source.version_id], []).append(source)
    changed = []
    for group in Group.objects.filter(pk__in=inside):
        found = _as_one(inside[group.pk])
        group.likeness, group.reasons = round(found.likeness, 4), reasons_of(found)
        changed.append(group)
    Group.objects.bulk_update(changed, ["likeness", "reasons"])


def settle_clusters(group_ids: Collection[int]) -> None:
    """A group belongs to the cluster that most of its processes were put in; of equals to the one chosen last."""
    members = GroupMember.objects.filter(group__in=group_ids)
    process_of = dict(members.values_list("process", "group"))
    choices = ProcessChoice.objects.filter(process__in=process_of).exclude(cluster=None).order_by("-chosen_at", "pk")
    votes: dict[int, Counter[int]] = {group: Counter() for group in process_of.values()}
    for process, chosen in choices.values_list("process", "cluster"):
        votes[process_of[process]][chosen] += 1
    groups = list(Group.objects.filter(pk__in=votes))
    for group in groups:
        best = votes[group.pk].most_common(1)
        group.cluster_id = best[0][0] if best else None
    Group.objects.bulk_update(groups, ["cluster"], batch_size=500)


def remove_empty(group_ids: Collection[int]) -> None:
    """Groups that nothing lies in any more go; one that was decided on stays, for the archive."""
    Group.objects.filter(pk__in=group_ids, members=None, decisions=None).delete()


def reasons_of(found: Cluster) -> list[dict[str, object]]:
    """Why the members are together, as it is kept with the group: a code and its facts, the strongest first; whether
    to make them one comes last."""
    said: list[dict[str, object]] = [{"code": reason.code, "facts": dict(reason.facts)} for reason in found.reasons]
    if found.advice:
        advice = "equal" if found.copies and not found.deciding else found.advice
        said.append({"code": f"advice-{advice}", "facts": {"copies": found.copies, "deciding": found.deciding}})
    return said


def _as_one(sources: list[SourceProcess]) -> Cluster:
    """The members as one group, whatever the comparison would make of them."""
    members = [Member(source.number, source.graph) for source in sources]
    joined = [(members[0].key, member.key) for member in members[1:]]
    return cluster(members, together=joined)[0]
