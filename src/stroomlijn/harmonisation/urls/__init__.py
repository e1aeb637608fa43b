"""Addresses of harmonisation, one file per area."""

from __future__ import annotations

from . import groups, trajecten

urlpatterns = [
    *trajecten.urlpatterns,
    *groups.urlpatterns,
]
