"""Every write of organisations, trajecten, people and werkrollen."""
