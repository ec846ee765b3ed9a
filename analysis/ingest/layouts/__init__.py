"""One module for each layout of an export."""
