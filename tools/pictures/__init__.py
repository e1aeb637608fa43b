"""The pictures of the documentation, played on a running demo."""
