"""Taking over what a preview shows: all of it in one transaction, or nothing."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from django.db import connection, transaction
from django.db.models import Max

from stroomlijn.engines.process_model import Node, process_from_json, reading_order
from stroomlijn.engines.process_model import Process as Graph
from stroomlijn.foundation import live
from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.operations.recording import audit, tell
from stroomlijn.landscape import events
from stroomlijn.landscape.models import Appearance, Import, ImportItem, Landscape, Process, Step, Version
from stroomlijn.landscape.queries.werkrollen import werkrol_keys
from stroomlijn.organisation.operations.trajecten import organisation_named

from .carrying import propose_identity
from .describing import DESCRIBING, describe
from .imports import mark_applied

APPLY_LOCK = 7_302


@transaction.atomic
def apply_import(import_id: int) -> None:
    """Makes a process or a new version of every item that takes part. Doing it twice changes nothing.

    When another import made the same processes meanwhile, it goes back to its preview, which then says so.
    """
    run = Import.objects.select_for_update().get(pk=import_id)
    if run.state != Import.State.APPLYING:
        return
    _one_at_a_time(run)
    if propose_identity(run):
        _look_again(run)
    else:
        _make_versions(run)


def _make_versions(run: Import) -> None:
    actor = Actor(run.confirmed_by_id, "werker")
    landscapes: dict[str, Landscape] = {}
    orders = _latest_orders(run)
    for items in _batches(run):
        processes = _processes(actor, run, items, landscapes)
        versions = [_version(run, item, process, orders) for item, process in processes]
        Version.objects.bulk_create(versions)
        add_appearances(
            (version, item.carried.get("steps", {})) for version, (item, _) in zip(versions, processes, strict=True)
        )
    mark_applied(run)
    number = Version.objects.filter(imported=run).count()
    audit(actor, "import-applied", "import", run.pk, versions=number)
    tell(actor, events.IMPORT_APPLIED, "import", run.pk, versions=number)


def _one_at_a_time(run: Import) -> None:
    """Waits for other imports into the same traject: what is the same process depends on them."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s, %s)", [APPLY_LOCK, run.traject_id])


def _look_again(run: Import) -> None:
    run.state, run.problem = Import.State.PREVIEW, "import-overtaken"
    run.revision += 1
    run.save()
    audit(PRODUCT, "import-overtaken", "import", run.pk)
    live.publish(f"import-{run.pk}", state=run.state)


def add_appearances(versions: Iterable[tuple[Version, dict[str, str]]]) -> None:
    """Gives the steps of each version their permanent ids: the carried ones, and new ones for the rest."""
    steps: list[Step] = []
    appearances: list[Appearance] = []
    for version, carried in versions:
        for position, node in enumerate(_steps_in_order(process_from_json(version.graph))):
            step_id = uuid.UUID(carried[node.id]) if node.id in carried else uuid.uuid4()
            if node.id not in carried:
                steps.append(Step(pk=step_id, process_id=version.process_id))
            appearances.append(
                Appearance(
                    version=version,
                    step_id=step_id,
                    element=node.id[:300],
                    position=position,
                    label=node.label,
                    werkrol=node.role[:300],
                )
            )
    Step.objects.bulk_create(steps, batch_size=2_000)
    Appearance.objects.bulk_create(appearances, batch_size=2_000)


def _steps_in_order(graph: Graph) -> list[Node]:
    steps = {node.id for node in graph.steps}
    return [node for node in reading_order(graph) if node.id in steps]


def _batches(run: Import, size: int = 200) -> Iterable[list[ImportItem]]:
    taking = ImportItem.objects.filter(file__run=run, include=True).exclude(outcome=ImportItem.Outcome.REFUSED)
    taking = taking.select_related("file", "same_as").order_by("pk")
    last = 0
    while batch := list(taking.filter(pk__gt=last)[:size]):
        last = batch[-1].pk
        yield batch


def _processes(
    actor: Actor, run: Import, items: list[ImportItem], landscapes: dict[str, Landscape]
) -> list[tuple[ImportItem, Process]]:
    made: list[Process] = []
    pairs: list[tuple[ImportItem, Process]] = []
    for item in items:
        process = item.same_as or Process(landscape=_landscape(actor, run, item.organisation, landscapes))
        describe(process, name=item.name, code=item.code, facts=(item.graph or {}).get("facts", {}))
        pairs.append((item, process))
        made.extend([] if item.same_as else [process])
    Process.objects.bulk_create(made)
    changed = [item.same_as for item in items if item.same_as]
    Process.objects.bulk_update(changed, DESCRIBING)
    return pairs


def _landscape(actor: Actor, run: Import, organisation: str, known: dict[str, Landscape]) -> Landscape:
    if organisation not in known:
        organisation_id = organisation_named(actor, organisation)
        known[organisation], _ = Landscape.objects.get_or_create(
            traject_id=run.traject_id,
            organisation_id=organisation_id,
            kind=Landscape.Kind.SOURCE,
            defaults={"name": organisation, "language": run.language},
        )
    return known[organisation]


def _latest_orders(run: Import) -> dict[int, int]:
    known = ImportItem.objects.filter(file__run=run, same_as__isnull=False).values("same_as")
    rows = Version.objects.filter(process__in=known).values_list("process").annotate(latest=Max("order"))
    return dict(rows)


def _version(run: Import, item: ImportItem, process: Process, orders: dict[int, int]) -> Version:
    order = orders.get(process.pk, 0) + 1
    return Version(
        process=process,
        number=f"0.{order}",
        order=order,
        name=item.name,
        code=item.code,
        bpmn=item.bpmn,
        element=item.element,
        graph=item.graph,
        drawing=item.drawing,
        source_name=" – ".join(part for part in (item.file.origin, item.place) if part)[:300],
        source_file_id=item.file.stored_id,
        imported=run,
        remarks=item.remarks,
        step_count=item.step_count,
        werkrol_keys=werkrol_keys(process_from_json(item.graph or {}).steps),
        created_by_id=run.confirmed_by_id,
    )


@transaction.atomic
def give_up(import_id: int) -> None:
    """Brings an import whose taking over failed back to its preview; nothing of it was kept."""
    run = Import.objects.select_for_update().get(pk=import_id)
    run.state = Import.State.PREVIEW
    run.problem = "import-failed"
    run.revision += 1
    run.save()
    audit(PRODUCT, "import-failed", "import", run.pk)
    live.publish(f"import-{run.pk}", state=run.state)
