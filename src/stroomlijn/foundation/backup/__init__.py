"""A backup is one zip file: a dump of the database, the uploaded files, and a manifest with their checksums.

The secret key of the installation is not in it: whoever gets a backup cannot sign in with it, and after a restore
people sign in again.
"""

from .make import make_backup
from .manifest import Manifest
from .restore import restore_backup

__all__ = ["Manifest", "make_backup", "restore_backup"]
