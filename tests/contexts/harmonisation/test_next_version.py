"""A published process gets a next version: reopened, decided anew, published again; the earlier one stays in force."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.urls import reverse
from tests.contexts.harmonisation.conftest import LANDERD, epml
from tests.contexts.harmonisation.people import owner_of
from tests.contexts.stages import stage
from tests.support import signed_in

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account, AuditLine
from stroomlijn.harmonisation.checks import published_groups_have_their_version
from stroomlijn.harmonisation.models import Decision, Difference, Draft, Group, GroupMember
from stroomlijn.harmonisation.operations import deciding, grouping, publishing
from stroomlijn.harmonisation.queries.funnel import funnel
from stroomlijn.harmonisation.queries.group_list import GroupFilter, groups
from stroomlijn.harmonisation.queries.groups import decisions_behind_process, processes_in
from stroomlijn.landscape.models import Appearance, Process, Validity, Version
from stroomlijn.landscape.operations import imports
from stroomlijn.landscape.operations.publishing import PublishedVersion

Work = Callable[[], None]
NAME = "Melding Wmo behandelen"


@stage
def first(actor: Actor, wmo: Group, work: Work) -> PublishedVersion:
    while deciding.decide_as_proposed(actor, wmo.pk):
        work()
    published = publishing.publish_group(actor, wmo.pk, name=NAME)
    work()
    return published


def test_a_reopened_group_publishes_the_next_version_of_the_same_process(
    actor: Actor, wmo: Group, first: PublishedVersion, work: Work
) -> None:
    publishing.reopen_group(actor, wmo.pk)
    work()
    begins = clock.today() + datetime.timedelta(days=30)
    second = publishing.publish_group(actor, wmo.pk, name=NAME, valid_from=begins)
    assert (second.process_id, second.number) == (first.process_id, "2.0")
    steps = [dict(Appearance.objects.filter(version=v.id).values_list("element", "step")) for v in (first, second)]
    assert steps[0] == steps[1]
    periods = {(row.version_id, row.period.lower, row.period.upper) for row in Validity.objects.all()}
    assert periods == {(first.id, clock.today(), begins), (second.id, begins, None)}


def test_a_reopened_group_takes_the_newest_versions_of_its_processes(
    actor: Actor, wmo: Group, first: PublishedVersion, work: Work
) -> None:
    data = epml("Melding Wmo voor Landerd", *LANDERD, "Dossier sluiten")
    run = imports.start_import(actor, wmo.traject_id, [("l.epml", [data])], organisation_in_name=True)
    work()
    imports.take_over(actor, run.pk)
    work()
    newest = Version.objects.get(imported=run)
    publishing.reopen_group(actor, wmo.pk)
    work()
    assert GroupMember.objects.get(process=newest.process).version == newest
    assert "Dossier sluiten" in [row["label"] for row in Draft.objects.get(group=wmo).rows]
    assert Decision.objects.get(kind="difference", withdrawn_at=None), "decisions stay in force"


def test_a_reopened_group_still_counts_as_published(actor: Actor, wmo: Group, first: PublishedVersion) -> None:
    publishing.reopen_group(actor, wmo.pk)
    state = funnel(wmo.traject_id)
    assert (state.decided, state.adopted, state.published) == (1, 1, 1)
    for chosen in ("samenvoegen", "besloten", "gepubliceerd"):
        assert [row.id for row in groups(wmo.traject_id, GroupFilter(stage=chosen))[0]] == [wmo.pk]
        assert len(processes_in(wmo.traject_id, chosen) or ()) == 2


def test_only_a_published_group_is_reopened(actor: Actor, wmo: Group) -> None:
    with pytest.raises(Problem, match="group-not-in-state"):
        publishing.reopen_group(actor, wmo.pk)


def test_the_published_page_keeps_its_decisions_while_the_next_version_is_worked_on(
    actor: Actor, wmo: Group, first: PublishedVersion, work: Work
) -> None:
    (old,) = Decision.objects.filter(kind="difference")
    publishing.reopen_group(actor, wmo.pk)
    deciding.withdraw(actor, wmo.pk, old.number)
    work()
    (new,) = deciding.decide_as_proposed(actor, wmo.pk)
    work()
    assert old in decisions_behind_process(first.process_id)
    publishing.publish_group(actor, wmo.pk, name=NAME)
    behind = decisions_behind_process(first.process_id)
    assert new in behind and old not in behind
    assert Decision.objects.filter(pk=old.pk).exclude(withdrawn_at=None).exists(), "archive is never deleted"


def test_reopening_keeps_the_rules_and_is_in_the_audit(actor: Actor, wmo: Group, first: PublishedVersion) -> None:
    publishing.reopen_group(actor, wmo.pk)
    assert list(published_groups_have_their_version()) == []
    lines = AuditLine.objects.filter(object_kind="group", object_id=wmo.pk)
    done = dict(lines.filter(action__in=["group-published", "group-reopened"]).values_list("action", "actor"))
    assert done == {"group-published": actor.account_id, "group-reopened": actor.account_id}


def test_the_button_is_on_group_and_draft_and_leads_back_to_work(
    analyst: Account, wmo: Group, first: PublishedVersion
) -> None:
    client = signed_in(analyst)
    address = reverse("group-reopen", args=[wmo.pk])
    for name in ("group", "draft"):
        assert address in client.get(reverse(name, args=[wmo.pk])).content.decode()
    assert client.post(address).url == reverse("group", args=[wmo.pk])
    wmo.refresh_from_db()
    assert wmo.state == Group.State.MERGING


def test_a_draft_that_was_made_anew_since_it_was_seen_is_not_published(
    analyst: Account, actor: Actor, wmo: Group, work: Work
) -> None:
    client = signed_in(analyst)
    missing = Difference.objects.get(draft__group=wmo, type="step-missing")
    (decision,) = deciding.decide(actor, wmo.pk, [deciding.Answer(missing.key, "drop")])
    work()
    seen = Draft.objects.get(group=wmo).made
    assert f'name="gezien" value="{seen}"' in client.get(reverse("group-adopting", args=[wmo.pk])).content.decode()
    deciding.withdraw(actor, wmo.pk, decision.number)
    deciding.decide(actor, wmo.pk, [deciding.Answer(missing.key, "keep")])
    work()
    sent = {"name": NAME, "valid_from": "2027-01-01", "gezien": seen}
    client.post(reverse("group-release", args=[wmo.pk]), sent)
    assert not Version.objects.filter(state=Version.State.GEPUBLICEERD).exists()
    with pytest.raises(Problem, match="changed-meanwhile"):
        publishing.publish_group(actor, wmo.pk, name=NAME, seen=seen)
    publishing.publish_group(actor, wmo.pk, name=NAME, seen=Draft.objects.get(group=wmo).made)


def test_the_page_that_waits_for_its_draft_is_read_anew_as_a_whole(analyst: Account, wmo: Group) -> None:
    answer = signed_in(analyst).get(reverse("draft", args=[wmo.pk]), headers={"HX-Request": "true"})
    assert answer["HX-Refresh"] == "true"


def test_of_two_who_rename_a_group_the_second_is_told(actor: Actor, landscapes: int) -> None:
    group = Group.objects.filter(traject_id=landscapes)[0]
    seen = group.revision
    grouping.rename_group(actor, group, "Melding", seen)
    with pytest.raises(Problem, match="changed-meanwhile"):
        grouping.rename_group(actor, group, "Anders", seen)
    assert Group.objects.get(pk=group.pk).name == "Melding"


@pytest.mark.parametrize("day", ["0202-03-01", "1999-12-31", "3027-01-01", "geen datum"])
def test_a_day_on_which_nothing_can_begin_is_refused_on_the_form(
    analyst: Account, actor: Actor, wmo: Group, work: Work, day: str
) -> None:
    while deciding.decide_as_proposed(actor, wmo.pk):
        work()
    answer = signed_in(analyst).post(reverse("group-release", args=[wmo.pk]), {"name": NAME, "valid_from": day})
    assert answer.status_code == 422
    assert "valid_from" in answer.context["publication_form"].errors
    assert not Process.objects.filter(landscape__kind="target").exists()


def test_a_process_owner_reads_and_publishes_and_decides_nothing(actor: Actor, wmo: Group, work: Work) -> None:
    client = signed_in(owner_of(wmo.traject_id))
    page = client.get(reverse("group", args=[wmo.pk]))
    assert page.status_code == 200
    assert reverse("decide", args=[wmo.pk]) not in page.content.decode()
    assert reverse("decide-many", args=[wmo.pk]) not in page.content.decode()
    assert client.post(reverse("decide-many", args=[wmo.pk])).status_code == 404
    while deciding.decide_as_proposed(actor, wmo.pk):
        work()
    assert reverse("group-adopting", args=[wmo.pk]) in client.get(reverse("draft", args=[wmo.pk])).content.decode()
    seen = Draft.objects.get(group=wmo).made
    sent = {"name": NAME, "valid_from": clock.today().isoformat(), "gezien": seen}
    assert client.post(reverse("group-release", args=[wmo.pk]), sent).status_code == 302
    page = client.get(reverse("group", args=[wmo.pk])).content.decode()
    assert reverse("group-reopen", args=[wmo.pk]) not in page
    assert client.post(reverse("group-reopen", args=[wmo.pk])).status_code == 404
