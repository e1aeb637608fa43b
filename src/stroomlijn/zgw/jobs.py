"""Work of the case register that runs in the worker."""

from __future__ import annotations

from procrastinate.contrib.django import app


@app.periodic(cron="* * * * *")
@app.task(name="zgw.fold_counts", queueing_lock="zgw.fold_counts")
def fold_counts(timestamp: int) -> None:
    """Keeps the table with numbers of zaken short."""
    from .zaken.counting import fold_counts as fold

    fold()


@app.periodic(cron="23 * * * *")
@app.task(name="zgw.forget_answers", queueing_lock="zgw.forget_answers")
def forget_answers(timestamp: int) -> None:
    """Forgets what calls with an Idempotency-Key were answered."""
    from .register.once import forget_answers as forget

    forget()


@app.periodic(cron="41 3 * * *")
@app.task(name="zgw.sweep_documents", queueing_lock="zgw.sweep_documents")
def sweep_documents(timestamp: int) -> None:
    """Removes files that no document names."""
    from .documenten.storage.sweeping import sweep

    sweep()
