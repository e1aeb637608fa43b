"""Where the content of documents is kept: on disk, or in a bucket that speaks S3."""

from __future__ import annotations

from .places import storage as storage
