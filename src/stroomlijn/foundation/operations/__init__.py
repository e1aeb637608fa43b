"""Every write of the foundation. Each runs in one transaction and leaves an audit line."""
