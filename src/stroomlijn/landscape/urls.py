"""Addresses of the landscape."""

from __future__ import annotations

from django.urls import path

from . import editor_urls, library_urls, owner_urls, reaction_urls
from .views import exports, imports, library, processes, sample

urlpatterns = [
    path("processen", library.library, name="library"),
    path("processen/mijn", library.mine, name="my-processes"),
    path("processen/PROC-<int:process_id>/favoriet", library.favourite, name="favourite"),
    path("processen/PROC-<int:process_id>", processes.process, name="process"),
    path("processen/PROC-<int:process_id>/tekening", processes.drawing, name="process-drawing"),
    path("processen/PROC-<int:process_id>/stap/<uuid:step_id>", processes.step, name="process-step"),
    path("processen/PROC-<int:process_id>/bestand.<str:ending>", exports.export, name="process-export"),
    path("trajecten/<int:traject_id>/inlezen", imports.upload, name="upload"),
    path("inlezen/voorbeeld.xlsx", sample.sample_workbook, name="sample-workbook"),
    path("inlezen/<int:import_id>", imports.show, name="import"),
    path("inlezen/<int:import_id>/volgen", imports.follow, name="import-follow"),
    path("inlezen/<int:import_id>/aanpassen", imports.correct, name="import-correct"),
    path("inlezen/<int:import_id>/nieuw/<int:item_id>", imports.as_new, name="import-as-new"),
    path("inlezen/<int:import_id>/overnemen", imports.take_over, name="import-take-over"),
    path("inlezen/<int:import_id>/stoppen", imports.drop, name="import-drop"),
    path("inlezen/<int:import_id>/terugdraaien", imports.undo, name="import-undo"),
    *editor_urls.urlpatterns,
    *library_urls.urlpatterns,
    *owner_urls.urlpatterns,
    *reaction_urls.urlpatterns,
]
