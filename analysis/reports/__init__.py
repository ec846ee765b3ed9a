"""Documents to take away from the meeting."""
