"""Jobs of the installation itself.

A job is done at least once: one whose worker was killed is done again. Doing it twice must do no harm.
"""

from __future__ import annotations

from collections.abc import Callable

from procrastinate import JobContext, RetryStrategy
from procrastinate.builtin_tasks import remove_old_jobs
from procrastinate.contrib.django import app

GIVEN_UP: dict[str, Callable[..., None]] = {}


def when_given_up(task_name: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Registers what must happen, with the job's arguments, when a job of this task lost its worker each time."""

    def register(function: Callable[..., None]) -> Callable[..., None]:
        GIVEN_UP[task_name] = function
        return function

    return register


@app.periodic(cron="* * * * *")
@app.task(name="foundation.retry_stalled", queueing_lock="foundation.retry_stalled", pass_context=True)
async def retry_stalled(context: JobContext, timestamp: int) -> None:
    """Queues jobs again whose worker gives no sign of life."""
    from .worker import retry_lost_jobs

    await retry_lost_jobs(context.app)


@app.periodic(cron="*/10 * * * *")
@app.task(name="foundation.seal_audit", queueing_lock="foundation.seal_audit")
def seal_audit(timestamp: int) -> None:
    """Seals the audit lines of the last minutes."""
    from .operations.recording import seal_audit as seal

    seal()


@app.periodic(cron="47 3 * * *")
@app.task(name="foundation.sweep_orphans", queueing_lock="foundation.sweep_orphans")
def sweep_orphans(timestamp: int) -> None:
    """Removes uploaded files whose row never came, or that nothing uses."""
    from .operations.uploads import forget_unused
    from .operations.uploads import sweep_orphans as sweep

    forget_unused()
    sweep()


@app.periodic(cron="17 3 * * *")
@app.task(name="foundation.remove_old", queueing_lock="foundation.remove_old", pass_context=True)
async def remove_old(context: JobContext, timestamp: int) -> None:
    """Forgets jobs that ended a month ago. What they did stands in facts and audit."""
    await remove_old_jobs(context, max_hours=30 * 24, remove_failed=True, remove_cancelled=True, remove_aborted=True)


@app.periodic(cron="7 3 * * *")
@app.task(name="foundation.forget_undone", queueing_lock="foundation.forget_undone")
def forget_undone(timestamp: int) -> None:
    """Forgets what it took to undo acts that nobody can undo any more."""
    from .operations.undoing import forget_undone as forget

    forget()


@app.periodic(cron="30 4 * * 1")  # in UTC: Monday, half past five or six in the Netherlands
@app.task(name="foundation.queue_digests", queueing_lock="foundation.queue_digests")
def queue_digests(timestamp: int) -> None:
    """One job for each who wants the mail of Monday, so that one bad address stops nobody else's."""
    from .operations.digest import accounts_to_mail

    for account_id in accounts_to_mail():
        send_digest.defer(account_id=account_id)


@app.task(name="foundation.send_digest", retry=RetryStrategy(max_attempts=8, exponential_wait=4))
def send_digest(account_id: int) -> None:
    from .operations.digest import send_digest as send

    send(account_id)
