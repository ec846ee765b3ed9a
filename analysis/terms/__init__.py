"""Files into terms: cut, put together, and two of them chosen."""
