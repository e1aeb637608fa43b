"""Organisations and the trajecten (mergers, reforms) in which they work together."""
