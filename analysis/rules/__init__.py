"""The school's policy and England's attendance rules, as tables and pure functions. Standard library only."""
