"""Addresses of the documents of a group."""

from __future__ import annotations

from django.urls import path

from stroomlijn.harmonisation.views import documents, people

ROW = "groepen/GROEP-<int:group_id>/documenten/<int:row_id>"

urlpatterns = [
    path("groepen/mensen", people.suggested, name="workbench-people"),
    path("groepen/GROEP-<int:group_id>/documenten", documents.group_documents, name="group-documents"),
    path("groepen/GROEP-<int:group_id>/documenten/indelen", documents.arrange, name="documents-arrange"),
    path("groepen/GROEP-<int:group_id>/documenten/houden", documents.keep_single, name="documents-keep"),
    path(ROW, documents.row, name="document-row"),
    path(f"{ROW}/vergelijken", documents.compare, name="documents-compare"),
    path(f"{ROW}/ongedaan", documents.undo, name="document-choice-undo"),
    path(f"{ROW}/herschrijven", documents.rewrite, name="document-rewrite"),
]
