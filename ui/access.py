"""Who sits at this computer, and as what: until there is sign-in, the operating system's user, as a senior leader."""

import getpass

from analysis.rules.roles import WITHOUT_SIGN_IN, Role


def role_at_the_desk() -> Role:
    """Say as what the person reads; every page that shows circumstances or holds asks here."""
    return WITHOUT_SIGN_IN


def person_at_the_desk() -> str:
    """Name the operating system's user, for the records."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "not known"
