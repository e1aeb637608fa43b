"""The pages of a group are one place: the same head and tabs on each, for who works in the traject and for an owner."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.urls import reverse
from tests.contexts.harmonisation.people import owner_of
from tests.support import signed_in

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account
from stroomlijn.harmonisation.models import Group
from stroomlijn.harmonisation.operations import deciding

Work = Callable[[], None]
TABS = {
    "group": "Vergelijken",
    "group-processes": "Processen",
    "draft": "Concept",
    "group-documents": "Documenten",
    "review": "Toets",
    "improving": "Verbeteren",
    "group-adopting": "Vaststellen",
}


def head_of(page: str) -> tuple[list[str], str, str]:
    """What stands in the breadcrumb, the heading with its badges, and the shell."""
    crumbs = page.split('aria-label="Kruimelpad"')[1].split("</nav>")[0]
    title = page.split('<div class="stroomlijn-page__title">')[1].split("</div>")[0]
    shell = re.search(r'<div class="stroomlijn-app ([^"]*)"', page)
    assert shell is not None
    return re.findall(r">([^<>]+)</a>", crumbs), " ".join(re.sub(r"<[^>]+>", " ", title).split()), shell[1].strip()


@pytest.mark.parametrize("who", ["analyst", "owner"])
def test_each_tab_has_the_same_head(actor: Actor, analyst: Account, wmo: Group, work: Work, who: str) -> None:
    while deciding.decide_as_proposed(actor, wmo.pk):
        work()
    client = signed_in(analyst if who == "analyst" else owner_of(wmo.traject_id))
    heads = set()
    for name, label in TABS.items():
        page = client.get(reverse(name, args=[wmo.pk])).content.decode()
        crumbs, title, shell = head_of(page)
        heads.add((*crumbs, title, shell))
        tabs = page.split('aria-label="Groep"')[1].split("</nav>")[0]
        assert re.findall(r'aria-current="page">([^<]+)<', tabs) == [label]
        assert len(re.findall(r"<h1", page)) == 1
    (head,) = heads
    assert head[-2:] == (f"Melding Wmo Besloten GROEP-{wmo.pk}", "stroomlijn-app--compact")
    assert head[:-2] == (("Trajecten", "Maashorst", "Groepen") if who == "analyst" else ("Maashorst",))


@pytest.mark.parametrize(
    "name", ["traject", "traject-processes", "groups", "clusters", "improving-list", "working-groups"]
)
def test_the_tabs_of_a_traject_stand_right_under_its_heading(analyst: Account, wmo: Group, name: str) -> None:
    """What belongs to one of them comes after: so they stay where they are."""
    page = signed_in(analyst).get(reverse(name, args=[wmo.traject_id])).content.decode()
    assert 'class="stroomlijn-app stroomlijn-app--compact"' in " ".join(page.split())
    head = page.split('<header class="stroomlijn-page__head')[1].split("</header>")[0]
    between = head.split("</h1>")[1].split('<nav class="stroomlijn-tabs')[0]
    assert "".join(between.split()) == "</div>"


def test_a_page_below_a_tab_leads_back_along_the_same_way(analyst: Account, wmo: Group) -> None:
    page = signed_in(analyst).get(reverse("decide-many", args=[wmo.pk])).content.decode()
    crumbs = page.split('aria-label="Kruimelpad"')[1].split("</nav>")[0]
    assert re.findall(r">([^<>]+)</a>", crumbs) == ["Trajecten", "Maashorst", "Groepen", "Melding Wmo"]
