"""The processes of organisations: imported, versioned, published, read."""
