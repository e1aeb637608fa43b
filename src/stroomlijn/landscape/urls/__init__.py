"""Addresses of the landscape."""

from . import editor, imports, library, owner, processes, reactions

urlpatterns = [
    *processes.urlpatterns,
    *imports.urlpatterns,
    *editor.urlpatterns,
    *library.urlpatterns,
    *owner.urlpatterns,
    *reactions.urlpatterns,
]
