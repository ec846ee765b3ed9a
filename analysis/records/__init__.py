"""The school's memory: what was imported, set, chosen and decided, in one database."""
