"""People, a traject and a worker for the tests of the contexts."""

from tests.support import *  # noqa: F403
