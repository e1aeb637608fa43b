"""People, a traject, a worker and stages for the tests of the contexts."""

from tests.contexts.stages import begun, kept, put_back  # noqa: F401
from tests.support import *  # noqa: F403
