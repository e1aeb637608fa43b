"""The people of a world: somebody in a team with a werkrol and a deputy, and a personnel file that waits."""

from __future__ import annotations

from dataclasses import dataclass

from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.organisation.operations.deputies import set_deputy
from stroomlijn.organisation.operations.people import Details, make_person
from stroomlijn.organisation.operations.people_files import upload_people
from stroomlijn.organisation.operations.teams import make_team
from stroomlijn.organisation.operations.trajecten import organisation_named
from stroomlijn.organisation.operations.werkrollen import make_werkrol


@dataclass(frozen=True, slots=True)
class People:
    """Ids of what there is."""

    organisation: int
    person: int
    deputy: int
    team: int
    werkrol: int
    file: int


def make_people(actor: Actor, name: str, mark: str) -> People:
    """With `mark` in every field that people or files fill."""
    organisation = organisation_named(actor, f"Gemeente {name} {mark}")
    team = make_team(actor, organisation, f"Toegang {mark}", f"Sociaal domein {mark}")
    werkrol = make_werkrol(actor, f"Consulent {name} {mark}", description=mark, other_names=[f"Adviseur {name} {mark}"])
    details = Details(f"Ria {mark}", f"10 {mark}"[:40], f"ria@{name.lower()}.nl", f"0413 {mark}"[:40], f"Coach {mark}")
    person = make_person(actor, organisation, details, teams=[team], werkrollen=[werkrol])
    deputy = make_person(actor, organisation, Details(f"Bram {mark}"))
    set_deputy(actor, person, deputy, begins=clock.today())
    cell = '"{}"'.format(mark.replace('"', '""'))
    table = (
        f'Nummer;Naam;Functie;Team;Werkrollen;Kleur {cell[:40]}\n11;"Jo {cell[1:]};{cell};{cell};{cell}\n12;;{cell};;\n'
    )
    file = upload_people(actor, organisation, f"{mark or 'mensen'}.csv", [table.encode()])
    return People(organisation, person, deputy, team, werkrol, file)
