"""Kinds of facts of this context."""

TRAJECT_BEGAN = "traject-began"
ORGANISATION_RENAMED = "organisation-renamed"
