"""What every context stands on and that knows no domain."""
