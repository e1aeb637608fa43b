"""What people of a traject say of words: the comparison keeps to it, and a file carries it to another traject."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.contexts.harmonisation.conftest import imported_and_grouped, merged_as_one
from tests.contexts.stages import stage

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account
from stroomlijn.harmonisation.models import Draft, Group, NearSteps, WordPair
from stroomlijn.harmonisation.operations import saying_words
from stroomlijn.harmonisation.queries.match_choice import match_choice
from stroomlijn.harmonisation.queries.replaying import replayed_group
from stroomlijn.harmonisation.queries.words import as_yaml, word_rows, words_of

Work = Callable[[], None]
TABLE = """Proces;Gemeente;Nr;Stap;Wie
Melding Wmo;Uden;1;Melding aannemen;Consulent
Melding Wmo;Uden;2;Poortgesprek voeren;Consulent
Melding Wmo;Uden;3;Brief sturen;Consulent
Melding Wmo;Landerd;1;Melding aannemen;Consulent
Melding Wmo;Landerd;2;Startbabbel voeren;Consulent
Melding Wmo;Landerd;3;Brief sturen;Consulent
"""


@stage
def group(actor: Actor, traject_id: int, work: Work) -> Group:
    """Two that call one step by words that nobody else uses."""
    return merged_as_one(actor, traject_id, work, TABLE)


def together(group: Group) -> list[set[str]]:
    """The names of the steps in each row of the comparison that all have."""
    rows = Draft.objects.get(group=group).rows
    return [{cell["label"] for cell in row["cells"]} for row in rows if row["kind"] == "step" and all(row["cells"])]


TALK = {"Poortgesprek voeren", "Startbabbel voeren"}


def test_words_that_mean_the_same_bring_their_steps_into_one_row_and_taken_back_they_part(
    actor: Actor, group: Group, work: Work
) -> None:
    assert TALK not in together(group)
    assert saying_words.say_words(actor, group.traject_id, "Poortgesprek", "startbabbel", same=True) == 1
    work()
    assert TALK in together(group)
    (row,) = word_rows(group.traject_id)
    assert (row.one, row.other, row.steps_of_one, row.steps_of_other, row.rows) == (
        *("poortgesprek", "startbabbel", 1, 1, 1),
    )
    assert replayed_group(group.pk).outcome == "same"
    saying_words.remove_words(actor, WordPair.objects.get())
    work()
    assert TALK not in together(group)


def test_what_mean_the_same_is_proposed_when_a_step_is_looked_for(actor: Actor, group: Group, work: Work) -> None:
    def proposed() -> list[str]:
        draft = Draft.objects.get(group=group)
        row = next(
            row for row in draft.rows if any(cell and cell["label"] == "Poortgesprek voeren" for cell in row["cells"])
        )
        found = match_choice(Draft(group_id=0, rows=draft.rows, columns=draft.columns, words=draft.words), row["id"])
        assert found is not None
        return [side.label for side in found.best if not side.together]

    assert "Brief sturen" not in proposed()
    Draft.objects.filter(group=group).update(words={"same": [["poortgesprek", "brief"]], "never": []})
    assert "Brief sturen" in proposed()


def test_groups_are_found_with_the_words_of_the_traject(actor: Actor, traject_id: int, work: Work) -> None:
    rows = ("plannen", "voeren", "vastleggen")
    told = "".join(
        f"{name};{place};{number};{talk} {done};Consulent\n"
        for name, place, talk in (("Melding", "Uden", "Poortgesprek"), ("Aanvang", "Landerd", "Startbabbel"))
        for number, done in enumerate(rows, 1)
    )
    saying_words.say_words(actor, traject_id, "poortgesprek", "startbabbel", same=True)
    imported_and_grouped(actor, traject_id, work, [("w.csv", f"Proces;Gemeente;Nr;Stap;Wie\n{told}".encode())])
    (group,) = Group.objects.filter(traject=traject_id)
    assert (group.likeness, group.saves) == (1.0, len(rows))


def test_words_that_never_mean_the_same_keep_their_steps_apart(actor: Actor, group: Group, work: Work) -> None:
    saying_words.say_words(actor, group.traject_id, "poortgesprek", "startbabbel", same=True)
    saying_words.change_words(actor, WordPair.objects.get(), "startbabbel", "poortgesprek", same=False)
    work()
    assert TALK not in together(group)
    assert not NearSteps.objects.get(group=group).pairs, "what never is the same is not asked"
    (pair,) = WordPair.objects.all()
    assert not pair.same


def test_what_was_adopted_stays_as_it_was_compared(actor: Actor, group: Group, work: Work) -> None:
    Group.objects.filter(pk=group.pk).update(state=Group.State.ADOPTED)
    assert saying_words.say_words(actor, group.traject_id, "poortgesprek", "startbabbel", same=True) == 0
    work()
    assert replayed_group(group.pk).outcome == "same"


@pytest.mark.parametrize(
    ("one", "other", "code"), [("", "brief", "words-two-needed"), ("Brief", " brief", "words-one-word")]
)
def test_two_different_words_are_needed(actor: Actor, traject_id: int, one: str, other: str, code: str) -> None:
    with pytest.raises(Problem, match=code):
        saying_words.say_words(actor, traject_id, one, other, same=True)


def test_contraries_are_never_said_to_be_the_same_and_one_is_told_what_to_do(
    actor: Actor, traject_id: int, analyst: Account, client: Client
) -> None:
    client.force_login(analyst)
    page = f"/trajecten/{traject_id}/woorden"
    answer = client.post(page, {"een": "toekennen", "ander": "afwijzen", "betekent": "hetzelfde"}, follow=True)
    assert "‘afwijzen’ en ‘toekennen’ zijn elkaars tegendeel" in answer.content.decode()
    with pytest.raises(Problem, match="words-contrary"):
        saying_words.take_in_words(actor, traject_id, b"hetzelfde: [[brief, post], [toekennen, afwijzen]]")
    assert words_of(traject_id) == {"same": [], "never": []}
    saying_words.say_words(actor, traject_id, "werkgever", "werknemer", same=True)
    saying_words.say_words(actor, traject_id, "toekennen", "afwijzen", same=False)


def test_a_file_carries_the_words_over(actor: Actor, traject_id: int) -> None:
    saying_words.say_words(actor, traject_id, "intake", "poortgesprek", same=True)
    saying_words.say_words(actor, traject_id, "aanvraag", "melding", same=False)
    saved = as_yaml(traject_id)
    WordPair.objects.all().delete()
    assert saying_words.take_in_words(actor, traject_id, saved.encode()) == (2, 0)
    assert as_yaml(traject_id) == saved


@pytest.mark.parametrize(
    "data", [b"", b"\xff", b"[1, 2]", b"hetzelfde: [[a]]", b"hetzelfde: 3", b"a: {b", b"!!python/x y"]
)
def test_any_other_file_is_refused_and_nothing_is_kept(actor: Actor, traject_id: int, data: bytes) -> None:
    with pytest.raises(Problem, match="words-file"):
        saying_words.take_in_words(actor, traject_id, data)
    assert not WordPair.objects.exists()


def test_an_analyst_adds_changes_and_removes_words_on_their_page(
    analyst: Account, group: Group, client: Client
) -> None:
    client.force_login(analyst)
    address = f"/trajecten/{group.traject_id}/woorden"
    answer = client.post(address, {"een": "poortgesprek", "betekent": "zelfde", "ander": "startbabbel"}, follow=True)
    page = answer.content.decode()
    assert "poortgesprek is hetzelfde als startbabbel" in page
    assert "1 groep wordt opnieuw vergeleken" in page
    pair = WordPair.objects.get().pk
    changed = {"een": "poortgesprek", "betekent": "nooit", "ander": "startbabbel"}
    page = client.post(f"{address}/{pair}", changed, follow=True).content.decode()
    assert "poortgesprek is nooit startbabbel" in page
    file = client.get(f"{address}.yaml")
    assert "poortgesprek" in file.content.decode()
    gone = client.post(f"{address}/{WordPair.objects.get().pk}/weg", follow=True)
    assert not WordPair.objects.exists()
    (toast,) = gone.context["messages"]
    client.post(toast.extra_tags)
    assert WordPair.objects.filter(one="poortgesprek", other="startbabbel", same=False).exists(), "back by its undo"
    client.post(f"{address}/{WordPair.objects.get().pk}/weg")
    given = SimpleUploadedFile("woorden.yaml", file.content)
    assert "1 regel gelezen" in client.post(f"{address}/inlezen", {"bestand": given}, follow=True).content.decode()


def test_many_words_ask_no_more_queries(actor: Actor, analyst: Account, group: Group, client: Client) -> None:
    words = "".join(f"- [woord {number}, term {number}]\n" for number in range(200))
    saying_words.take_in_words(actor, group.traject_id, f"hetzelfde:\n{words}".encode())
    client.force_login(analyst)
    with CaptureQueriesContext(connection) as asked:
        client.get(f"/trajecten/{group.traject_id}/woorden")
    assert len(asked) <= 25
