"""Two people in one workshop by keyboard, and the big screen: what one decides the others see, and nobody loses the
place where they are.
"""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import APIResponse, Page, Route, expect
from tests.contexts.harmonisation.sizes import group_of
from tests.stories.checks import Open, Save, looked_at
from tests.stories.keys import Hands
from tests.stories.waiting import wait_for_worker
from tests.support import actor, analyst, traject_id  # noqa: F401 - fixtures

from stroomlijn.foundation import clock, live
from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.models import Account
from stroomlijn.foundation.operations.accounts import make_account
from stroomlijn.harmonisation.models import Decision, Difference, Draft, Group, Meeting, Membership
from stroomlijn.harmonisation.operations import agenda, deciding, meetings, memberships, working_groups
from stroomlijn.organisation.models import Person
from stroomlijn.organisation.operations.people import Details, make_person
from stroomlijn.organisation.operations.trajecten import organisation_named

# As in a browser that is busy: what is to happen at once happens later.
BUSY = "const later = setTimeout; setTimeout = (act, wait = 0) => later(act, wait < 10 ? 200 : wait)"

pytestmark = pytest.mark.browser
COLOUR = "field => getComputedStyle(field).borderBlockStartColor"


@pytest.fixture
def group(actor: Actor, traject_id: int, website: str) -> Group:  # noqa: F811
    return group_of(actor, traject_id, wait_for_worker, organisations=3, steps=20)


@pytest.fixture
def ria(actor: Actor, group: Group) -> Account:  # noqa: F811
    """A member of the working group of the group, in a workshop that goes on."""
    account = make_account(PRODUCT, email="ria@voorbeeld.nl", name="Ria Kuijpers")
    person = make_person(actor, organisation_named(actor, "Gemeente 1"), Details("Ria Kuijpers"))
    Person.objects.filter(pk=person).update(account=account)
    held = working_groups.make_working_group(
        actor, group.traject_id, working_groups.About("werkgroep", "Werkgroep Wmo", "Samen één werkwijze")
    )
    memberships.add_member(actor, held.pk, person, memberships.Seat("toegang"), begins=clock.today())
    working_groups.assign_groups(actor, held, [group.pk])
    meeting = meetings.plan_meeting(actor, held.pk, meetings.Plan("Workshop 1", day=clock.today()))
    agenda.add_point(actor, meeting.pk, agenda.Point("harmonise", "", group.pk, 60))
    meetings.begin_meeting(actor, meeting.pk, [person])
    return account


def keys_of(group: Group) -> list[str]:
    """The open differences in the order of the list."""
    from stroomlijn.harmonisation.queries.decision_list import Section, decision_list

    lines = decision_list(group.draft, {}, ())
    return [line.key for line in lines if line.section != Section.DECIDED]


def hear_of_a_decision(page: Page, by: int, sentence: str) -> None:
    """As the server tells whoever follows."""
    told = {"decided": [{"by": str(by), "key": "", "words": "", "sentence": sentence}]}
    page.evaluate("detail => document.dispatchEvent(new CustomEvent('told', {detail}))", told)


def test_one_decides_and_the_other_sees_it_and_both_deciding_the_same_lose_nothing(
    open_page: Open,
    group: Group,
    analyst: Account,  # noqa: F811
    ria: Account,
) -> None:
    first, second = keys_of(group)[:2]
    address = f"/groepen/{group.number}"
    hers, his = Hands(open_page(account=ria)), Hands(open_page(account=analyst))
    hers.go(address)
    his.go(address)
    his.press("j")  # he reads another one meanwhile
    expect(his.page.locator(f"#verschil-{second}")).to_have_attribute("open", "")
    expect(his.page.locator(f"#verschil-{second} [name=keuze]:checked")).to_be_focused()
    hers.press("k")
    hers.writes("Waarom deze keuze?", "Zo doen wij het allemaal.")
    hers.button("Leg vast")
    hers.arrives()
    expect(his.page.locator("#nieuws")).to_contain_text("Ria Kuijpers legde vast")
    expect(his.page.locator(f"#verschil-{second} [name=keuze]:checked")).to_be_focused()
    assert Decision.objects.get(group=group).difference == first

    wait_for_worker()
    expect(his.page.get_by_text("Al besloten (1)")).to_be_visible()
    expect(his.page.locator(".stroomlijn-job")).to_have_count(0)
    his.writes("Waarom deze keuze?", "Ik zie het zo.")
    expect(hers.page.locator(f"#verschil-{second}")).to_have_attribute("open", "")
    hers.press("Enter")
    hers.arrives()
    expect(his.page.locator(f"#verschil-{second}")).to_contain_text("Ria Kuijpers legde vast")
    expect(his.page.locator(f"#reden-{second}")).to_be_focused()
    his.button("Leg vast")
    his.arrives()
    expect(his.page.get_by_role("heading", name=re.compile("is intussen besloten"))).to_be_visible()
    expect(his.page.get_by_text("Ria Kuijpers").first).to_be_visible()
    expect(his.page.get_by_label("Dit had jij geschreven")).to_have_value(re.compile("Ik zie het zo."))
    assert Decision.objects.filter(group=group, difference=second).count() == 1


def test_who_comes_back_from_a_step_is_where_one_was_with_what_one_wrote_and_hears_the_others(
    open_page: Open,
    group: Group,
    actor: Actor,  # noqa: F811
    analyst: Account,  # noqa: F811
) -> None:
    first, second = keys_of(group)[:2]
    hands = Hands(open_page(account=analyst))
    page, reason = hands.page, hands.page.locator(f"#reden-{second}")
    choice = page.locator(f"#verschil-{second} [name=keuze]").nth(1)
    hands.go(f"/groepen/{group.number}")
    hands.press("j")
    expect(page.locator(f"#verschil-{second}")).to_have_attribute("open", "")
    choice.check()
    reason.fill("Wij denken er nog over")
    page.goto(page.get_by_role("link", name="Klopt dit?").first.get_attribute("href") or "")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.go_back()
    expect(page.locator(f"#verschil-{second}")).to_have_attribute("open", "")
    expect(reason).to_be_focused()
    expect(reason).to_have_value("Wij denken er nog over")
    expect(choice).to_be_checked()
    option = Difference.objects.get(draft__group=group, key=first).options[0]["id"]
    deciding.decide(actor, group.pk, [deciding.Answer(first, option)])
    wait_for_worker()
    expect(page.get_by_text("Al besloten (1)")).to_be_visible()
    expect(reason).to_have_value("Wij denken er nog over")


def test_no_letter_is_lost_or_taken_for_a_key_while_the_page_is_renewed(
    open_page: Open,
    group: Group,
    actor: Actor,  # noqa: F811
    analyst: Account,  # noqa: F811
) -> None:
    second = keys_of(group)[1]
    page = open_page(account=analyst)
    page.add_init_script(BUSY)
    hands = Hands(page)
    hands.go(f"/groepen/{group.number}")
    hands.press("j")
    reason = page.locator(f"#reden-{second}")
    reason.focus()
    option = Difference.objects.get(draft__group=group, key=second).options[0]["id"]
    decided = deciding.decide(actor, group.pk, [deciding.Answer(second, option)])
    written = "zo zijn we het eens, zodra er zicht is op zes maanden zorg"
    for at in range(0, len(written), 6):
        page.evaluate("document.getElementById('stand').dispatchEvent(new CustomEvent('live'))")
        page.keyboard.type(written[at : at + 6], delay=60)
    expect(reason).to_have_value(written)
    assert Decision.objects.get(number=decided[0].number).withdrawn_at is None, "z takes back, but not in a text"


def test_what_is_told_while_the_page_is_being_fetched_is_fetched_after_it(
    open_page: Open,
    group: Group,
    analyst: Account,  # noqa: F811
) -> None:
    page = open_page(account=analyst)
    page.goto(f"/groepen/{group.number}")
    held: list[APIResponse] = []

    def hold(route: Route) -> None:
        answer = route.fetch()
        if not held:
            held.append(answer)
            Draft.objects.filter(group=group).update(state=Draft.State.FAILED, problem="draft-failed")
            live.publish(f"group-{group.pk}", state=Draft.State.FAILED)
            time.sleep(2)  # the page hears it long before this answer comes
        route.fulfill(response=answer)

    page.route(lambda address: address.endswith(group.number), hold)
    live.publish(f"group-{group.pk}", state=Draft.State.READY)
    expect(page.get_by_text("Het concept is niet gemaakt")).to_be_visible()


def test_how_far_the_group_is_follows_the_last_decision(
    open_page: Open,
    group: Group,
    actor: Actor,  # noqa: F811
    analyst: Account,  # noqa: F811
) -> None:
    page = open_page(account=analyst)
    page.goto(f"/groepen/{group.number}")
    how_far = page.get_by_role("main").locator("header #toestand")
    expect(how_far).to_have_text(str(Group.State.MERGING.label))
    while deciding.decide_as_proposed(actor, group.pk):
        wait_for_worker()
    expect(how_far).to_have_text(str(Group.State.DECIDED.label))
    expect(page.locator("#toestand")).to_have_count(1)
    page.set_viewport_size({"width": 390, "height": 844})
    kind, button = (page.locator(f".stroomlijn-filter {name}").bounding_box() for name in ("[name=soort]", "button"))
    assert kind and button and button["y"] > kind["y"], "the button leaves 'Alle soorten' the room to be read"
    outcome = page.locator("td.stroomlijn-compare__outcome").first.bounding_box()
    assert outcome and outcome["x"] + outcome["width"] <= 390, "what it becomes stays in sight on a phone"


def test_deciding_many_at_once_fits_a_phone_and_a_finger(
    open_page: Open,
    group: Group,
    analyst: Account,  # noqa: F811
    save_picture: Save,
) -> None:
    page = open_page(account=analyst)
    page.goto(f"/groepen/{group.number}/alles-besluiten")
    page.get_by_text("Kies iets anders").first.click()
    expect(page.get_by_label("Wat wordt het?").first).to_be_visible()
    looked_at(page, "workshop-veel-tegelijk", save_picture, dark=True)
    page.get_by_role("link", name="Alles zoals").first.click()
    reason = page.get_by_label("Reden")
    expect(reason).to_have_js_property("required", True)
    plain = reason.evaluate(COLOUR)
    page.get_by_role("button", name="Leg vast zoals").click()
    assert reason.evaluate(COLOUR) != plain, "empty is a mistake once it is sent, not when one arrives"


def test_the_big_screen_goes_ahead_and_who_looks_along_follows(
    open_page: Open,
    group: Group,
    analyst: Account,  # noqa: F811
    ria: Account,
    save_picture: Save,
) -> None:
    first, second, third = keys_of(group)[:3]
    wall, along = Hands(open_page(account=analyst)), Hands(open_page(account=ria))
    wall.go(f"/groepen/{group.number}")
    expect(wall.page.get_by_text("Nu aan het meekijken: 1")).to_be_visible()
    wall.link("Groot scherm")
    wall.arrives()
    expect(wall.page.get_by_role("navigation", name="Hoofdmenu")).to_be_hidden()
    expect(wall.page.locator(f"#verschil-{first}")).to_be_visible()
    along.go(f"/groepen/{group.number}")
    along.link("Kijk mee")
    along.skip()
    along.to("link", "Kijk zelf verder")  # the focus is somewhere, and stays there
    stays = along.page.get_by_role("link", name="Kijk zelf verder")
    wall.press("j")
    expect(wall.page.locator(f"#verschil-{second}")).to_have_attribute("open", "")
    expect(wall.page.locator(f"#verschil-{first}")).to_be_hidden()
    expect(along.page.locator(f"#verschil-{second}")).to_have_attribute("open", "")
    expect(along.page.locator("tr[aria-current]").first).to_be_visible()
    expect(stays).to_be_focused()

    along.page.locator(f"#reden-{second}").fill("Ik schrijf nog")
    wall.press("j")
    expect(wall.page.locator(f"#verschil-{third}")).to_have_attribute("open", "")
    expect(along.page.get_by_text("De workshop is nu bij een ander verschil.")).to_be_visible()
    expect(along.page.locator(f"#reden-{second}")).to_be_focused()
    expect(along.page.locator(f"#reden-{second}")).to_have_value("Ik schrijf nog")
    expect(wall.page.get_by_text("De workshop is nu bij een ander verschil.")).to_be_hidden()
    looked_at(wall.page, "workshop-groot-scherm", save_picture, dark=True)
    looked_at(along.page, "workshop-kijk-mee", save_picture, dark=True)
    along.button("Ga erheen")
    expect(along.page.locator(f"#verschil-{third}")).to_have_attribute("open", "")
    wall.press("Escape")
    expect(wall.page.get_by_role("link", name="Groot scherm")).to_be_visible()
    assert Difference.objects.filter(draft__group=group, decided=True).count() == 0


def test_a_decision_is_corrected_on_the_screen_and_one_comes_back_where_one_was(
    open_page: Open,
    group: Group,
    analyst: Account,  # noqa: F811
    save_picture: Save,
) -> None:
    page = open_page(account=analyst)
    hands = Hands(page)
    kind = Difference.objects.get(draft__group=group, key=keys_of(group)[0]).type
    hands.go(f"/groepen/{group.number}?soort={kind}&rijen=verschil")
    hands.press("k")
    hands.writes("Waarom deze keuze?", "Eerst zo.")
    hands.button("Leg vast")
    hands.arrives()
    expect(page).to_have_url(re.compile(f"soort={kind}&rijen=verschil"))
    wait_for_worker()
    expect(page.locator(".stroomlijn-job")).to_have_count(0)
    hear_of_a_decision(page, by=analyst.pk, sentence="Jij legde vast.")
    told_already = "the message with which one takes it back says so; after a while there is nothing to see anyhow"
    assert page.locator("#nieuws").inner_text() == "", told_already
    hear_of_a_decision(page, by=analyst.pk + 1, sentence="Ria legde vast.")
    expect(page.locator("#nieuws")).to_have_text("Ria legde vast.")
    told, choices = (page.locator(name).first.bounding_box() for name in (".stroomlijn-toast", ".stroomlijn-decision"))
    assert told and choices and told["x"] + told["width"] <= choices["x"], "the message leaves the choices free"
    hands.opens("Al besloten (1)")
    hands.link("Neem een nieuw besluit")
    expect(page.get_by_text("Wijzigen kan niet meer.")).to_be_visible()
    expect(page.locator(".stroomlijn-corrected [name=keuze]:checked")).to_be_focused()
    page.get_by_label("Waarom een nieuw besluit?").fill("Bij nader inzien.")
    looked_at(page, "workshop-nieuw-besluit", save_picture, dark=True)
    page.get_by_role("button", name="Leg nieuw besluit vast").click()
    expect(page.get_by_text("komt in de plaats van")).to_be_visible()
    expect(page).to_have_url(re.compile(f"soort={kind}&rijen=verschil"))
    made = Decision.objects.get(group=group, withdrawn_at=None)
    assert made.corrects is not None and made.reason == "Bij nader inzien."


def test_what_is_typed_in_a_report_survives_the_other_buttons_of_the_meeting_and_a_colleague_who_ends_it(
    open_page: Open,
    group: Group,
    analyst: Account,  # noqa: F811
    ria: Account,
) -> None:
    meeting = Meeting.objects.get(title="Workshop 1")
    Membership.objects.update(part=Membership.Part.LEADER)
    hers, his = open_page(account=ria), open_page(account=analyst)
    hers.goto(f"/bijeenkomsten/BIJ-{meeting.pk}")
    report, unsaved = hers.get_by_label("Wat is er besproken?"), hers.get_by_text("Nog niet bewaard.")
    report.fill("Wij kozen de brief.")
    expect(unsaved.filter(visible=True)).to_have_count(1)
    hers.get_by_text("Schrijf op wat er is gezegd").click()
    notes = hers.get_by_label("Gezegd en afgesproken")
    notes.fill("Zo doen we het.")
    hers.get_by_role("button", name="Gaat weg").click()
    expect(hers.locator("#meldingen")).to_contain_text("Genoteerd: weg.")
    expect(report).to_have_value("Wij kozen de brief.")
    expect(notes).to_have_value("Zo doen we het.")
    his.goto(hers.url)
    his.get_by_label("Wat is er besproken?").fill("Er is veel besproken.")
    his.get_by_role("button", name="Bewaar", exact=True).last.click()
    his.get_by_role("button", name="Rond af").click()
    expect(his.get_by_role("button", name="Stel het verslag vast")).to_be_visible()
    hers.reload()
    hers.get_by_role("button", name="Bewaar", exact=True).last.click()
    expect(hers.locator("#meldingen")).to_contain_text("Iemand anders heeft dit intussen gewijzigd.")
    expect(hers.get_by_text("Er is veel besproken.").first).to_be_visible()
    expect(report).to_have_value("Wij kozen de brief.")
    hers.get_by_role("button", name="Bewaar", exact=True).last.click()
    expect(hers.locator("#meldingen")).to_contain_text("Bewaard.")
    expect(notes).to_have_value("Zo doen we het.")
    expect(unsaved.filter(visible=True)).to_have_count(1)
    hers.get_by_role("button", name="Bewaar", exact=True).first.click()
    expect(hers.locator(".stroomlijn-agenda")).to_contain_text("Zo doen we het.")
    expect(unsaved.filter(visible=True)).to_have_count(0)
    assert Meeting.objects.get(pk=meeting.pk).report == "Wij kozen de brief."
