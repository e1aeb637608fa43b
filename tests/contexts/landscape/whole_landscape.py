"""The whole landscape of the demo, as far as one can search it: every process of both municipalities."""

from __future__ import annotations

from stroomlijn.engines.formats.spreadsheet import read_workbook, write_rows
from stroomlijn.engines.process_model import Process as Graph
from stroomlijn.engines.process_model import process_to_json
from stroomlijn.foundation.actor import Actor
from stroomlijn.landscape.models import Landscape, Process, Version
from stroomlijn.landscape.operations.describing import describe
from stroomlijn.landscape.operations.finding import index_version
from stroomlijn.landscape.queries.werkrollen import werkrol_keys
from stroomlijn.organisation.operations.trajecten import make_traject, organisation_named
from stroomlijn.web.demo.families import content
from stroomlijn.web.demo.landscapes import describe_all


def load_whole_landscape(actor: Actor) -> None:
    """Makes everything findable. Nothing is imported or drawn: that takes minutes."""
    traject_id = make_traject(actor, name="Geheel").pk
    for name in (municipality.name for municipality in content().municipalities):
        organisation_id = organisation_named(actor, name)
        landscape = Landscape.objects.create(traject_id=traject_id, organisation_id=organisation_id, name=name)
        described = [one for one in describe_all() if one.true.municipality == name]
        data = write_rows([one.head for one in described], [row for one in described for row in one.rows])
        for found in read_workbook(f"{name}.xlsx", data).processes:
            index_version(_published(landscape, found.process))


def _published(landscape: Landscape, graph: Graph) -> Version:
    facts = dict(graph.facts)
    process = describe(Process(landscape=landscape), name=graph.name, code=facts.get("code", ""), facts=facts)
    process.save()
    version = Version(process=process, number="1.0", order=1, name=graph.name, graph=process_to_json(graph))
    version.state, version.werkrol_keys = Version.State.GEPUBLICEERD, werkrol_keys(graph.steps)
    version.save()
    return version
