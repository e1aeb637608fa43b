"""Headers and problems that every answer shares."""
