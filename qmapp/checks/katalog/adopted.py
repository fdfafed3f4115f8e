"""The catalogue in the workspace: adopted once, then fixed for every Prüfung that uses it."""

import hashlib
import json
import uuid
from dataclasses import asdict, fields
from typing import Any

from sqlmodel import Session, col, select

from qmapp.checks.katalog.katalog import Bereich, Katalog, Pruefpunkt
from qmapp.checks.katalog.tables import KatalogPunkt, KatalogVersion

_HEAD = [f.name for f in fields(Katalog) if f.name not in ("bereiche", "punkte")]
_PUNKT = [f.name for f in fields(Pruefpunkt)]


def adopt(session: Session, katalog: Katalog) -> uuid.UUID:
    """Keep a catalogue in the workspace and return its id; the same content is kept only once."""
    digest = hashlib.sha256(json.dumps(asdict(katalog), default=str, sort_keys=True).encode()).hexdigest()
    known = session.exec(
        select(KatalogVersion.id).where(
            KatalogVersion.code == katalog.code,
            KatalogVersion.version == katalog.version,
            KatalogVersion.pruefsumme == digest,
        )
    ).first()
    if known is not None:
        return known
    version = KatalogVersion(
        **{name: getattr(katalog, name) for name in _HEAD},
        pruefsumme=digest,
        bereiche=[[b.schluessel, b.titel] for b in katalog.bereiche],
    )
    session.add(version)
    session.flush()
    session.add_all(KatalogPunkt(katalog_id=version.id, **_stored(punkt)) for punkt in katalog.punkte)
    session.flush()
    return version.id


def katalog(session: Session, katalog_id: uuid.UUID) -> Katalog:
    """The catalogue of this id, its Prüfpunkte in order; raises KeyError for an unknown id."""
    version = session.get(KatalogVersion, katalog_id)
    if version is None:
        raise KeyError(katalog_id)
    stored = session.exec(
        select(KatalogPunkt).where(KatalogPunkt.katalog_id == katalog_id).order_by(col(KatalogPunkt.nummer))
    )
    return Katalog(
        **{name: getattr(version, name) for name in _HEAD},
        bereiche=tuple(Bereich(*pair) for pair in version.bereiche),
        punkte=tuple(_punkt(row) for row in stored),
    )


def _stored(punkt: Pruefpunkt) -> dict[str, Any]:
    values = {name: getattr(punkt, name) for name in _PUNKT}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def _punkt(row: KatalogPunkt) -> Pruefpunkt:
    values = {name: getattr(row, name) for name in _PUNKT}
    content: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in values.items()
    }
    return Pruefpunkt(**content)
