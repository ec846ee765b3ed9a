"""Who sits at this computer: until there is sign-in, the operating system's user."""

import getpass


def person_at_the_desk() -> str:
    """Name the operating system's user, for the records."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "not known"
