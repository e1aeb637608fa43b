"""Addresses of harmonisation, one file per area."""

from __future__ import annotations

from . import (
    adopting,
    announcements,
    configuration,
    documents,
    groups,
    improving,
    meetings,
    register,
    review,
    trajecten,
    working_groups,
    workshop,
)

urlpatterns = [
    *trajecten.urlpatterns,
    *groups.urlpatterns,
    *documents.urlpatterns,
    *review.urlpatterns,
    *working_groups.urlpatterns,
    *meetings.urlpatterns,
    *register.urlpatterns,
    *adopting.urlpatterns,
    *configuration.urlpatterns,
    *announcements.urlpatterns,
    *improving.urlpatterns,
    *workshop.urlpatterns,
]
