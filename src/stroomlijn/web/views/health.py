"""Whether the product can work."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe


@login_not_required
@require_safe
def health(_request: HttpRequest) -> JsonResponse:
    """200 when the database answers, else 503 with a reason."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("select 1")
    except DatabaseError:
        return JsonResponse(
            {"title": "De database antwoordt niet.", "status": 503},
            status=503,
            content_type="application/problem+json",
        )
    return JsonResponse({"status": "goed"})
