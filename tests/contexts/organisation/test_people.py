"""People, deputies, teams and werkrollen kept by hand."""

from __future__ import annotations

import datetime

import pytest

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account, AuditLine, OneTimeLink
from stroomlijn.foundation.operations.accounts import give_role, make_account, switch_account
from stroomlijn.foundation.operations.roles import take_role
from stroomlijn.organisation.models import Person, Team, Werkrol
from stroomlijn.organisation.operations.deputies import drop_deputy, set_deputy
from stroomlijn.organisation.operations.inviting import invite_people
from stroomlijn.organisation.operations.leaving import close_accounts_of_who_left
from stroomlijn.organisation.operations.people import Details, come_back, edit_person, leave, make_person
from stroomlijn.organisation.operations.teams import drop_team, edit_team, make_team
from stroomlijn.organisation.operations.trajecten import organisation_named
from stroomlijn.organisation.operations.werkrollen import edit_werkrol, make_werkrol
from stroomlijn.organisation.operations.werkrollen_away import drop_werkrol, merge_werkrollen
from stroomlijn.organisation.queries.people import acting_for, person_of, werkrol_key, werkrol_of

DAY = datetime.timedelta(days=1)


def person(actor: Actor, organisation: int, name: str, **details: str) -> int:
    return make_person(actor, organisation, Details(name, **details))


def account_of(person_id: int) -> Account:
    return Account.objects.get(pk=Person.objects.get(pk=person_id).account_id)


def test_who_changes_somebody_after_another_is_told_and_overwrites_nothing(actor: Actor, uden: int) -> None:
    ria = person(actor, uden, "Ria Kuijpers")
    edit_person(actor, ria, Details("Ria Kuijpers", phone="1"), teams=[], werkrollen=[], seen=1)
    with pytest.raises(Problem, match="changed-meanwhile"):
        edit_person(actor, ria, Details("Ria Kuypers"), teams=[], werkrollen=[], seen=1)
    kept = Person.objects.get(pk=ria)
    assert (kept.name, kept.phone, kept.revision) == ("Ria Kuijpers", "1", 2)


def test_a_number_is_once_in_an_organisation_and_an_address_once_at_all(actor: Actor, uden: int) -> None:
    person(actor, uden, "Ria", number="7", email="ria@uden.nl")
    elsewhere = organisation_named(actor, "Oss")
    person(actor, elsewhere, "Jo", number="7")
    for details in (Details("Bram", number="7"), Details("Bram", email="RIA@uden.nl")):
        with pytest.raises(Problem, match="taken"):
            make_person(actor, uden, details)


def test_who_leaves_loses_the_account_that_day_and_gets_it_back_on_return(actor: Actor, uden: int) -> None:
    ria = person(actor, uden, "Ria", email="ria@uden.nl")
    invite_people(actor, [ria])
    account = account_of(ria)
    leave(actor, ria, clock.today() + DAY)
    assert person_of(account.pk) is not None, "until that day Ria works here"
    assert account_of(ria).is_active
    leave(actor, ria, clock.today())
    assert person_of(account.pk) is None
    assert not account_of(ria).is_active
    come_back(actor, ria)
    assert person_of(account.pk) is not None
    assert account_of(ria).is_active


def test_the_night_closes_accounts_of_who_left_but_never_the_last_administrators(actor: Actor, uden: int) -> None:
    people = [person(actor, uden, name, email=f"{name}@uden.nl") for name in ("ria", "kees")]
    invite_people(actor, people)
    give_role(actor, account_of(people[1]), "beheerder")
    Person.objects.update(left_on=clock.today())
    close_accounts_of_who_left(actor)
    assert [account_of(one).is_active for one in people] == [False, True]


def test_an_invitation_is_one_account_one_link_and_not_for_who_left(actor: Actor, uden: int) -> None:
    ria, bram = (person(actor, uden, name, email=f"{name}@uden.nl") for name in ("ria", "bram"))
    leave(actor, bram, clock.today())
    (made,) = invite_people(actor, [ria, bram], "procesanalist")
    assert made.person_id == ria
    assert OneTimeLink.objects.filter(account=account_of(ria), used_at=None).count() == 1
    with pytest.raises(Problem, match="nobody-to-invite"):
        invite_people(actor, [ria, bram])


def test_a_deputy_acts_from_until_and_including(actor: Actor, uden: int) -> None:
    ria, bram = (person(actor, uden, name, email=f"{name}@uden.nl") for name in ("ria", "bram"))
    invite_people(actor, [bram])
    account, today = account_of(bram).pk, clock.today()
    made = set_deputy(actor, ria, bram, begins=today, ends=today + DAY)
    acting = [ria in acting_for(account, today + n * DAY) for n in (-1, 0, 1, 2)]
    assert acting == [False, True, True, False]
    with pytest.raises(Problem, match="deputy-already"):
        set_deputy(actor, ria, bram, begins=today + DAY)
    set_deputy(actor, ria, bram, begins=today + 2 * DAY)
    drop_deputy(actor, ria, made)
    assert ria not in acting_for(account, today)


@pytest.mark.parametrize(("by", "code"), [("self", "deputy-of-oneself"), ("elsewhere", "deputy-elsewhere")])
def test_a_deputy_is_a_colleague_of_the_same_organisation(actor: Actor, uden: int, by: str, code: str) -> None:
    ria = person(actor, uden, "Ria")
    other = ria if by == "self" else person(actor, organisation_named(actor, "Oss"), "Jo")
    with pytest.raises(Problem, match=code):
        set_deputy(actor, ria, other, begins=clock.today())


def test_a_werkrol_that_is_renamed_is_still_found_under_its_old_name(actor: Actor) -> None:
    pk = make_werkrol(actor, "Wmo-consulent")
    edit_werkrol(actor, pk, name="Adviseur Wmo", description="", other_names=["Klantmanager"])
    keys = [werkrol_key(name) for name in ("wmo consulent", "ADVISEUR  WMO", "klantmanager")]
    assert set(werkrol_of(keys)) == set(keys)
    assert Werkrol.objects.get(pk=pk).keys[0] == "adviseur wmo"
    with pytest.raises(Problem, match="werkrol-known"):
        make_werkrol(actor, "WMO Consulent")


def test_two_werkrollen_become_one_with_all_names_and_people(actor: Actor, uden: int) -> None:
    kept, merged = make_werkrol(actor, "Consulent"), make_werkrol(actor, "Adviseur", other_names=["raadsman"])
    both = make_person(actor, uden, Details("Ria"), werkrollen=[kept, merged])
    one = make_person(actor, uden, Details("Bram"), werkrollen=[merged])
    with pytest.raises(Problem, match="werkrol-has-people"):
        drop_werkrol(actor, merged)
    merge_werkrollen(actor, kept, merged)
    (left,) = Werkrol.objects.all()
    assert left.keys == ["consulent", "adviseur", "raadsman"]
    assert set(left.people.values_list("pk", flat=True)) == {both, one}
    with pytest.raises(Problem, match="werkrol-itself"):
        merge_werkrollen(actor, kept, kept)


def test_a_team_has_one_name_and_goes_when_it_is_empty(actor: Actor, uden: int) -> None:
    team = make_team(actor, uden, "Toegang", "Sociaal domein")
    with pytest.raises(Problem, match="team-exists"):
        make_team(actor, uden, "TOEGANG")
    ria = make_person(actor, uden, Details("Ria"), teams=[team])
    edit_team(actor, team, name="Toegang", department="", leader=ria, seen=1)
    with pytest.raises(Problem, match="changed-meanwhile"):
        edit_team(actor, team, name="Anders", department="", leader=None, seen=1)
    with pytest.raises(Problem, match="leader-elsewhere"):
        jo = person(actor, organisation_named(actor, "Oss"), "Jo")
        edit_team(actor, team, name="Toegang", department="", leader=jo)
    with pytest.raises(Problem, match="team-has-people"):
        drop_team(actor, team)
    Person.objects.get(pk=ria).teams.clear()
    drop_team(actor, team)
    assert not Team.objects.exists()


def test_the_last_role_of_an_administrator_stays(actor: Actor, traject_id: int) -> None:
    accounts = [make_account(actor, email=f"{name}@uden.nl", name=name) for name in ("kees", "noor")]
    for account in accounts:
        give_role(actor, account, "beheerder")
    scoped = make_account(actor, email="deels@uden.nl", name="Deels")
    give_role(actor, scoped, "beheerder", scope_kind="traject", scope_id=traject_id)
    kees, noor = ({"account": account.pk, "grant": account.grants.get().pk} for account in accounts)
    take_role(actor, kees["account"], kees["grant"])
    with pytest.raises(Problem, match="last-administrator"):
        take_role(actor, noor["account"], noor["grant"])
    with pytest.raises(Problem, match="last-administrator"):
        switch_account(actor, noor["account"], on=False)
    take_role(actor, scoped.pk, noor["grant"])
    assert accounts[1].grants.exists(), "a role of another account is not taken"
    assert AuditLine.objects.filter(action="role-taken").count() == 1
