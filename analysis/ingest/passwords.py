"""Workbooks with a password to open, and the old .xls that shares their outer shape."""

import io

import msoffcrypto

from analysis.ingest.problems import UnusableFileError

_NEEDED = "This workbook is password protected; please type its password, or save it without one."
_WRONG = "This workbook is password protected and the password does not open it; please check the password."
_DAMAGED = "This file is damaged or is not an Excel workbook; please export it again as .xlsx or CSV."


def read_protected(data: bytes, password: str | None) -> bytes:
    """Decrypt a workbook; an old one without a password comes back as it is. Raises UnusableFileError."""
    try:
        office = msoffcrypto.OfficeFile(io.BytesIO(data))
        protected = office.is_encrypted()
    except Exception as error:  # olefile and msoffcrypto raise many kinds on bytes that only look like OLE
        raise UnusableFileError(_DAMAGED) from error
    if not protected:
        return data
    if not password:
        raise UnusableFileError(_NEEDED)
    return _decrypted(office, password)


def _decrypted(office: object, password: str) -> bytes:
    plain = io.BytesIO()
    try:
        office.load_key(password=password, verify_password=True)  # type: ignore[attr-defined]
        office.decrypt(plain)  # type: ignore[attr-defined]
    except Exception as error:  # InvalidKeyError, and whatever a damaged header leads to
        raise UnusableFileError(_WRONG) from error
    return plain.getvalue()
