"""What every resource of a ZGW API has in common: read, listed, expanded, written, told, from one definition."""
