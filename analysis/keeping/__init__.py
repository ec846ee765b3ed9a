"""What the records hold and for how long: backups looked into, what is due to go, and everything on one child."""
