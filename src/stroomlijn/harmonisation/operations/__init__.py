"""Every write of harmonisation, one file per capability. Each runs in one transaction and leaves an audit line."""
