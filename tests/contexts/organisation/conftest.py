"""An organisation, and a way to bring a personnel file in."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from stroomlijn.foundation.actor import Actor
from stroomlijn.organisation.models import PeopleFile
from stroomlijn.organisation.operations.applying_people import apply_people
from stroomlijn.organisation.operations.people_files import upload_people
from stroomlijn.organisation.operations.trajecten import organisation_named
from stroomlijn.organisation.queries.people_plan import people_plan, stamp

Take = Callable[..., PeopleFile]


@pytest.fixture
def uden(actor: Actor) -> int:
    return organisation_named(actor, "Uden")


@pytest.fixture
def take(actor: Actor, uden: int) -> Take:
    """Uploads a csv and takes over what its preview shows."""

    def take_(text: str | bytes, **chosen: object) -> PeopleFile:
        data = text.encode() if isinstance(text, str) else text
        file = PeopleFile.objects.get(pk=upload_people(actor, uden, "mensen.csv", [data]))
        apply_people(actor, file.pk, shown=stamp(people_plan(file)[0]), **chosen)
        file.refresh_from_db()
        return file

    return take_
