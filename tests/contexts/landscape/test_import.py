"""Bringing processes in: what the preview says, what is taken over, what can be turned back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import AuditLine
from stroomlijn.landscape.models import Appearance, Import, ImportItem, Process, Step, Version
from stroomlijn.landscape.operations import imports
from stroomlijn.landscape.queries.imports import counts, items, refused_files

Work = Callable[[], None]

EPML = """<?xml version="1.0" encoding="UTF-8"?>
<epml:epml xmlns:epml="http://www.epml.de"><directory name="Root"><epc epcId="1" name="{name}">
<event id="1"><name>Melding is binnen</name></event>
<function id="2"><name>{first}</name></function><function id="3"><name>Besluit nemen</name></function>
<event id="4"><name>Klaar</name></event>
<arc id="5"><flow source="1" target="2"/></arc><arc id="6"><flow source="2" target="3"/></arc>
<arc id="7"><flow source="3" target="4"/></arc></epc></directory></epml:epml>"""


def epml(name: str = "Melding Wmo voor Uden", first: str = "Melding aannemen") -> bytes:
    return EPML.format(name=name, first=first).encode()


def begin(actor: Actor, traject_id: int, *files: tuple[str, bytes], **more: object) -> Import:
    more = more or {"organisation_in_name": True}
    return imports.start_import(actor, traject_id, [(name, [data]) for name, data in files], **more)


def test_a_file_is_read_shown_and_taken_over(actor: Actor, traject_id: int, work: Work) -> None:
    run = begin(actor, traject_id, ("wmo.epml", epml()))
    work()
    run.refresh_from_db()
    assert run.state == Import.State.PREVIEW
    (row,), total = items(run)
    assert (row["name"], row["organisation"], row["steps"], row["outcome"], total) == (
        "Melding Wmo",
        "Uden",
        2,
        "accepted",
        1,
    )
    assert Process.objects.count() == 0, "a preview changes nothing"

    imports.take_over(actor, run.pk)
    work()
    process = Process.objects.get()
    assert (process.name, process.landscape.organisation.name) == ("Melding Wmo", "Uden")
    labels = list(Appearance.objects.values_list("label", flat=True))
    assert labels == ["Melding aannemen", "Besluit nemen"]
    assert bytes(Version.objects.get().bpmn).startswith(b"<?xml")
    actions = set(AuditLine.objects.values_list("action", flat=True))
    assert {"import-started", "import-read", "import-confirmed", "import-applied"} <= actions


def test_a_broken_file_is_refused_with_its_reason_and_the_rest_goes_on(
    actor: Actor, traject_id: int, work: Work
) -> None:
    run = begin(actor, traject_id, ("stuk.bpmn", b"<definitions"), ("wmo.epml", epml()), ("foto.jpg", b"\xff\xd8\xff"))
    work()
    run.refresh_from_db()
    found = counts(run)
    assert (found.accepted, found.files_refused) == (1, 2)
    refused = dict(refused_files(run))
    assert set(refused) == {"stuk.bpmn", "foto.jpg"}
    assert all(reasons and reasons[0] for reasons in refused.values())


def test_a_zip_is_unpacked_and_each_member_has_its_own_outcome(actor: Actor, traject_id: int, work: Work) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.epml", epml("A voor Uden"))
        archive.writestr("map/b.epml", epml("B voor Landerd"))
        archive.writestr("c.txt", "geen proces")
    run = begin(actor, traject_id, ("alles.zip", packed.getvalue()))
    work()
    run.refresh_from_db()
    assert counts(run).accepted == 2
    assert {row["origin"] for row in items(run)[0]} == {"alles.zip/a.epml", "alles.zip/map/b.epml"}


def test_reading_again_makes_a_new_version_and_steps_keep_their_id(actor: Actor, traject_id: int, work: Work) -> None:
    for first in ("Melding aannemen", "Melding van inwoner aannemen"):
        run = begin(actor, traject_id, ("wmo.epml", epml(first=first)))
        work()
        imports.take_over(actor, run.pk)
        work()
    process = Process.objects.get()
    assert [version.number for version in process.versions.order_by("order")] == ["0.1", "0.2"]
    assert Step.objects.count() == 2, "both steps are the same steps in the new version"
    by_version = [
        set(Appearance.objects.filter(version=version).values_list("step", flat=True))
        for version in Version.objects.all()
    ]
    assert by_version[0] == by_version[1]


def test_a_wrong_organisation_is_mended_in_the_preview(actor: Actor, traject_id: int, work: Work) -> None:
    run = begin(actor, traject_id, ("a.epml", epml("A voor MunD")), ("b.epml", epml("B voor MiunD")))
    work()
    imports.correct_preview(actor, run.pk, imports.Corrections(organisations={"MiunD": "MunD"}))
    imports.take_over(actor, run.pk)
    work()
    assert set(Process.objects.values_list("landscape__organisation__name", flat=True)) == {"MunD"}


def test_what_is_switched_off_is_not_taken_over(actor: Actor, traject_id: int, work: Work) -> None:
    run = begin(actor, traject_id, ("a.epml", epml("A voor Uden")), ("b.epml", epml("B voor Uden")))
    work()
    off = ImportItem.objects.get(name="A").pk
    imports.correct_preview(actor, run.pk, imports.Corrections(shown=frozenset({off})))
    imports.take_over(actor, run.pk)
    work()
    assert list(Process.objects.values_list("name", flat=True)) == ["B"]


def test_a_process_without_organisation_is_not_taken_over_in_silence(actor: Actor, traject_id: int, work: Work) -> None:
    run = begin(actor, traject_id, ("a.epml", epml("Melding")), organisation="", organisation_in_name=True)
    work()
    with pytest.raises(Problem, match="import-no-organisation"):
        imports.take_over(actor, run.pk)


def test_an_import_can_be_turned_back_as_long_as_nothing_depends_on_it(
    actor: Actor, traject_id: int, work: Work
) -> None:
    first = begin(actor, traject_id, ("wmo.epml", epml()))
    work()
    imports.take_over(actor, first.pk)
    work()
    second = begin(actor, traject_id, ("wmo.epml", epml(first="Anders")))
    work()
    imports.take_over(actor, second.pk)
    work()
    with pytest.raises(Problem, match="import-in-use"):
        imports.undo_import(actor, first.pk)
    imports.undo_import(actor, second.pk)
    imports.undo_import(actor, first.pk)
    assert Process.objects.count() == 0
    assert Import.objects.filter(state=Import.State.UNDONE).count() == 2


def test_two_people_in_one_preview_do_not_overwrite_each_other(actor: Actor, traject_id: int, work: Work) -> None:
    run = begin(actor, traject_id, ("a.epml", epml("A voor Uden")))
    work()
    run.refresh_from_db()
    imports.correct_preview(actor, run.pk, imports.Corrections({"Uden": "Udn"}), seen=run.revision)
    with pytest.raises(Problem, match="changed-meanwhile"):
        imports.take_over(actor, run.pk, seen=run.revision)


def test_nothing_uploaded_is_said_and_leaves_nothing(actor: Actor, traject_id: int) -> None:
    with pytest.raises(Problem, match="nothing-uploaded"):
        begin(actor, traject_id)
    assert Import.objects.count() == 0


def test_an_organisation_that_other_names_told_us_of_is_recognised(actor: Actor, traject_id: int, work: Work) -> None:
    files = [("a.epml", epml("GBA voor MunA")), ("b.epml", epml("WABO model MunA")), ("c.epml", epml("Los"))]
    run = begin(actor, traject_id, *files)
    work()
    found = {row["name"]: row["organisation"] for row in items(run)[0]}
    assert found == {"GBA": "MunA", "WABO model": "MunA", "Los": ""}
    loose = ImportItem.objects.get(name="Los").pk
    imports.correct_preview(actor, run.pk, imports.Corrections(organisation_of={loose: "MunB"}))
    assert ImportItem.objects.get(pk=loose).organisation == "MunB"


def take(actor: Actor, run: Import, work: Work) -> None:
    imports.take_over(actor, run.pk)
    work()


def test_two_previews_of_the_same_file_do_not_make_everything_twice(actor: Actor, traject_id: int, work: Work) -> None:
    first = begin(actor, traject_id, ("wmo.epml", epml()))
    second = begin(actor, traject_id, ("wmo.epml", epml()))
    work()
    take(actor, first, work)
    take(actor, second, work)
    second.refresh_from_db()
    assert (second.state, second.problem) == (Import.State.PREVIEW, "import-overtaken")
    assert items(second)[0][0]["same_as"] == Process.objects.get()
    take(actor, second, work)
    assert Process.objects.count() == 1
    assert Version.objects.count() == 2


def test_the_same_process_twice_in_one_import_is_said_and_taken_once(actor: Actor, traject_id: int, work: Work) -> None:
    run = begin(actor, traject_id, ("een.epml", epml()), ("twee.epml", epml()))
    work()
    told = [(row["include"], [remark for remark in row["sentences"] if "vaker" in remark]) for row in items(run)[0]]
    assert sorted(bool(remark) for _, remark in told) == [False, True]
    assert all(include != bool(remark) for include, remark in told)
    take(actor, run, work)
    assert Process.objects.count() == 1


def test_another_process_stays_another_process_when_something_else_is_corrected(
    actor: Actor, traject_id: int, work: Work
) -> None:
    take(actor, begin_and_read(actor, traject_id, work), work)
    run = begin_and_read(actor, traject_id, work)
    item = ImportItem.objects.get(file__run=run)
    imports.treat_as_new(actor, run.pk, [item.pk])
    imports.correct_preview(actor, run.pk, imports.Corrections())
    take(actor, run, work)
    assert Process.objects.count() == 2


def begin_and_read(actor: Actor, traject_id: int, work: Work) -> Import:
    run = begin(actor, traject_id, ("wmo.epml", epml()))
    work()
    return run


def test_turning_a_new_version_back_gives_the_process_its_old_name(actor: Actor, traject_id: int, work: Work) -> None:
    book = "Code;Proces;Gemeente;Nr;Stap;Wie\nW1;{name};Uden;1;Aannemen;KCC\nW1;{name};Uden;2;Besluiten;KCC\n"
    for name in ("Melding Wmo", "Melding Wmo en Jeugd"):
        run = begin(actor, traject_id, ("w.csv", book.format(name=name).encode()), organisation="Uden")
        work()
        take(actor, run, work)
    assert Process.objects.get().name == "Melding Wmo en Jeugd"
    imports.undo_import(actor, run.pk)
    assert Process.objects.get().name == "Melding Wmo"
    assert Process.objects.get().versions.count() == 1


def test_a_removed_row_does_not_hand_its_identity_to_the_next(actor: Actor, traject_id: int, work: Work) -> None:
    head = "Code;Proces;Gemeente;Nr;Stap;Wie\n"
    before = ("Melding ontvangen", "Gesprek voeren", "Verslag maken", "Besluit nemen")
    after = ("Melding ontvangen", "Gesprek voeren", "Besluit nemen", "Archiveren")
    for labels in (before, after):
        rows = "".join(f"W1;Melding;Uden;{n};{label};KCC\n" for n, label in enumerate(labels, 1))
        run = begin(actor, traject_id, ("w.csv", (head + rows).encode()), organisation="Uden")
        work()
        take(actor, run, work)
    old, new = (
        dict(Appearance.objects.filter(version=version).values_list("label", "step"))
        for version in Version.objects.order_by("order")
    )
    assert new["Besluit nemen"] == old["Besluit nemen"]
    assert new["Archiveren"] not in old.values()
    (row,), _ = items(run)
    assert (row["carried"]["new"], row["carried"]["gone"]) == (["Archiveren"], ["Verslag maken"])


def test_what_was_chosen_at_the_upload_wins_from_the_column_and_that_is_said(
    actor: Actor, traject_id: int, work: Work
) -> None:
    book = "Code;Proces;Gemeente;Nr;Stap;Wie\nW1;Melding;Uden;1;Melding aannemen;KCC\n"
    run = begin(actor, traject_id, ("w.csv", book.encode()), organisation="Boekel")
    work()
    (row,), _ = items(run)
    assert row["organisation"] == "Boekel"
    assert any("Uden" in sentence for sentence in row["sentences"])


def test_last_corrections_go_along_with_taking_over(actor: Actor, traject_id: int, work: Work) -> None:
    run = begin(actor, traject_id, ("a.epml", epml("A voor Uden")), ("b.epml", epml("B voor Uden")))
    work()
    shown = frozenset(ImportItem.objects.filter(file__run=run).values_list("pk", flat=True))
    taking = frozenset({ImportItem.objects.get(name="B").pk})
    imports.take_over(actor, run.pk, imports.Corrections({"Uden": "Landerd"}, shown=shown, taking_part=taking))
    work()
    assert list(Process.objects.values_list("name", "landscape__organisation__name")) == [("B", "Landerd")]
