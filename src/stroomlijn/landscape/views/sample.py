"""The sample workbook that stands beside the upload button."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


@require_safe
def sample_workbook(_request: HttpRequest) -> HttpResponse:
    from stroomlijn.engines.formats.spreadsheet import sample_workbook as made

    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    response = HttpResponse(made(), content_type=media_type)
    response["Content-Disposition"] = 'attachment; filename="stroomlijn-voorbeeld.xlsx"'
    return response
