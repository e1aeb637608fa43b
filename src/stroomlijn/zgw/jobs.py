"""Work of the case register that runs in the worker."""

from __future__ import annotations

from procrastinate.contrib.django import app


@app.periodic(cron="* * * * *")
@app.task(name="zgw.fold_counts", queueing_lock="zgw.fold_counts")
def fold_counts(timestamp: int) -> None:
    """Keeps the table with numbers of zaken short."""
    from .zaken.counting import fold_counts as fold

    fold()
