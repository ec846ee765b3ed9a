"""The jobs behind `pack` and `inspect`."""
