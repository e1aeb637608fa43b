"""What people fill in, per part of the landscape."""
