"""What is said of a group follows from its members: why they are together, what making them one process would bring,
and in which cluster it lies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from stroomlijn.engines.matching import Cluster, Member, Thesaurus, cluster
from stroomlijn.engines.matching.grouping import Weighed, look_at_pairs, weigh
from stroomlijn.engines.matching.values import Advice
from stroomlijn.harmonisation.models import Group, GroupMember, ProcessChoice
from stroomlijn.harmonisation.queries.needed import dropped_among
from stroomlijn.harmonisation.queries.said import said_in
from stroomlijn.harmonisation.queries.words import thesaurus_with, words_of
from stroomlijn.landscape.queries.sources import SourceProcess, versions_of


def describe_groups(group_ids: Collection[int]) -> None:
    """Compares the members of proposed groups anew: how alike they are, why they are together, and the advice."""
    inside = _members(group_ids)
    groups = list(Group.objects.filter(pk__in=inside))
    words = {traject: words_of(traject) for traject in {group.traject_id for group in groups}}
    for group in groups:
        found = _as_one(inside[group.pk], thesaurus_with(words[group.traject_id]))
        group.likeness, group.reasons = round(found.likeness, 4), reasons_of(found)
    Group.objects.bulk_update(groups, ["likeness", "reasons"])
    advise_groups(group_ids)


def advise_groups(group_ids: Collection[int]) -> None:
    """Weighs anew whether to make what is needed of proposed groups one process."""
    inside = _members(group_ids)
    dropped = dropped_among(source.process_id for sources in inside.values() for source in sources)
    groups = list(Group.objects.filter(pk__in=inside))
    trajects = {group.traject_id for group in groups}
    told = {traject: (thesaurus_with(words_of(traject)), said_in(traject)) for traject in trajects}
    for group in groups:
        needed = [source.graph for source in inside[group.pk] if source.process_id not in dropped]
        thesaurus, said = told[group.traject_id]
        group.saves, group.advice = advice_of(look_at_pairs(weigh(needed, thesaurus, said), needed, thesaurus, said))
    Group.objects.bulk_update(groups, ["saves", "advice"])


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
    """Why the members are together, as it is kept with the group: a code and its facts, the strongest first."""
    return [{"code": reason.code, "facts": dict(reason.facts)} for reason in found.reasons]


def advice_of(weighed: Weighed) -> tuple[int, dict[str, object]]:
    """How many steps making the members one saves, and the advice as it is kept with the group; {} for one alone."""
    if not weighed.advice:
        return weighed.copies, {}
    advice = "equal" if weighed.copies and not weighed.deciding else weighed.advice
    facts = {"copies": weighed.copies, "deciding": weighed.deciding}
    if weighed.advice is Advice.LOOK and not weighed.pairs:
        advice = "look-many"
    if weighed.pairs:
        copies, deciding = weighed.joined
        facts |= {"pairs": weighed.pairs, "copies_then": copies, "deciding_then": deciding}
    return weighed.copies, {"code": f"advice-{advice}", "facts": facts}


def _members(group_ids: Collection[int]) -> Mapping[int, list[SourceProcess]]:
    """By proposed group its processes as they are compared."""
    members = GroupMember.objects.filter(group__in=group_ids, group__state=Group.State.PROPOSED)
    of_version = dict(members.values_list("version", "group"))
    inside: dict[int, list[SourceProcess]] = {}
    for source in versions_of(of_version):
        inside.setdefault(of_version[source.version_id], []).append(source)
    return inside


def _as_one(sources: list[SourceProcess], thesaurus: Thesaurus | None) -> Cluster:
    """The members as one group, whatever the comparison would make of them."""
    members = [Member(source.number, source.graph) for source in sources]
    joined = [(members[0].key, member.key) for member in members[1:]]
    return cluster(members, together=joined, thesaurus=thesaurus)[0]
