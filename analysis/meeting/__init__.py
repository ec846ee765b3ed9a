"""From the box of files to what the termly meeting sees, as plain values."""
