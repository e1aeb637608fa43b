"""An import from the outside: begin with files, correct the preview, take over, drop or turn back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import F, Q

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock, live
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit, tell
from stroomlijn.foundation.operations.uploads import store
from stroomlijn.foundation.queries.uploads import stored_names
from stroomlijn.foundation.revision import refuse_stale
from stroomlijn.foundation.text import storable
from stroomlijn.landscape import events
from stroomlijn.landscape.models import Import, ImportFile, ImportItem, Process, Version

from .carrying import propose_identity
from .describing import describe

Files = Iterable[tuple[str, Iterable[bytes]]]

MOST_PER_FILE = 100 * 1024 * 1024


@transaction.atomic
def keep_files(actor: Actor, files: Files) -> dict[int, str]:
    """Keeps files of a form that is not complete yet; their names by id. What nothing uses in a day is forgotten."""
    stored = [store(actor, name, chunks, most=MOST_PER_FILE) for name, chunks in files]
    return {one.pk: one.name for one in stored}


@transaction.atomic
def start_import(
    actor: Actor,
    traject_id: int,
    files: Files,
    *,
    kept: Collection[int] = (),
    language: str = "nl",
    organisation: str = "",
    organisation_in_name: bool = False,
    column_first: bool = False,
) -> Import:
    """Keeps the files and queues the reading of them, and of those that were `kept` before.

    `organisation` is whose processes these are; empty when each process says so itself (a column, or its name when
    `organisation_in_name`), and with `column_first` only of those that do not. Raises Problem when no file was given.
    """
    run = Import.objects.create(
        traject_id=traject_id,
        language=language,
        organisation=_organisation(organisation),
        organisation_in_name=organisation_in_name,
        column_first=column_first,
        created_by_id=actor.person,
    )
    stored = stored_names(kept) | keep_files(actor, files)
    if not stored:
        raise Problem("nothing-uploaded")
    ImportFile.objects.bulk_create(ImportFile(run=run, stored_id=pk, origin=name) for pk, name in stored.items())
    audit(actor, "import-started", "import", run.pk, files=len(stored))
    _queue("read", run)
    return run


@dataclass(frozen=True, slots=True)
class Corrections:
    """What people change in a preview: names of organisations as found, the organisation of what names none by file or
    archive, organisations per item, and which of the `shown` items take part."""

    organisations: Mapping[str, str] = field(default_factory=dict)
    of_files: Mapping[int, str] = field(default_factory=dict)
    organisation_of: Mapping[int, str] = field(default_factory=dict)
    shown: frozenset[int] = frozenset()
    taking_part: frozenset[int] = frozenset()


@transaction.atomic
def correct_preview(actor: Actor, run_id: int, corrections: Corrections, *, seen: int | None = None) -> None:
    """Keeps the corrections. What is the same as an existing process is worked out anew: it depends on them."""
    run = _locked(run_id, Import.State.PREVIEW)
    refuse_stale(run, seen)
    _correct(actor, run, corrections)
    _touch(run)


@transaction.atomic
def treat_as_new(actor: Actor, run_id: int, items: Iterable[int], *, seen: int | None = None) -> None:
    """Takes these as new processes, though they look like existing ones."""
    run = _locked(run_id, Import.State.PREVIEW)
    refuse_stale(run, seen)
    ImportItem.objects.filter(file__run=run, pk__in=list(items)).update(treated_as_new=True)
    propose_identity(run)
    _touch(run)
    audit(actor, "import-identity-refused", "import", run.pk)


@transaction.atomic
def take_over(actor: Actor, run_id: int, corrections: Corrections | None = None, *, seen: int | None = None) -> None:
    """Queues the taking over of what the preview shows, with last corrections.

    Raises Problem when something is still missing; nothing is kept then.
    """
    run = _locked(run_id, Import.State.PREVIEW)
    refuse_stale(run, seen)
    if corrections is not None:
        _correct(actor, run, corrections)
    taking = ImportItem.objects.filter(file__run=run, include=True).exclude(outcome=ImportItem.Outcome.REFUSED)
    if not taking.exists():
        raise Problem("import-empty")
    if nameless := taking.filter(organisation="").count():
        raise Problem("import-no-organisation", number=nameless)
    run.state = Import.State.APPLYING
    run.confirmed_by_id = actor.person
    run.problem = ""
    _touch(run)
    audit(actor, "import-confirmed", "import", run.pk)
    _queue("apply", run)


@transaction.atomic
def drop_import(actor: Actor, run_id: int) -> None:
    """Ends an import without taking anything over; the files stay with it."""
    run = _locked(run_id, Import.State.PREVIEW, Import.State.READING)
    run.state = Import.State.DROPPED
    _touch(run)
    audit(actor, "import-dropped", "import", run.pk)


@transaction.atomic
def undo_import(actor: Actor, run_id: int) -> None:
    """Takes back what an import brought: new processes go, others are again what they were before.

    Raises Problem "import-in-use" once later work depends on it.
    """
    run = _locked(run_id, Import.State.APPLIED)
    _refuse_when_later_work(run)
    touched = list(Process.objects.filter(versions__imported=run).distinct())
    remaining = _newest_besides(run, touched)
    vanishing = [process.pk for process in touched if process.pk not in remaining]
    tell(
        actor,
        events.IMPORT_UNDOING,
        "import",
        run.pk,
        processes=vanishing,
        versions={str(process_id): version.pk for process_id, version in remaining.items()},
    )
    Version.objects.filter(imported=run).delete()
    Process.objects.filter(pk__in=vanishing).delete()
    for process in touched:
        if process.pk in remaining:
            before = remaining[process.pk]
            describe(process, name=before.name, code=before.code, facts=before.graph.get("facts", {})).save()
    run.state = Import.State.UNDONE
    _touch(run)
    audit(actor, "import-undone", "import", run.pk, processes=len(touched))
    tell(actor, events.IMPORT_UNDONE, "import", run.pk)


def _newest_besides(run: Import, processes: list[Process]) -> dict[int, Version]:
    versions = Version.objects.filter(process__in=processes).exclude(imported=run).order_by("process", "order")
    return {version.process_id: version for version in versions.defer("bpmn", "drawing")}


def _correct(actor: Actor, run: Import, corrections: Corrections) -> None:
    found = ImportItem.objects.filter(file__run=run).exclude(outcome=ImportItem.Outcome.REFUSED)
    for was, meant in corrections.organisations.items():
        if was != meant:
            found.filter(organisation=was).update(organisation=_organisation(meant))
    for file_id, meant in corrections.of_files.items():
        nameless = found.filter(organisation="").filter(Q(file=file_id) | Q(file__archive=file_id))
        nameless.update(organisation=_organisation(meant))
    for item_id, meant in corrections.organisation_of.items():
        found.filter(pk=item_id).update(organisation=_organisation(meant))
    found.filter(pk__in=corrections.shown - corrections.taking_part).update(include=False)
    found.filter(pk__in=corrections.shown & corrections.taking_part).update(include=True)
    propose_identity(run)
    audit(actor, "import-corrected", "import", run.pk, organisations=dict(corrections.organisations))


def _organisation(name: str) -> str:
    return storable(name).strip()[:120]


def _refuse_when_later_work(run: Import) -> None:
    """What was published is archive, and what was made after it stands on it."""
    ours = Q(imported=run, published_at__isnull=False)
    later = Q(process__versions__imported=run, pk__gt=F("process__versions__pk")) & ~Q(imported=run)
    found = Version.objects.filter(ours | later).select_related("process").first()
    if found is not None:
        raise Problem("import-in-use", name=found.process.name)


def _locked(run_id: int, *states: str) -> Import:
    run = Import.objects.select_for_update().get(pk=run_id)
    if run.state not in states:
        raise Problem("import-not-in-state", state=Import.State(run.state).label)
    return run


def _touch(run: Import) -> None:
    run.revision += 1
    run.save()
    live.publish(f"import-{run.pk}", state=run.state)


def _queue(what: str, run: Import) -> None:
    from stroomlijn.landscape import jobs

    task = {"read": jobs.read_import, "apply": jobs.apply_import}[what]
    task.configure(lock=f"import-{run.pk}").defer(import_id=run.pk)


def mark_applied(run: Import) -> None:
    """Ends the taking over; called in its transaction."""
    run.state = Import.State.APPLIED
    run.applied_at = clock.now()
    _touch(run)
