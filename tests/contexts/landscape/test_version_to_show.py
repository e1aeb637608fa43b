"""A list and a page show the same version of a process: whatever was published, wherever one works, on any day."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from itertools import pairwise
from unittest import mock

from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.examples import seeds

from stroomlijn.foundation import clock
from stroomlijn.landscape.models import Landscape, Process, Validity, Version
from stroomlijn.landscape.queries.validity import validity_of, version_for, versions_for_lists
from stroomlijn.organisation.models import Organisation

BEGIN = datetime.date(2027, 3, 1)
DAYS = 6
STATES = (Version.State.GEPUBLICEERD, Version.State.VERVALLEN, Version.State.CONCEPT)
G, V, _C = STATES


@dataclass(frozen=True, slots=True)
class Stretch:
    """From a day on (None: ever since) until another (None: for good) this version applies."""

    version: int
    begins: int | None
    ends: int | None


@dataclass(frozen=True, slots=True)
class Made:
    """A process: the states of its versions, the oldest first, and what applies at each of the organisations."""

    states: tuple[Version.State, ...]
    places: tuple[tuple[Stretch, ...], ...]


@st.composite
def stretches(draw: st.DrawFn, versions: int) -> tuple[Stretch, ...]:
    """Some of the periods between days on which something changes."""
    days = sorted(draw(st.sets(st.integers(0, DAYS), max_size=4)))
    bounds = [*draw(st.sampled_from([[], [None]])), *days, *draw(st.sampled_from([[], [None]]))]
    chosen = [(draw(st.none() | st.integers(0, versions - 1)), *between) for between in pairwise(bounds)]
    return tuple(Stretch(version, *between) for version, *between in chosen if version is not None)


@st.composite
def made(draw: st.DrawFn) -> Made:
    states = draw(st.lists(st.sampled_from((G, G, *STATES)), min_size=1, max_size=4))
    return Made(tuple(states), tuple(draw(stretches(len(states))) for _place in range(2)))


# Each example is rolled back, so that the next one begins with nothing.
@settings(max_examples=len(seeds(8)), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(made(), min_size=1, max_size=4))
@example([Made((G, G, G), ((Stretch(0, 0, None),), (Stretch(1, 0, 2), Stretch(2, 4, None))))])
@example([Made((G, G), ((Stretch(0, 0, 2), Stretch(1, 4, None)), ()))])
@example([Made((G, G), ((Stretch(0, None, None),), ()))])
def test_a_list_shows_what_the_page_shows(traject_id: int, wanted: list[Made]) -> None:
    with transaction.atomic():
        processes, places = _stored(traject_id, wanted)
        for place in (*places, None):
            for day in range(-1, DAYS + 2):
                with mock.patch.object(clock, "today", return_value=BEGIN + datetime.timedelta(days=day)):
                    shown = versions_for_lists(Process.objects.all(), place).values_list("process", "pk")
                    assert dict(shown) == _on_pages(processes, place), (place, day)
        transaction.set_rollback(True)


def _on_pages(processes: list[Process], place: int | None) -> dict[int, int]:
    """By process what its page shows, to who reads as to who edits."""
    found = {}
    for process in processes:
        history, periods = list(process.versions.order_by("-order")), validity_of(process)
        seen = [version for version in history if version.state in (G, V)]
        if not any(version.state == G for version in seen):
            continue
        chosen = version_for(history, periods, place)
        assert chosen is not None
        assert chosen == version_for(seen, periods, place)
        found[process.pk] = chosen.pk
    return found


def _stored(traject_id: int, wanted: list[Made]) -> tuple[list[Process], list[int]]:
    landscape = Landscape.objects.create(traject_id=traject_id, name="Alle")
    places = [Organisation.objects.create(name=name).pk for name in ("Uden", "Landerd")]
    return [_process(landscape, one, places) for one in wanted], places


def _process(landscape: Landscape, one: Made, places: list[int]) -> Process:
    process = Process.objects.create(landscape=landscape, name="Melding", name_key="melding")
    versions = Version.objects.bulk_create(
        Version(process=process, number=f"{order}.0", order=order, state=state, bpmn=b"", graph={}, drawing="")
        for order, state in enumerate(one.states, 1)
    )
    Validity.objects.bulk_create(
        Validity(
            process=process,
            version=versions[stretch.version],
            organisation_id=place,
            period=tuple(_day(day) for day in (stretch.begins, stretch.ends)),
        )
        for place, stretches in zip(places, one.places, strict=True)
        for stretch in stretches
    )
    return process


def _day(number: int | None) -> datetime.date | None:
    return None if number is None else BEGIN + datetime.timedelta(days=number)
