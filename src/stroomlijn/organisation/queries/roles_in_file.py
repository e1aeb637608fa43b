"""Which toegangsrol the personnel file wants somebody to have, for when they get an account."""

from __future__ import annotations

from collections.abc import Sequence

from stroomlijn.foundation.access import Role
from stroomlijn.foundation.text import fold
from stroomlijn.organisation.models import PeopleFile, Person


def role_names() -> dict[str, str]:
    """The toegangsrol by each of its folded names, as a file may write it."""
    return {fold(name): role.value for role in Role for name in (role.value, role.label)}


def roles_in_file(people: Sequence[Person]) -> dict[int, str]:
    """By person the first role that the file taken over last gives them; who gets none there is left out."""
    latest: dict[int, PeopleFile] = {}
    organisations = {person.organisation_id for person in people}
    taken_over = PeopleFile.objects.filter(organisation__in=organisations, state=PeopleFile.State.APPLIED)
    for file in taken_over.order_by("organisation_id", "-created_at").distinct("organisation_id"):
        latest[file.organisation_id] = file
    by_number: dict[tuple[int, str], str] = {}
    names = role_names()
    for organisation, file in latest.items():
        for row in file.rows["rows"]:
            known = [names[fold(role)] for role in row["roles"] if fold(role) in names]
            if known:
                by_number |= {(organisation, key): known[0] for key in (row["number"], row["email"]) if key}
    return {
        person.pk: by_number[key]
        for person in people
        for key in ((person.organisation_id, person.email), (person.organisation_id, person.number))
        if key in by_number
    }
