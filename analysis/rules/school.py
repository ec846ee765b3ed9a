"""What a letter needs to know of the school itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class School:
    """The school as its letters name it. A blank contact is asked for before letters are released."""

    name: str = "Our school"
    phase: str = "primary"
    address: str = ""
    head: str = ""
    signatory: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    contact_email: str = ""
    top_year: int = 6
