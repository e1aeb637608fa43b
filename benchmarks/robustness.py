"""404 files of 19 origins, some broken on purpose, as an upload meets them: read, or refused with place and reason."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from benchmarks.database import empty, server_cpu
from benchmarks.real_data import DATA
from benchmarks.stopwatch import stopwatch
from benchmarks.table import Measure, print_measures, print_table

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.limited import LimitedReader
from stroomlijn.foundation.problems import sentence
from stroomlijn.foundation.sentences import catalogue

CRASHED = "reading-crashed"


def run(short: bool = False) -> None:
    """Reads every file under the limits of an upload, and uploads them all at once. `short`: every fourth file."""
    paths = sorted((DATA / "robustness").rglob("*.bpmn"))[:: 4 if short else 1]
    if not paths:
        print(f"\nrobustness: overgeslagen, {DATA / 'robustness'} is er niet")
        return
    refusals = _print_reading(paths)
    _print_upload(paths)
    if refusals:
        rows = [(f"{path.parent.name}/{path.name}"[-50:], sentence(problem.as_remark())) for path, problem in refusals]
        print_table("Geweigerd", ("bestand", "wat er staat"), rows)


def _print_reading(paths: list[Path]) -> list[tuple[Path, Problem]]:
    processes, remarks = 0, 0
    refusals: list[tuple[Path, Problem]] = []
    with stopwatch() as spent, LimitedReader() as reader:
        for path in paths:
            try:
                reading = reader.read(path.name, path.read_bytes())
            except Problem as problem:
                refusals.append((path, problem))
                continue
            processes += len(reading.processes)
            remarks += sum(len(found.remarks) for found in reading.processes)
            remarks += len(reading.remarks) + len(reading.refused)
    crashed = sum(problem.code == CRASHED for _, problem in refusals)
    worded = sum(_is_worded(problem) for _, problem in refusals)
    print_measures(
        "Elk bestand wordt gelezen of geweigerd",
        [
            Measure(f"gelezen van {len(paths)}", f"{len(paths) - len(refusals)} ({processes} processen)"),
            Measure("uitzonderingen", str(crashed), "0", not crashed),
            Measure(
                "weigeringen met plaats en Nederlandse zin",
                f"{worded} van {len(refusals)}",
                "alle",
                worded == len(refusals),
            ),
            Measure("opmerkingen bij gelezen bestanden", str(remarks)),
            Measure("tijd", str(spent)),
        ],
    )
    return refusals


def _print_upload(paths: list[Path]) -> None:
    empty()
    from stroomlijn.landscape.models import ImportFile, Process

    with stopwatch(server_cpu) as spent:
        statuses = list(_through_website(paths))
    failed = [address for address, status in statuses if status >= 500]
    waiting = ImportFile.objects.filter(state=ImportFile.State.WAITING).count()
    print_measures(
        "Alle bestanden in één keer geüpload en overgenomen, elk proces bekeken en in vier vormen opgehaald",
        [
            Measure("processen overgenomen", str(Process.objects.count())),
            Measure("antwoorden van de website", str(len(statuses))),
            Measure("waarvan 5xx", " ".join([str(len(failed)), *failed[:3]]), "0", not failed),
            Measure("bestanden zonder uitkomst", str(waiting), "0", not waiting),
            Measure("tijd", str(spent)),
        ],
    )


def _through_website(paths: list[Path]) -> Iterator[tuple[str, int]]:
    """Address and status of each answer: form, preview, taking over, and the pages and downloads of every process."""
    from benchmarks import main_job
    from django.test import Client

    from stroomlijn.foundation.actor import Actor
    from stroomlijn.landscape.models import Import, Process
    from stroomlijn.landscape.operations.applying import apply_import
    from stroomlijn.landscape.operations.reading import read_files

    account = main_job.analyst()
    traject_id = main_job.traject(Actor(account.pk, "benchmark"), "Robuust")
    client = Client(SERVER_NAME="localhost", raise_request_exception=False)
    client.force_login(account)
    with ExitStack() as opened:
        files = [opened.enter_context(path.open("rb")) for path in paths]
        form = {"chosen": files, "where": "given", "organisation": "Overal", "language": "en"}
        yield "inlezen", client.post(f"/trajecten/{traject_id}/inlezen", form).status_code
    run_id = Import.objects.get().pk
    read_files(run_id)
    yield "voorbeeld", client.get(f"/inlezen/{run_id}").status_code
    yield "overnemen", client.post(f"/inlezen/{run_id}/overnemen").status_code
    apply_import(run_id)
    for process_id in Process.objects.values_list("pk", flat=True):
        for what in ("", "/tekening", "/bestand.bpmn", "/bestand.svg", "/bestand.xlsx", "/bestand.json"):
            address = f"/processen/PROC-{process_id}{what}"
            yield address, client.get(address).status_code


def _is_worded(problem: Problem) -> bool:
    """A place, and a sentence from the catalogue; behind it may stand what the XML parser itself said."""
    return bool(problem.place) and problem.code in catalogue()
