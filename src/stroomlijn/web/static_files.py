"""Files of the screens, named by their contents."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Hashed and compressed; a script that imports another one finds it under its hashed name."""

    support_js_module_import_aggregation = True
