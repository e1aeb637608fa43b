"""Why a step of a published process is as it is: sources, decisions, improvements and edits, kept with the version."""

from __future__ import annotations

from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.contexts.stages import stage
from tests.support import signed_in

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account
from stroomlijn.harmonisation.models import Decision, Group, Origin
from stroomlijn.harmonisation.operations import concept, deciding, publishing
from stroomlijn.landscape.models import Appearance, Version
from stroomlijn.landscape.operations import editing
from stroomlijn.landscape.operations.publishing import PublishedVersion

Work = Callable[[], None]
REASON = "Landerd wil dat de inwoner het nog eens leest."


@stage
def decided(actor: Actor, wmo: Group, work: Work) -> Group:
    while deciding.decide_as_proposed(actor, wmo.pk, reason=REASON):
        work()
    return wmo


@stage
def published(actor: Actor, decided: Group, work: Work) -> PublishedVersion:
    made = publishing.publish_group(actor, decided.pk, name="Melding Wmo behandelen")
    work()
    return made


def asked(client: Client, published: PublishedVersion, label: str, **headers: str) -> str:
    step = Appearance.objects.get(version=published.id, label=label).step_id
    answer = client.get(reverse("step-why", args=[published.process_id, step]), headers=headers)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_a_step_says_from_whom_it_comes_and_what_was_decided(
    employee: Account, analyst: Account, published: PublishedVersion
) -> None:
    decision = Decision.objects.get(kind="difference", withdrawn_at=None)
    page = asked(signed_in(analyst), published, "Verslag sturen")
    assert "Uden" in page
    assert "Landerd</b>" not in page
    assert decision.number in page
    assert REASON in page
    both = asked(signed_in(employee), published, "Onderzoek doen")
    assert "Uden</b>" in both
    assert "Landerd</b>" in both
    assert decision.number not in both


def test_the_way_to_it_is_on_the_page_for_who_may_read_none_of_the_sources(
    employee: Account, published: PublishedVersion
) -> None:
    client = signed_in(employee)
    page = client.get(reverse("process", args=[published.process_id])).content.decode()
    assert "Gemaakt uit" not in page
    step = Appearance.objects.get(version=published.id, label="Verslag sturen").step_id
    assert reverse("step-why", args=[published.process_id, step]) in page


def test_the_source_is_a_link_for_who_may_read_it_only(
    employee: Account, analyst: Account, published: PublishedVersion
) -> None:
    source = Appearance.objects.get(label="Verslag sturen", version__process__landscape__name="Uden")
    address = reverse("process-step", args=[source.version.process_id, source.step_id])
    assert address in asked(signed_in(analyst), published, "Verslag sturen")
    assert address not in asked(signed_in(employee), published, "Verslag sturen")


def test_it_stays_when_the_draft_is_made_anew(
    actor: Actor, analyst: Account, decided: Group, published: PublishedVersion, work: Work
) -> None:
    decision = Decision.objects.get(kind="difference", withdrawn_at=None)
    publishing.reopen_group(actor, decided.pk)
    work()
    deciding.withdraw(actor, decided.pk, decision.number)
    deciding.decide(actor, decided.pk, [deciding.Answer(decision.difference, "drop")])
    work()
    page = asked(signed_in(analyst), published, "Verslag sturen")
    assert decision.number in page
    assert "later vervangen" in page


def test_a_step_that_somebody_added_says_who_and_one_that_was_changed_keeps_its_source(
    actor: Actor, analyst: Account, decided: Group
) -> None:
    version = Version.objects.get(pk=concept.make_concept(actor, decided.pk).id)
    last = Appearance.objects.get(version=version, label="Besluit nemen").element
    ends = {"do": "decide", "step": last, "question": "", "text": "einde", "kind": "none"}
    editing.give_command(actor, version.pk, ends | {"was": {"question": "", "kind": "none", "ways": []}}, "einde")
    insert = {"do": "insert", "id": "Stap_bellen", "after": last, "label": "Inwoner bellen"}
    editing.give_command(actor, version.pk, insert, "erbij")
    renamed = {"do": "set", "step": last, "field": "label", "value": "Beschikking tekenen", "was": "Besluit nemen"}
    editing.give_command(actor, version.pk, renamed, "naam")
    for step in Appearance.objects.filter(version=version):
        role = {"do": "set", "step": step.element, "field": "role", "value": "Consulent", "was": ""}
        editing.give_command(actor, version.pk, role, f"rol-{step.position}")
    published = publishing.publish_group(actor, decided.pk, name="Melding Wmo")
    added = asked(signed_in(analyst), published, "Inwoner bellen")
    assert "erbij gezet door Fatima El Idrissi" in added
    changed = asked(signed_in(analyst), published, "Beschikking tekenen")
    assert "Besluit nemen" in changed
    assert "Beschikking tekenen" in changed
    assert "Fatima El Idrissi" in changed


def test_what_the_owner_makes_of_it_keeps_where_it_comes_from(
    actor: Actor, analyst: Account, published: PublishedVersion
) -> None:
    following = editing.begin_from_version(actor, published.process_id)
    step = Appearance.objects.get(version=following, label="Verslag sturen").element
    renamed = {"do": "set", "step": step, "field": "label", "value": "Verslag mailen", "was": "Verslag sturen"}
    editing.give_command(actor, following.pk, renamed, "naam")
    concept = PublishedVersion(following.pk, following.number, published.process_id, published.process_number)
    page = asked(signed_in(analyst), concept, "Verslag mailen")
    assert Decision.objects.get(kind="difference", withdrawn_at=None).number in page
    assert "Fatima El Idrissi" in page


def test_the_part_asks_few_queries_and_the_page_of_the_process_none_more(
    analyst: Account, published: PublishedVersion
) -> None:
    client = signed_in(analyst)
    asked(client, published, "Verslag sturen")
    with CaptureQueriesContext(connection) as queries:
        part = asked(client, published, "Verslag sturen", **{"HX-Request": "true"})
    assert len(queries) <= 25
    assert "<html" not in part
    address = reverse("process", args=[published.process_id])
    assert "Waarom zo?" in client.get(address).content.decode()
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    assert not [query for query in queries if "harmonisation_origin" in query["sql"]]


def test_a_step_that_is_not_there_is_not_found(analyst: Account, published: PublishedVersion) -> None:
    source = Appearance.objects.filter(version__process__landscape__name="Uden").first()
    assert source is not None
    client = signed_in(analyst)
    assert client.get(reverse("step-why", args=[published.process_id, source.step_id])).status_code == 404


def test_every_step_of_a_published_version_has_an_origin(published: PublishedVersion) -> None:
    elements = set(Appearance.objects.filter(version=published.id).values_list("element", flat=True))
    assert set(Origin.objects.filter(version=published.id).values_list("element", flat=True)) == elements
