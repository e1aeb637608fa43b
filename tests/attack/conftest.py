"""People, a traject and a worker for the attacks; and the browser of the stories."""

from tests.stories.conftest import browser, open_page, website
from tests.support import *  # noqa: F403

__all__ = ["browser", "open_page", "website"]
