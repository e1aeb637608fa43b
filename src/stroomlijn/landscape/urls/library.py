"""Addresses of documents, parameters and the public view."""

from __future__ import annotations

from django.urls import path

from stroomlijn.landscape.views import documents, parameters, public

urlpatterns = [
    path("documenten", documents.documents, name="documents"),
    path("documenten/DOC-<int:document_id>", documents.document, name="document"),
    path("documenten/DOC-<int:document_id>/voorbeeld", documents.preview, name="document-preview"),
    path("documenten/DOC-<int:document_id>/bestanden", documents.add_file, name="document-file-add"),
    path("documenten/DOC-<int:document_id>/bestanden/<int:order>", documents.file, name="document-file"),
    path("parameters", parameters.parameters, name="parameters"),
    path("parameters/<int:parameter_id>", parameters.change, name="parameter-change"),
    path("parameters/terug/<int:undo_id>", parameters.undo_removal, name="parameter-undo"),
    path("openbaar", public.library, name="public"),
    path("openbaar/beheer", public.domains, name="public-domains"),
    path("openbaar/PROC-<int:process_id>", public.process, name="public-process"),
    path("openbaar/PROC-<int:process_id>/bestand.<str:ending>", public.export, name="public-export"),
    path("processen/PROC-<int:process_id>/openbaar", public.switch, name="public-switch"),
    path("robots.txt", public.robots, name="robots"),
]
