"""What of a published version can be found: the process, and each of its steps."""

from __future__ import annotations

from stroomlijn.engines.process_model import TextStep, as_text, process_from_json
from stroomlijn.foundation import clock
from stroomlijn.foundation.codes import code_key
from stroomlijn.foundation.operations.indexing import Findable, reindex
from stroomlijn.foundation.queries.links import links_of
from stroomlijn.landscape.models import Process, Validity, Version
from stroomlijn.landscape.queries.public import FACTS
from stroomlijn.landscape.queries.succession import MADE_FROM, REPLACES
from stroomlijn.landscape.queries.validity import current_version, validity_of
from stroomlijn.organisation.queries.people import werkrol_key

from .mentions import remember_mentions


def index_process(process_id: int) -> None:
    """Makes findable what the page of a published process shows: the version that applies now.

    Of what is vervallen nothing is found; its names and codes find what took its place.
    """
    process = Process.objects.get(pk=process_id)
    published = process.versions.filter(state=Version.State.GEPUBLICEERD).order_by("-order").only("number", "order")
    shown = current_version(list(published), validity_of(process))
    if shown is not None:
        index_version(Version.objects.select_related("process").defer("bpmn", "drawing").get(pk=shown.pk))
    else:
        reindex("process", [process_id], [])
        remember_mentions(process_id, "", ())


def index_version(version: Version) -> None:
    """Replaces the entries of the process by those of this version."""
    process = version.process
    graph = process_from_json(version.graph)
    steps = [step for section in as_text(graph) for step in section.steps]
    where = _where(version)
    reindex(
        "process",
        [process.pk],
        [_process_entry(version, graph.documentation, steps, where), *_steps(version, steps, where)],
    )
    remember_mentions(process.pk, graph.documentation, steps)


def _where(version: Version) -> tuple[str, ...]:
    """Domain, organisations in which the version applies or will, and from when as far as that is still to come."""
    today = clock.today()
    rows = Validity.objects.filter(version=version).values_list("organisation__name", "organisation", "period")
    lasting = [row for row in rows if row[2].upper is None or row[2].upper > today]
    begun = [organisation for _name, organisation, period in lasting if period.lower is None or period.lower <= today]
    domain = [f"domein:{version.process.domain}"] if version.process.domain else []
    later = ["later", f"vanaf:{min(period.lower for *_where, period in lasting)}"] if lasting and not begun else []
    return (*domain, *(f"organisatie:{name}" for name, *_rest in lasting), *(f"hier:{one}" for one in begun), *later)


def _process_entry(version: Version, documentation: str, steps: list[TextStep], where: tuple[str, ...]) -> Findable:
    process = version.process
    sources, _after = links_of((MADE_FROM, REPLACES), ("process", process.pk), "process")
    earlier = list(Process.objects.filter(pk__in=sources).values_list("name", "code"))
    names = sorted({word for pair in earlier for word in pair if word})
    roles = sorted({role for step in steps for role in step.node.workers})
    shown, hidden = _facts(process)
    inside = [*hidden, *sorted({step.node.system for step in steps if step.node.system})]
    return Findable(
        kind="process",
        object_id=process.pk,
        part="",
        title=process.name,
        url=f"/processen/{process.number}",
        context=" · ".join(part for part in (process.number, process.domain) if part),
        excerpt=documentation or process.facts.get("aanleiding", ""),
        also="\n".join([process.code, process.cluster, *names, *inside]),
        language=process.facts.get("taal", "nl"),
        below="\n".join([*shown, *roles, *map(_said_of, steps)]),
        tags=(
            *where,
            *(f"werkrol:{key}" for key in version.werkrol_keys),
            *(f"doet:{role}" for role in roles),
            f"nummer:{code_key(process.number)}",
            *([f"code:{code_key(process.code)}", f"eigen-code:{process.code}"] if process.code else []),
            *(f"oude-code:{code_key(code)}" for _name, code in earlier if code),
            f"stappen:{len(steps)}",
        ),
    )


def _steps(version: Version, steps: list[TextStep], where: tuple[str, ...]) -> list[Findable]:
    process = version.process
    return [
        Findable(
            kind="process-step",
            object_id=process.pk,
            part=step.number,
            title=step.node.label or step.node.type,
            url=f"/processen/{process.number}#stap-{step.number}",
            context=process.name,
            excerpt=step.node.documentation,
            also=step.node.system,
            below=_said_of(step),
            language=process.facts.get("taal", "nl"),
            tags=(
                *where,
                *(f"werkrol:{werkrol_key(role)}" for role in step.node.workers),
                *([f"systeem:{step.node.system}"] if step.node.system else []),
            ),
        )
        for step in steps
    ]


def _said_of(step: TextStep) -> str:
    node = step.node
    return " ".join([node.label, node.role, *node.helpers, *node.documents])


def _facts(process: Process) -> tuple[list[str], list[str]]:
    """What everybody may read, and what only colleagues may; the owner is no word to search by."""
    told = {name: str(value) for name, value in process.facts.items() if name != "eigenaar"}
    shown = [told.pop(name) for name in FACTS if name in told]
    return shown, list(told.values())
