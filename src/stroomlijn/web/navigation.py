"""The places one can go from every page. Only what works, and only for whom may use it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Template context `navigation`: a list of {label, url, icon, current}."""
    return {"navigation": []}
