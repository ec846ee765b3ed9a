"""The making of Harrowmere, an invented school. Nobody in it exists."""
