"""From recorded releases to letters, lists and packs."""
