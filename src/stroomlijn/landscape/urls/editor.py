"""Addresses of the editor of a concept."""

from __future__ import annotations

from django.urls import path

from stroomlijn.landscape.views import concepts, editor, modeler

urlpatterns = [
    path("processen/nieuw", concepts.new, name="concept-new"),
    path("processen/PROC-<int:process_id>/aanpassen", concepts.adjust, name="concept-begin"),
    path("processen/PROC-<int:process_id>/bewerken", editor.editor, name="editor"),
    path("processen/PROC-<int:process_id>/bewerken/opdracht", editor.command, name="editor-command"),
    path("processen/PROC-<int:process_id>/bewerken/stand", editor.state, name="editor-state"),
    path("processen/PROC-<int:process_id>/bewerken/volgen", editor.follow, name="editor-follow"),
    path("processen/PROC-<int:process_id>/bewerken/hier", editor.here, name="editor-here"),
    path("processen/PROC-<int:process_id>/bewerken/weg", concepts.put_away, name="concept-put-away"),
    path("processen/PROC-<int:process_id>/bewerken/terug", concepts.again, name="concept-again"),
    path("processen/PROC-<int:process_id>/tekenen", modeler.modeler, name="modeler"),
]
