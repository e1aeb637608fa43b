"""The OpenAPI document, for whoever wants to couple; the only address that asks no token."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from .answers import answer
from .api import Api
from .openapi import document
from .resource import Resource


def schema_of(
    api: Api, resources: Sequence[Resource], beside: Mapping[str, Any]
) -> Callable[[HttpRequest], HttpResponse]:
    """`GET /{api}/api/v1/schema/openapi.json`"""

    @login_not_required
    @require_safe
    def view(request: HttpRequest) -> HttpResponse:
        return answer(document(api, resources, beside))

    return view
