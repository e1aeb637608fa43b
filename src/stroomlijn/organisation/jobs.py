"""Work of the organisation that runs in the worker."""

from __future__ import annotations

from procrastinate.contrib.django import app


@app.periodic(cron="5 0 * * *")
@app.task(name="organisation.close_accounts", queueing_lock="organisation.close_accounts")
def close_accounts(timestamp: int) -> None:
    """Who left yesterday signs in no more."""
    from stroomlijn.foundation.actor import PRODUCT

    from .operations.leaving import close_accounts_of_who_left

    close_accounts_of_who_left(PRODUCT)
