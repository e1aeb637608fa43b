"""A source process is read in anew while its group is being decided: only what depends on it is asked again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from tests.contexts.stages import stage

from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import process_from_json
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account
from stroomlijn.harmonisation.models import Decision, Difference, Draft, Group, GroupMember
from stroomlijn.harmonisation.operations import deciding, drafting, grouping, judging
from stroomlijn.harmonisation.operations.deciding import alike
from stroomlijn.harmonisation.queries.readiness import readiness
from stroomlijn.harmonisation.queries.renewed import brought, brought_by
from stroomlijn.harmonisation.queries.replaying import replayed_group
from stroomlijn.harmonisation.queries.workshop import outdated_decisions
from stroomlijn.landscape.models import Import, Process, Version
from stroomlijn.landscape.operations import imports

from .conftest import epml

Work = Callable[[], None]

START, END = "Melding aannemen", "Besluit nemen"
UDEN = (START, "Onderzoek doen", "Verslag sturen", "Indicatie stellen", END)
LANDERD = (START, "Onderzoek doen", END)


@pytest.fixture
def read_in(actor: Actor, traject_id: int, work: Work) -> Callable[..., Import]:
    def read(*files: tuple[str, bytes]) -> Import:
        given = [(name, [data]) for name, data in files]
        run = imports.start_import(actor, traject_id, given, organisation_in_name=True)
        work()
        imports.take_over(actor, run.pk)
        work()
        run.refresh_from_db()
        assert run.state == Import.State.APPLIED
        return run

    return read


@stage
def group(actor: Actor, traject_id: int, read_in: Callable[..., Import], work: Work) -> Group:
    """Uden has two steps that Landerd has not; both are decided."""
    read_in(("u.epml", epml("Melding Wmo voor Uden", *UDEN)), ("l.epml", epml("Melding Wmo voor Landerd", *LANDERD)))
    grouping.start_grouping(actor, traject_id)
    work()
    found = Group.objects.get(members__process__landscape__name="Uden")
    drafting.begin_merge(actor, found.pk)
    work()
    deciding.decide_as_proposed(actor, found.pk)
    work()
    return found


def labels(group: Group) -> list[str]:
    return [row["label"] for row in Draft.objects.get(group=group).rows if row["kind"] == "step"]


def still_open(group: Group) -> list[str]:
    return [one.about["label"] for one in Difference.objects.filter(draft__group=group, decided=False)]


def held(group: Group) -> dict[str, str]:
    in_force = Decision.objects.filter(group=group, withdrawn_at=None)
    return dict(in_force.values_list("number", "option"))


def test_only_what_depends_on_the_new_source_is_asked_again(
    group: Group, read_in: Callable[..., Import], analyst: Account
) -> None:
    assert still_open(group) == []
    before = held(group)
    assert len(before) == 2
    # Landerd now sends a report too (that question is gone) and has a step that nobody has (a new question).
    renewed = (START, "Gesprek voeren", "Onderzoek doen", "Verslag sturen", END)
    run = read_in(("l.epml", epml("Melding Wmo voor Landerd", *renewed)))
    member = GroupMember.objects.get(group=group, process__landscape__name="Landerd")
    assert member.version == Version.objects.get(imported=run)
    assert held(group) == before, "no decision is withdrawn or changed"
    assert "Gesprek voeren" in labels(group)
    assert still_open(group) == ["Gesprek voeren"]
    group.refresh_from_db()
    assert group.state == Group.State.MERGING
    assert replayed_group(group.pk).outcome == "same"
    client = Client()
    client.force_login(analyst)
    page = client.get(f"/groepen/{group.number}").content.decode()
    asked, _, _rest = page.partition('id="besluiten"')
    assert "Opnieuw bekijken" in asked
    assert "‘Melding Wmo’ van Landerd is op" in asked
    assert "‘Melding Wmo’ van Uden is op" not in asked, "only what was read in anew is named"
    said = asked[asked.index("Opnieuw bekijken") :]
    gone = Decision.objects.get(group=group, summary__contains="Verslag sturen")
    assert gone.number in said and "Dit verschil is er niet meer." in said
    kept = Decision.objects.get(group=group, summary__contains="Indicatie stellen")
    assert kept.number not in said[: said.index("</section>")]


def test_a_decision_holds_when_other_sources_call_its_step_otherwise(
    actor: Actor, traject_id: int, group: Group, read_in: Callable[..., Import], work: Work, analyst: Account
) -> None:
    before = held(group)
    kept = Decision.objects.get(group=group, summary__contains="Verslag sturen")
    names = ("Oss", "Boekel", "Bernheze")
    posted = [step.replace("Verslag sturen", "Verslag verzenden") for step in UDEN]
    read_in(*((f"{name}.epml", epml(f"Melding Wmo voor {name}", *posted)) for name in names))
    for process in Process.objects.filter(landscape__name__in=names):
        GroupMember.objects.create(group=group, process=process, version=process.versions.get())
    drafting.ask_anew(group.pk)
    work()
    assert "Verslag verzenden" in labels(group)
    assert held(group) == before
    there = Difference.objects.get(draft__group=group, key=kept.difference)
    assert there.about["label"] == "Verslag verzenden"
    assert there.decided
    client = Client()
    client.force_login(analyst)
    assert "Opnieuw bekijken" not in client.get(f"/groepen/{group.number}").content.decode()
    deciding.withdraw(actor, group.pk, kept.number)
    work()
    assert Difference.objects.get(draft__group=group, key=kept.difference).decided is False, "it keeps its key"


def test_a_decision_on_one_of_two_steps_with_the_same_words_never_lands_on_the_other(
    actor: Actor, traject_id: int, read_in: Callable[..., Import], work: Work
) -> None:
    called, uden = "Inwoner bellen", "Melding Wmo voor Uden"
    landerd = (START, "Onderzoek doen", "Indicatie stellen", END)
    read_in(
        ("u.epml", epml(uden, START, called, "Onderzoek doen", "Indicatie stellen", called, END)),
        ("l.epml", epml("Melding Wmo voor Landerd", *landerd)),
    )
    grouping.start_grouping(actor, traject_id)
    work()
    group = Group.objects.get(members__process__landscape__name="Uden")
    drafting.begin_merge(actor, group.pk)
    work()
    first, second = Difference.objects.filter(draft__group=group, type="step-missing").order_by("position")
    deciding.decide(actor, group.pk, [deciding.Answer(first.key, "drop"), deciding.Answer(second.key, "keep")])
    work()
    assert still_open(group) == []
    read_in(("l.epml", epml("Melding Wmo voor Landerd", *landerd[:-1], called, END)))
    assert labels(group) == [START, called, "Onderzoek doen", "Indicatie stellen", called, END]
    there = [row["label"] for row in Draft.objects.get(group=group).rows if row["kind"] == "step" and row["element"]]
    assert there == [START, "Onderzoek doen", "Indicatie stellen", called, END], "the first call goes, as was decided"
    assert still_open(group) == []
    (gone,) = outdated_decisions(Draft.objects.get(group=group))
    assert gone.key == second.key, "that it stays is asked of nothing any more: all have it"


ASK, CALL, VISIT = "Inkomen opvragen", "Inwoner bellen", "Huisbezoek uitvoeren"


def begun_with(
    actor: Actor, traject_id: int, read_in: Callable[..., Import], work: Work, **steps: tuple[str, ...]
) -> Group:
    """A group in work of organisations that do these steps between the first and the last one."""
    read_in(*((f"{name}.epml", epml(f"Melding Wmo voor {name}", START, *own, END)) for name, own in steps.items()))
    grouping.start_grouping(actor, traject_id)
    work()
    found = Group.objects.get(members__process__landscape__name=next(iter(steps)))
    assert found.members.count() == len(steps)
    drafting.begin_merge(actor, found.pk)
    work()
    return found


def one_more(group: Group, read_in: Callable[..., Import], work: Work, **steps: tuple[str, ...]) -> None:
    read_in(*((f"{name}.epml", epml(f"Melding Wmo voor {name}", START, *own, END)) for name, own in steps.items()))
    for process in Process.objects.filter(landscape__name__in=steps):
        GroupMember.objects.create(group=group, process=process, version=process.versions.get())
    drafting.ask_anew(group.pk)
    work()


def leads_to(group: Group) -> dict[str, str]:
    """By answer the step that it leads to, in the draft."""
    process = process_from_json(Draft.objects.get(group=group).graph)
    return {flow.label: process.node[flow.target].label for flow in process.flows if flow.label}


def test_a_way_that_was_chosen_holds_when_one_who_comes_has_more_of_its_steps(
    actor: Actor, traject_id: int, read_in: Callable[..., Import], work: Work
) -> None:
    ways = {"Uden": (ASK, CALL, VISIT), "Landerd": (CALL, ASK)}
    group = begun_with(actor, traject_id, read_in, work, **ways)
    asked = Difference.objects.get(draft__group=group, type="order")
    (chosen,) = (option for option in asked.options if option["members"] == ["Uden"])
    (made,) = deciding.decide(actor, group.pk, [deciding.Answer(asked.key, chosen["id"])])
    work()
    one_more(group, read_in, work, Oss=(VISIT, CALL, ASK))
    now = Difference.objects.get(draft__group=group, key=asked.key)
    (way,) = (option for option in now.options if option["members"] == ["Uden"])
    assert way["id"] != chosen["id"], "it is told by one step more"
    assert (now.decided, now.about["choice"]) == (True, way["id"])
    assert outdated_decisions(Draft.objects.get(group=group)) == []
    assert replayed_group(group.pk).outcome == "same"
    made.refresh_from_db()
    assert made.withdrawn_at is None
    assert alike(group, made) == []
    as_kept_earlier = [{name: one[name] for name in one if name != "told_by"} for one in made.options]
    Decision.objects.filter(pk=made.pk).update(options=as_kept_earlier)
    drafting.ask_anew(group.pk)
    work()
    assert [one.number for one in outdated_decisions(Draft.objects.get(group=group))] == [made.number]


def test_a_way_that_was_chosen_holds_when_not_all_pass_any_more_where_it_ended(
    actor: Actor, traject_id: int, read_in: Callable[..., Import], work: Work
) -> None:
    group = begun_with(actor, traject_id, read_in, work, Uden=(ASK, CALL, VISIT), Landerd=(CALL, ASK, VISIT))
    (made,) = deciding.decide_as_proposed(actor, group.pk)
    work()
    one_more(group, read_in, work, Oss=(CALL, ASK))
    assert still_open(group) == [VISIT], "only whether all have this step is new"
    assert Difference.objects.get(draft__group=group, type="order").key == made.difference
    assert replayed_group(group.pk).outcome == "same"


def test_what_is_done_under_a_condition_stays_so_when_most_do_it_and_is_asked_again_when_there_is_a_third(
    actor: Actor, traject_id: int, read_in: Callable[..., Import], work: Work
) -> None:
    ways = {"Uden": (CALL, ASK), "Boekel": (CALL, ASK), "Landerd": (ASK, CALL)}
    group = begun_with(actor, traject_id, read_in, work, **ways)
    asked = Difference.objects.get(draft__group=group, type="order")
    deciding.decide(actor, group.pk, [deciding.Answer(asked.key, "condition", "als het spoed is")])
    work()
    assert leads_to(group) == {"als het spoed is": ASK, "anders": CALL}
    one_more(group, read_in, work, Oss=(ASK, CALL), Vught=(ASK, CALL))
    assert still_open(group) == []
    assert leads_to(group) == {"als het spoed is": ASK, "anders": CALL}
    one_more(group, read_in, work, Heusden=(ASK, VISIT, CALL), Boxtel=(VISIT, ASK, CALL), Haaren=(CALL, VISIT, ASK))
    assert not Difference.objects.get(draft__group=group, key=asked.key).decided
    assert len(outdated_decisions(Draft.objects.get(group=group))) == 1


def test_decisions_that_say_the_same_of_what_became_one_step_are_both_in_effect(
    actor: Actor, traject_id: int, read_in: Callable[..., Import], work: Work
) -> None:
    own = {"Uden": ["Verslag sturen"], "Boekel": ["Map posten"], "Oss": []}
    names = {name: f"Melding Wmo voor {name}" for name in own}
    read_in(*((f"{name}.epml", epml(names[name], *UDEN[:2], *steps, END)) for name, steps in own.items()))
    grouping.start_grouping(actor, traject_id)
    work()
    group = Group.objects.get(members__process__landscape__name="Uden")
    drafting.begin_merge(actor, group.pk)
    work()
    answers = [deciding.Answer(one.key, "keep") for one in Difference.objects.filter(draft__group=group)]
    assert len(deciding.decide(actor, group.pk, answers)) == 2
    work()
    uden, boekel = (Process.objects.get(landscape__name=name).pk for name in ("Uden", "Boekel"))
    judging.judge(actor, group.pk, judging.Step(uden, "12"), judging.Step(boekel, "12"), same=True)
    work()
    assert len([row for row in Draft.objects.get(group=group).rows if row["kind"] == "step"]) == 4
    decided = Difference.objects.filter(draft__group=group, type="step-missing")
    assert [one.decided for one in decided] == [True]
    assert outdated_decisions(Draft.objects.get(group=group)) == []
    assert next(one for one in readiness(group) if one.key == "outdated").done


def test_a_decision_without_effect_is_told_and_is_to_be_decided_again(
    actor: Actor, group: Group, work: Work, analyst: Account
) -> None:
    lost = Decision.objects.get(group=group, summary__contains="Indicatie stellen")
    Decision.objects.filter(pk=lost.pk).update(option="v-of-a-source-that-changed")
    drafting.ask_anew(group.pk)
    work()
    group.refresh_from_db()
    assert group.state == Group.State.MERGING
    assert still_open(group) == ["Indicatie stellen"]
    checks = {check.key: check for check in readiness(group)}
    assert (checks["differences"].done, checks["differences"].text) == (False, "1 verschil is nog open")
    client = Client()
    client.force_login(analyst)
    page = client.get(f"/groepen/{group.number}").content.decode()
    said = page[page.index("Opnieuw bekijken") :].partition("</section>")[0]
    assert f"Beslis opnieuw; {lost.number} vervalt dan" in said
    (anew,) = deciding.decide(actor, group.pk, [deciding.Answer(lost.difference, "drop")])
    work()
    lost.refresh_from_db()
    assert lost.withdrawn_at is not None
    assert still_open(group) == []
    assert "Indicatie stellen" not in [row["label"] for row in Draft.objects.get(group=group).rows if row["element"]]
    with pytest.raises(Problem, match="already-decided"):
        deciding.decide(actor, group.pk, [deciding.Answer(anew.difference, "keep")])


def test_a_decision_whose_difference_is_gone_is_withdrawn_before_the_process_is_adopted(
    actor: Actor, group: Group, read_in: Callable[..., Import]
) -> None:
    gone = Decision.objects.get(group=group, summary__contains="Verslag sturen")
    read_in(("l.epml", epml("Melding Wmo voor Landerd", START, "Onderzoek doen", "Verslag sturen", END)))
    check = next(check for check in readiness(group) if check.key == "outdated")
    assert (check.done, check.blocks, check.text) == (False, True, "1 besluit past nergens meer op: trek het in")
    deciding.withdraw(actor, group.pk, gone.number)
    assert next(check for check in readiness(group) if check.key == "outdated").done


def test_a_file_that_is_read_in_unchanged_asks_nothing(group: Group, read_in: Callable[..., Import]) -> None:
    before, drawn = held(group), bytes(Draft.objects.get(group=group).bpmn or b"")
    read_in(("l.epml", epml("Melding Wmo voor Landerd", *LANDERD)))
    assert (held(group), still_open(group)) == (before, [])
    assert bytes(Draft.objects.get(group=group).bpmn or b"") == drawn


def test_a_process_that_vanished_from_its_file_stays_and_is_named(
    actor: Actor, traject_id: int, work: Work, read_in: Callable[..., Import], analyst: Account
) -> None:
    wmo, parking_card = (
        epml("Melding Wmo voor Uden", *UDEN),
        epml("Parkeerkaart voor Uden", "Kaart vragen", "Kaart geven"),
    )
    second = parking_card.partition(b'<directory name="R">')[2].replace(b'epcId="1"', b'epcId="2"')
    both = wmo.partition(b"</directory>")[0] + second
    read_in(("u.epml", both), ("l.epml", epml("Melding Wmo voor Landerd", *LANDERD)))
    grouping.start_grouping(actor, traject_id)
    work()
    parking = Group.objects.get(name__contains="Parkeerkaart")
    drafting.begin_merge(actor, parking.pk)
    work()
    made = bytes(Draft.objects.get(group=parking).bpmn or b"")
    run = read_in(("u.epml", wmo))
    assert parking.members.count() == 1
    assert bytes(Draft.objects.get(group=parking).bpmn or b"") == made
    client = Client()
    client.force_login(analyst)
    page = client.get(f"/inlezen/{run.pk}").content.decode()
    assert "1 proces staat niet meer in dit bestand" in page
    told = page[page.index('id="weg"') : page.index("</section>", page.index('id="weg"'))]
    assert "Parkeerkaart" in told and "Uden" in told
    assert "Melding Wmo" not in told


def in_csv(organisation: str, *steps: tuple[str, str]) -> tuple[str, bytes]:
    lines = ["Proces;Gemeente;Stap;Wie", *(f"Melding Wmo;{organisation};{step};{who}" for step, who in steps)]
    return f"{organisation}.csv", "\n".join(lines).encode()


def test_what_was_judged_goes_along_with_its_rows_and_holds_for_no_other(
    actor: Actor, traject_id: int, read_in: Callable[..., Import], work: Work, analyst: Account
) -> None:
    begin, research, visit, end = ((step, "Balie") for step in (START, "Onderzoek doen", "Huisbezoek afleggen", END))
    scan, begun, file = (("Formulier scannen", "Balie"), ("Dossier aanmaken", "Balie"), ("Dossier sluiten", "Balie"))
    read_in(in_csv("Uden", begin, research, visit, end))
    read_in(in_csv("Landerd", begin, research, scan, end))
    grouping.start_grouping(actor, traject_id)
    work()
    group = Group.objects.get(members__process__landscape__name="Uden")
    drafting.begin_merge(actor, group.pk)
    work()
    uden, landerd = (Process.objects.get(landscape__name=name).pk for name in ("Uden", "Landerd"))
    for row, other, same in ((2, 2, False), (3, 2, False), (3, 3, True)):
        sides = (uden, f"uden-melding-wmo-{row}"), (landerd, f"landerd-melding-wmo-{other}")
        judging.judge(actor, group.pk, *(judging.Step(*side) for side in sides), same=same)
    work()
    (kept,) = deciding.decide(actor, group.pk, [deciding.Answer(found, "keep") for found in lacking(group, "Uden")])
    work()
    read_in(in_csv("Uden", begin, begun, research, visit, end))
    laid = rows(group)
    assert {research[0], ""} == set(laid[2]) == set(laid[3]), "what was put apart stays so"
    assert laid[4] == [visit[0], scan[0]]
    assert laid[1] == [begun[0], ""], "nobody said anything of what has its row now"
    kept.refresh_from_db()
    assert [uden, "uden-melding-wmo-3"] in kept.steps
    read_in(in_csv("Uden", begin, begun, research, file, end))
    laid = rows(group)
    assert [file[0], ""] in laid and ["", scan[0]] in laid, "of a step that is gone nothing holds any more"
    client = Client()
    client.force_login(analyst)
    page = client.get(f"/groepen/{group.number}").content.decode()
    assert "‘Huisbezoek afleggen’ en ‘Landerd: Formulier scannen’ horen bij elkaar" in page


def test_what_is_judged_before_the_draft_knows_of_a_new_version_is_kept_for_that(
    actor: Actor, traject_id: int, read_in: Callable[..., Import], work: Work
) -> None:
    begin, research, scan, end = ((step, "Balie") for step in (START, "Onderzoek doen", "Formulier scannen", END))
    for name in ("Uden", "Landerd"):
        read_in(in_csv(name, begin, research, end))
    grouping.start_grouping(actor, traject_id)
    work()
    group = Group.objects.get(members__process__landscape__name="Uden")
    drafting.begin_merge(actor, group.pk)
    work()
    uden, landerd = (Process.objects.get(landscape__name=name).pk for name in ("Uden", "Landerd"))
    seen = Draft.objects.get(group=group)
    read_in(in_csv("Uden", begin, scan, research, end))
    Draft.objects.filter(group=group).update(rows=seen.rows, columns=seen.columns)
    sides = judging.Step(uden, "uden-melding-wmo-2"), judging.Step(landerd, "landerd-melding-wmo-2")
    judging.judge(actor, group.pk, *sides, same=False)
    work()
    laid = rows(group)
    assert [scan[0], ""] in laid and [research[0], research[0]] not in laid, "it was the second row that was looked at"
    Draft.objects.filter(group=group).update(rows=seen.rows, columns=seen.columns)
    read_in(in_csv("Uden", begin, scan, end))
    Draft.objects.filter(group=group).update(rows=seen.rows, columns=seen.columns)
    with pytest.raises(Problem, match="judgement-unknown"):
        judging.judge(actor, group.pk, *sides, same=True)


def lacking(group: Group, organisation: str) -> list[str]:
    """The questions whether a step stays that only this one has."""
    asked = Difference.objects.filter(draft__group=group, type="step-missing")
    return [one.key for one in asked if one.options[0]["members"] == [organisation]]


def rows(group: Group) -> list[list[str]]:
    draft = Draft.objects.get(group=group)
    return [[cell["label"] if cell else "" for cell in row["cells"]] for row in draft.rows if row["kind"] == "step"]


def test_what_a_kept_step_takes_over_is_told_until_somebody_looked(
    actor: Actor, traject_id: int, read_in: Callable[..., Import], work: Work, analyst: Account
) -> None:
    begin, end = (START, "Balie"), (END, "Consulent")
    read_in(in_csv("Uden", begin, ("Onderzoek doen", "Consulent"), ("Verslag sturen", "Balie"), end))
    read_in(in_csv("Landerd", begin, ("Onderzoek doen", "Consulent"), end))
    grouping.start_grouping(actor, traject_id)
    work()
    found = Group.objects.get(members__process__landscape__name="Uden")
    drafting.begin_merge(actor, found.pk)
    work()
    kept = Difference.objects.get(draft__group=found)
    deciding.decide(actor, found.pk, [deciding.Answer(kept.key, "keep")])
    work()
    client = Client()
    client.force_login(analyst)
    address = f"/groepen/{found.number}"
    assert "Veranderd door opnieuw inlezen" not in client.get(address).content.decode()
    read_in(in_csv("Uden", begin, ("Onderzoek doen", "Consulent"), ("Verslag sturen", "Archief"), end))
    assert still_open(found) == []
    page = client.get(address).content.decode()
    assert "Rol bij ‘Verslag sturen’: eerst Balie, nu Archief." in page
    assert page.count("‘Melding Wmo’ van Uden is op") == 1
    seen = f"{address}/opnieuw-ingelezen"
    client.post(seen)
    page = client.get(address).content.decode()
    assert "Veranderd door opnieuw inlezen" not in page
    assert f'action="{seen}?ongedaan=ja"' in page, "who chose that by mistake takes it back"
    client.post(f"{seen}?ongedaan=ja")
    assert "nu Archief." in client.get(address).content.decode()
    client.post(seen)
    read_in(in_csv("Uden", begin, ("Onderzoek doen", "Consulent"), ("Verslag sturen", "Balie"), end))
    page = client.get(address).content.decode()
    assert "eerst Archief, nu Balie." in page and "nu Archief." not in page, "only what nobody saw yet"


def test_what_is_asked_again_is_not_told_as_well(group: Group, read_in: Callable[..., Import]) -> None:
    renewed = (START, "Gesprek voeren", "Onderzoek doen", END)
    read_in(("l.epml", epml("Melding Wmo voor Landerd", *renewed)))
    assert still_open(group) == ["Gesprek voeren"]
    assert Draft.objects.get(group=group).brought == []


def asking_csv(organisation: str, question: str, *refused: str) -> tuple[str, bytes]:
    """A question, a step on 'ja', and what is done on 'nee'."""
    head = "Proces;Gemeente;Nr;Stap;Wie;Beslissing;Vervolg"
    lines = [f"1;Aanvraag beoordelen;Consulent;{question};ja: 2, nee: 3", "2;Bijstand toekennen;Consulent;;klaar"]
    lines += [
        f"{number};{step};Consulent;;{number + 1 if step != refused[-1] else 'klaar'}"
        for number, step in enumerate(refused, start=3)
    ]
    return f"{organisation}.csv", "\n".join([head, *(f"Bijstand;{organisation};{row}" for row in lines)]).encode()


def test_a_question_that_was_decided_is_not_asked_again_when_one_does_something_else_behind_it(
    actor: Actor, traject_id: int, read_in: Callable[..., Import], work: Work
) -> None:
    asks = {"Uden": "Is er recht?", "Oss": "Bestaat er recht op bijstand?", "Landerd": "Is er recht?"}
    for name, question in asks.items():
        read_in(asking_csv(name, question, "Aanvraag afwijzen"))
    grouping.start_grouping(actor, traject_id)
    work()
    group = Group.objects.get(members__process__landscape__name="Uden")
    assert group.members.count() == len(asks)
    drafting.begin_merge(actor, group.pk)
    work()
    (asked,) = Difference.objects.filter(draft__group=group)
    (of_oss,) = (option["id"] for option in asked.options if option["members"] == ["Oss"])
    (made,) = deciding.decide(actor, group.pk, [deciding.Answer(asked.key, of_oss)])
    work()
    read_in(asking_csv("Landerd", asks["Landerd"], "Inwoner bellen", "Aanvraag afwijzen"))
    assert still_open(group) == ["Inwoner bellen"]
    assert outdated_decisions(Draft.objects.get(group=group)) == []
    now = Difference.objects.get(draft__group=group, type="question")
    assert (now.key, now.about["choice"]) == (made.difference, of_oss)
    assert replayed_group(group.pk).outcome == "same"


def table(organisation: str, *rows: str) -> tuple[str, bytes]:
    """Steps of a workbook, each 'nr;stap;beslissing;vervolg'."""
    head = "Proces;Gemeente;Wie;Nr;Stap;Beslissing;Vervolg"
    lines = [head, *(f"Bijstand;{organisation};Consulent;{row}" for row in rows)]
    return f"{organisation}.csv", "\n".join(lines).encode()


CHECKED = "1;Aanvraag beoordelen;Is er recht?;ja: 2, nee: 3"
GRANTED, REFUSED = "2;Bijstand toekennen;;klaar", "3;Aanvraag afwijzen;;klaar"


@pytest.mark.parametrize(
    ("then", "now", "told"),
    [
        (
            ("1;Inkomen opvragen;;", "2;Inwoner bellen;;", "3;Besluit nemen;;"),
            ("1;Inwoner bellen;;", "2;Inkomen opvragen;;", "3;Besluit nemen;;"),
            ["‘Inkomen opvragen’ staat nu na ‘Inwoner bellen’; eerst stond dat aan het begin."],
        ),
        (
            (CHECKED, GRANTED, REFUSED),
            (CHECKED.replace("nee: 3", "nee: 3, nog niet bekend: 1"), GRANTED, REFUSED),
            [
                "Na ‘Aanvraag beoordelen’: Er is een mogelijkheid bij: ‘nog niet bekend’, naar ‘Aanvraag beoordelen’.",
            ],
        ),
        (
            (CHECKED, GRANTED, REFUSED),
            (CHECKED.replace("Is er recht?", "Bestaat er recht?"), GRANTED, REFUSED),
            ["Na ‘Aanvraag beoordelen’: De vraag is ‘Bestaat er recht?’ in plaats van ‘Is er recht?’"],
        ),
        (
            ("1;Aanvraag beoordelen;;2", "2;Huisbezoek afleggen;;3", REFUSED),
            ("1;Aanvraag beoordelen;Is er twijfel?;ja: 2, nee: 3", "2;Huisbezoek afleggen;;3", REFUSED),
            [
                "‘Huisbezoek afleggen’ doe je nu alleen bij ‘ja’ op de vraag ‘Is er twijfel?’; eerst stond er geen "
                "voorwaarde bij.",
                "Na ‘Aanvraag beoordelen’: Er is een vraag bij: ‘Is er twijfel?’ Er is een mogelijkheid bij: ‘nee’, "
                "naar ‘Aanvraag afwijzen’.",
            ],
        ),
    ],
)
def test_what_changed_in_order_answers_and_conditions_is_told_in_words(
    actor: Actor,
    traject_id: int,
    read_in: Callable[..., Import],
    work: Work,
    then: tuple[str, ...],
    now: tuple[str, ...],
    told: list[str],
) -> None:
    read_in(table("Uden", *then))
    grouping.start_grouping(actor, traject_id)
    work()
    group = Group.objects.get(members__process__landscape__name="Uden")
    drafting.begin_merge(actor, group.pk)
    work()
    read_in(table("Uden", *now))
    draft = Draft.objects.get(group=group)
    assert brought(draft) == told
    assert [(one.name, one.organisation) for one in brought_by(draft)] == [("Bijstand", "Uden")], "nothing is decided"


def test_how_steps_follow_one_another_is_not_told_as_changed_where_that_is_asked(
    actor: Actor, traject_id: int, read_in: Callable[..., Import], work: Work
) -> None:
    steps = {"Uden": (ASK, CALL), "Landerd": (ASK, CALL)}
    group = begun_with(actor, traject_id, read_in, work, **steps)
    read_in(("l.epml", epml("Melding Wmo voor Landerd", START, CALL, ASK, END)))
    assert {one.type for one in Difference.objects.filter(draft__group=group, decided=False)} == {"order"}
    assert brought(Draft.objects.get(group=group)) == []
