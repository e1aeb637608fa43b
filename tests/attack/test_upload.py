"""Hostile files through the door that everybody uses: the upload page, the worker, the preview, the taking over."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.html import escape
from tests.attack.hostile import Hostile, bpmn, hostile, packed
from tests.attack.measured import measure
from tests.attack.rules import assert_all_rules_hold

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account, StoredFile
from stroomlijn.harmonisation.models import Group
from stroomlijn.landscape.models import Import, ImportFile, ImportItem, Process, Version
from stroomlijn.landscape.operations import imports, reading
from stroomlijn.landscape.queries.imports import sentences

Work = Callable[[], None]
SHORT = os.environ.get("SHORT", "") not in ("", "0")
MANY = 300 if SHORT else 5_000
SLOW = ("veel.bpmn", "rijen.csv", "regel-9-MB.csv")
FILES = [file for file in hostile() if not (SHORT and file.name in SLOW)]


@pytest.fixture
def visitor(analyst: Account) -> Client:
    client = Client()
    client.force_login(analyst)
    return client


def upload(visitor: Client, traject_id: int, files: Iterable[tuple[str, bytes]], organisation: str = "Uden") -> Import:
    chosen = [_named(name, data) for name, data in files]
    form = {"chosen": chosen, "where": "given", "organisation": organisation, "language": "nl"}
    answer = visitor.post(f"/trajecten/{traject_id}/inlezen", form)
    assert answer.status_code == 302, answer.content.decode()
    return Import.objects.get(pk=int(answer["Location"].rsplit("/", 1)[1]))


def _named(name: str, data: bytes) -> SimpleUploadedFile:
    """Under the very name, which Django's own class would tidy."""
    file = SimpleUploadedFile("x", data, "application/octet-stream")
    file._name = name  # type: ignore[attr-defined]
    return file


def leaves(run: Import) -> Iterator[ImportFile]:
    return ImportFile.objects.filter(run=run).exclude(state=ImportFile.State.UNPACKED).order_by("pk").iterator()


def told(file: ImportFile) -> tuple[str, list[dict[str, Any]]]:
    """What came of a file in one word, and all that is said of it."""
    items = list(file.items.all())
    remarks = [*file.remarks, *(remark for item in items for remark in item.remarks)]
    taken = [item for item in items if item.outcome != ImportItem.Outcome.REFUSED]
    if file.state == ImportFile.State.REFUSED or not taken:
        return "refused", remarks
    return ("remark" if remarks else "accepted"), remarks


def nothing_half_stored(run: Import) -> None:
    """What the rows name is on disk, whole; and nothing else is."""
    folder = Path(settings.UPLOAD_FOLDER)
    on_disk = {file.name: file.stat().st_size for file in folder.glob("*/*")}
    assert on_disk == {key.hex: size for key, size in StoredFile.objects.values_list("key", "size")}
    assert not ImportFile.objects.filter(run=run, state=ImportFile.State.WAITING).exists()
    assert not ImportItem.objects.filter(file__run=run, file__state=ImportFile.State.REFUSED).exists()
    read = ImportFile.objects.filter(run=run, state=ImportFile.State.READ)
    assert not read.filter(items=None).exists(), "read, with nothing to show for it"


def show_table(found: dict[str, tuple[str, str]], made: dict[str, bytes], folder: Path) -> None:
    cost = measure(made, folder)
    print(f"\n{'file':<34} {'bytes':>10} {'outcome':<9} {'code':<30} {'CPU ms':>7} {'MB':>6}")
    for name, (outcome, code) in found.items():
        ms, mb = cost[name]
        print(f"{name[:34]:<34} {len(made[name]):>10} {outcome:<9} {code:<30} {ms:>7} {mb:>6}")


def test_every_hostile_file_has_its_outcome_and_the_rest_goes_on(
    visitor: Client, traject_id: int, work: Work, tmp_path: Path
) -> None:
    made = {file.name: file.make() for file in FILES}
    batch = [("goed-eerst.bpmn", bpmn()), *made.items(), ("goed-laatst.bpmn", bpmn("Als laatste"))]
    run = upload(visitor, traject_id, batch)
    work()
    run.refresh_from_db()
    assert run.state == Import.State.PREVIEW
    nothing_half_stored(run)
    shown, wrong = visitor.get(f"/inlezen/{run.pk}").content.decode(), []
    for name in ("goed-eerst.bpmn", "goed-laatst.bpmn"):
        assert told(ImportFile.objects.get(run=run, origin=name))[0] == "accepted", name
    found = {}
    for file in FILES:
        outcome, remarks = of_upload(run, file.name)
        codes = [remark["code"] for remark in remarks]
        found[file.name] = (outcome, file.code if file.code in codes else next(iter(codes), ""))
        wrong += [f"{file.name}: {line}" for line in complaints(file, outcome, remarks, shown)]
    show_table(found, made, tmp_path)
    assert not wrong, "\n".join(wrong)
    taken_over_and_turned_back(visitor, run, work)


def of_upload(run: Import, name: str) -> tuple[str, list[dict[str, Any]]]:
    """The outcome of an uploaded file; of an archive, that of its first member."""
    file = ImportFile.objects.filter(run=run, stored__name=clean(name), archive=None).get()
    member = file.members.order_by("pk").first()
    return told(member or file)


def clean(name: str) -> str:
    from stroomlijn.foundation.operations.uploads import clean_name

    return clean_name(name)


def complaints(file: Hostile, outcome: str, remarks: list[dict[str, Any]], page: str) -> Iterator[str]:
    if outcome != file.outcome:
        yield f"{outcome}, not {file.outcome}: {remarks[:2]}"
    chosen = [remark for remark in remarks if remark["code"] == file.code]
    if file.code and not chosen:
        yield f"{[remark['code'] for remark in remarks][:3]}, not {file.code}"
    if file.placed and not any(remark["place"] for remark in chosen):
        yield "the sentence names no place"
    if outcome == "refused" and escape(clean(file.name)) not in page:
        yield "the page does not name it"
    for remark, said in zip(remarks, sentences(remarks), strict=True):
        if not said.endswith((".", "?", "!")) or remark["code"] in said:
            yield f"no sentence: {said}"
        if remark["code"] in ("reading-crashed", "file-not-understood"):
            yield f"our mistake: {remark}"


@pytest.mark.parametrize("packing", ["zip", "separate files"])
def test_thousands_of_files_show_progress_and_each_has_its_outcome(
    visitor: Client, traject_id: int, work: Work, packing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {f"{n}.bpmn": bpmn(name=f"Proces {n}") if n % 3 else b"<" for n in range(MANY)}
    seen = watched(visitor, monkeypatch)
    run = upload(visitor, traject_id, {"alles.zip": packed(files)}.items() if packing == "zip" else files.items())
    work()
    run.refresh_from_db()
    assert run.state == Import.State.PREVIEW
    nothing_half_stored(run)
    states = [file.state for file in leaves(run)]
    refused = len(range(0, MANY, 3))
    assert (len(states), states.count("refused"), states.count("read")) == (MANY, refused, MANY - refused)
    assert len(set(seen)) > 2, "whoever looks on sees the number of files rise"
    assert seen == sorted(seen)


def watched(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """What the page of an import says was read, at twenty moments of the reading."""
    seen: list[int] = []
    tell, calls = reading.Progress.tell, count()

    def telling(self: reading.Progress, *words: Any) -> None:
        self.told = 0.0
        if next(calls) % (MANY // 20) == 0:
            tell(self, *words)
            page = visitor.get(f"/inlezen/{self.run.pk}").content.decode()
            seen.append(int(re.search(r'<progress max="\d+" value="(\d+)"', page)[1]))  # type: ignore[index]

    monkeypatch.setattr(reading.Progress, "tell", telling)
    return seen


def test_one_file_too_many_or_too_large_is_said_and_leaves_nothing(
    visitor: Client, traject_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"/trajecten/{traject_id}/inlezen"
    form = {"where": "given", "organisation": "Uden", "language": "nl"}
    too_many = visitor.post(address, {**form, "chosen": [_named(f"{n}.csv", b"x") for n in range(5_001)]})
    assert too_many.status_code == 413
    assert "5000 bestanden" in too_many.content.decode()
    monkeypatch.setattr(imports, "MOST_PER_FILE", 1_000_000)
    chosen = [_named("a.csv", b"x"), _named("groot.zip", bytes(1_000_001))]
    too_large = visitor.post(address, {**form, "chosen": chosen}, follow=True)
    assert "groot.zip" in too_large.content.decode()
    everything = visitor.post(address, {**form, "chosen": [_named("a.csv", b"x")]}, CONTENT_LENGTH=str(10**9))
    assert everything.status_code == 413
    assert "200 MB" in everything.content.decode()
    assert Import.objects.count() == StoredFile.objects.count() == 0


def taken_over_and_turned_back(visitor: Client, run: Import, work: Work) -> None:
    """All that was accepted becomes a process; nothing of it stays when the import is turned back."""
    visitor.post(f"/inlezen/{run.pk}/overnemen")
    work()
    run.refresh_from_db()
    assert run.state == Import.State.APPLIED, run.problem
    taken = ImportItem.objects.filter(file__run=run).exclude(outcome=ImportItem.Outcome.REFUSED)
    assert Version.objects.filter(imported=run).count() == taken.count()
    assert_all_rules_hold()
    for number in Process.objects.values_list("pk", flat=True):
        for what in ("", "/tekening", "/bestand.bpmn", "/bestand.svg", "/bestand.xlsx", "/bestand.json"):
            assert visitor.get(f"/processen/PROC-{number}{what}").status_code in (200, 404), (number, what)
    visitor.post(f"/inlezen/{run.pk}/terugdraaien")
    assert Process.objects.count() == 0
    assert_all_rules_hold()


def test_an_organisation_may_have_the_name_that_we_give_to_what_is_new(
    visitor: Client, actor: Actor, traject_id: int, work: Work
) -> None:
    for organisation in ("Nieuwe werkwijze", "Uden"):
        run = upload(visitor, traject_id, [("a.bpmn", bpmn(name="Wmo"))], organisation)
        work()
        visitor.post(f"/inlezen/{run.pk}/overnemen")
        work()
    visitor.post(f"/trajecten/{traject_id}/vergelijken")
    work()
    group = Group.objects.get()
    visitor.post(f"/groepen/GROEP-{group.pk}/beginnen")
    work()
    form = {"name": "Melding", "valid_from": "2027-01-01"}
    assert visitor.post(f"/groepen/GROEP-{group.pk}/vaststellen/publiceren", form).status_code == 302
    group.refresh_from_db()
    assert group.published is not None
    again = upload(visitor, traject_id, [("b.bpmn", bpmn(name="Ander"))], "nieuwe  werkwijze")
    work()
    visitor.post(f"/inlezen/{again.pk}/overnemen")
    work()
    again.refresh_from_db()
    assert again.state == Import.State.APPLIED
