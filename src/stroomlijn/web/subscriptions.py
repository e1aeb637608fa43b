"""All arrows that go up: which facts of one context another context reacts to."""

from __future__ import annotations

from stroomlijn.foundation.queries.facts import FactValue
from stroomlijn.foundation.subscriptions import subscribe, subscribe_in_transaction


def register() -> None:
    """Called once when the product starts."""
    from stroomlijn.harmonisation import jobs as harmonisation_jobs
    from stroomlijn.landscape import events as landscape
    from stroomlijn.landscape import jobs as landscape_jobs
    from stroomlijn.organisation import events as organisation

    subscribe(landscape.VERSION_PUBLISHED, landscape_jobs.tell_about_publication)
    subscribe(landscape.VERSION_PUBLISHED, landscape_jobs.take_up_reactions)
    subscribe(landscape.IMPORT_APPLIED, harmonisation_jobs.follow_import)
    subscribe(organisation.ORGANISATION_RENAMED, landscape_jobs.index_organisation)
    subscribe_in_transaction(landscape.IMPORT_UNDOING, _release_from_groups)
    subscribe_in_transaction(landscape.DOCUMENT_FILE_ADDED, _finish_rewriting)
    subscribe(landscape.DOCUMENT_FILE_READ, harmonisation_jobs.document_changed)


def _release_from_groups(undoing: FactValue) -> None:
    from stroomlijn.harmonisation.operations.grouping import release_imported

    remaining = {int(process): version for process, version in undoing.payload["versions"].items()}
    release_imported(undoing.payload["processes"], remaining)


def _finish_rewriting(added: FactValue) -> None:
    from stroomlijn.harmonisation.operations.documents.choosing import finish_rewriting

    finish_rewriting(added.object_id)
