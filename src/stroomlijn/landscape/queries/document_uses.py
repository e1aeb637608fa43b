"""In which steps the documents are used that somebody found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from stroomlijn.landscape.models import Mention

USES = """
select distinct on (document.id) document.id, mention.step, process.name, count(*) over (partition by document.id)
  from landscape_document as document
  join landscape_mention as mention on mention.kind = %(kind)s and mention.key = document.key
  join landscape_process as process on process.id = mention.process_id
 where document.id = any(%(documents)s) and (%(everywhere)s or process.id = any(%(within)s))
 order by document.id, process.name_key, process.id, mention.id
"""


@dataclass(frozen=True, slots=True)
class Used:
    """The first step that uses a document, and how many do."""

    number: str
    process: str
    steps: int


def uses_of_documents(document_ids: Sequence[int], within: list[int] | None) -> dict[int, Used]:
    """Where each of these documents is used; `within` are the processes that count, None is all."""
    if not document_ids:
        return {}
    given: dict[str, Any] = {"kind": Mention.Kind.DOCUMENT.value, "documents": list(document_ids)}
    with connection.cursor() as cursor:
        cursor.execute(USES, given | {"everywhere": within is None, "within": within or []})
        return {document: Used(number, process, steps) for document, number, process, steps in cursor.fetchall()}
