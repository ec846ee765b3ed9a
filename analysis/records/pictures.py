"""The school's pictures: every one that letters print or have printed, and which is in use at which place.

A picture is named by its version, the SHA-256 of its bytes. A later use at the same place takes that of an earlier one,
and the picture stays for letters that were released with it.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from analysis.records.audit import record_action
from analysis.records.moments import in_utc
from analysis.records.schema import PICTURE_USES, PICTURES
from analysis.records.store import Store


@dataclass(frozen=True, slots=True)
class PictureUse:
    """From `at` on letters print this version at a place; None: no picture."""

    number: int
    place: str
    version: str | None
    by: str
    at: datetime


def picture_version(picture: bytes) -> str:
    """Name a picture by its bytes."""
    return hashlib.sha256(picture).hexdigest()


def record_picture(store: Store, place: str, picture: bytes | None, by: str, at: datetime) -> bool:
    """Keep a PNG and print it at a place from now on, or with None none; False, and nothing changed, where that is so.

    Raises RecordsError, ValueError without a name or zone.
    """
    version = None if picture is None else picture_version(picture)
    with store.writing() as connection:
        known = _in_use(connection).get(place)
        if (known.version if known else None) == version:
            return False
        if picture is not None:
            _keep(connection, picture_version(picture), picture, at)
        use = {"place": place, "version": version}
        connection.execute(insert(PICTURE_USES).values(**use, by=by, at=in_utc(at)))
        record_action(connection, "picture taken into use" if version else "picture given up", by, at, details=use)
    return True


def load_pictures_in_use(store: Store) -> dict[str, PictureUse]:
    """Give the picture in use at each place that has one. Raises RecordsError."""
    with store.reading() as connection:
        return _in_use(connection)


def load_picture(store: Store, version: str) -> bytes | None:
    """Give a picture, None where it was never kept. Raises RecordsError."""
    with store.reading() as connection:
        found: bytes | None = connection.scalar(select(PICTURES.c.png).where(PICTURES.c.version == version))
    return found


def _in_use(connection: Connection) -> dict[str, PictureUse]:
    rows = connection.execute(select(PICTURE_USES).order_by(PICTURE_USES.c.number)).mappings()
    latest = {row["place"]: PictureUse(**row) for row in rows}
    return {place: one for place, one in latest.items() if one.version is not None}


def _keep(connection: Connection, version: str, picture: bytes, at: datetime) -> None:
    if connection.scalar(select(PICTURES.c.version).where(PICTURES.c.version == version)) is None:
        connection.execute(insert(PICTURES).values(version=version, png=picture, at=in_utc(at)))
