"""The catalogue in the workspace: adopted once, then fixed for every Prüfung that uses it."""

import hashlib
import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING, asdict, fields
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from qmapp.checks.katalog.katalog import Aussetzung, Ausweg, Bereich, Herkunft, Katalog, Pruefpunkt, Skala, Stufe
from qmapp.checks.katalog.tables import KatalogPunkt, KatalogVersion
from qmapp.errors import UserError

_HEAD = [f.name for f in fields(Katalog) if f.name not in ("bereiche", "punkte", "skala")]
_PUNKT = [f.name for f in fields(Pruefpunkt)]


def pruefsumme(katalog: Katalog) -> str:
    """SHA-256 of a catalogue's content; fields it does not use leave it as it was before they existed."""
    content = _used(katalog)
    content["punkte"] = [_used(punkt) for punkt in katalog.punkte]
    return hashlib.sha256(json.dumps(content, default=str, sort_keys=True).encode()).hexdigest()


def _used(part: Katalog | Pruefpunkt) -> dict[str, Any]:
    """A part as plain values, without the fields that have a default and keep it."""
    unused = {f.name for f in fields(part) if f.default is not MISSING and getattr(part, f.name) == f.default}
    return {name: value for name, value in asdict(part).items() if name not in unused}


def adopt(session: Session, katalog: Katalog) -> uuid.UUID:
    """Keep a catalogue in the workspace and return its id; the same content is kept only once.

    Raises UserError for the content of a draft: nothing is carried out against what may still change.
    """
    digest = pruefsumme(katalog)
    known = session.exec(
        select(KatalogVersion.id).where(
            KatalogVersion.code == katalog.code,
            KatalogVersion.version == katalog.version,
            KatalogVersion.pruefsumme == digest,
        )
    ).first()
    if known is not None:
        return known
    row = KatalogVersion
    drafts = select(row.id).where(
        row.code == katalog.code, row.version == katalog.version, col(row.veroeffentlicht_am).is_(None)
    )
    if any(_read(session, draft) == katalog for draft in session.exec(drafts)):
        raise UserError(
            f"{katalog.code} Fassung {katalog.version} ist noch ein Entwurf.",
            advice="Bitte veröffentlichen Sie die Fassung zuerst.",
            field="katalog",
        )
    return store(session, katalog, pruefsumme=digest, herkunft=Herkunft.MITGELIEFERT, published=katalog.gueltig_ab)


def store(
    session: Session,
    katalog: Katalog,
    *,
    pruefsumme: str,
    herkunft: Herkunft,
    published: date | None,
    by: str = "",
    grundlage_id: uuid.UUID | None = None,
) -> uuid.UUID:
    """Write a version with its Prüfpunkte as they are; its id. A draft has no day of publishing and no pruefsumme."""
    version = KatalogVersion(
        **{name: getattr(katalog, name) for name in _HEAD},
        pruefsumme=pruefsumme,
        bereiche=[[b.schluessel, b.titel] for b in katalog.bereiche],
        skala=None if katalog.skala is None else asdict(katalog.skala),
        herkunft=herkunft,
        grundlage_id=grundlage_id,
        veroeffentlicht_am=published,
        veroeffentlicht_durch=by,
    )
    session.add(version)
    session.flush()
    session.add_all(KatalogPunkt(katalog_id=version.id, **stored(punkt)) for punkt in katalog.punkte)
    session.flush()
    return version.id


def katalog(session: Session, katalog_id: uuid.UUID) -> Katalog:
    """The catalogue of this id, its Prüfpunkte in order; raises KeyError for an unknown id."""
    version = session.get(KatalogVersion, katalog_id)
    if version is None:
        raise KeyError(katalog_id)
    # Columns, not objects: a catalogue of 500 Prüfpunkte is read again after every edit of its draft.
    columns: list[Any] = [getattr(KatalogPunkt, name) for name in _PUNKT]
    stored = session.exec(
        select(*columns).where(KatalogPunkt.katalog_id == katalog_id).order_by(col(KatalogPunkt.nummer))
    )
    return Katalog(
        **{name: getattr(version, name) for name in _HEAD},
        bereiche=tuple(Bereich(*pair) for pair in version.bereiche),
        skala=None if version.skala is None else _skala(version.skala),
        punkte=tuple(_punkt(row) for row in stored),
    )


#: Under this name where a parameter is called as the function.
_read = katalog


def _skala(kept: Mapping[str, Any]) -> Skala:
    """A scale as the table keeps it, read back."""
    ways = {name: Ausweg(**kept[name]) if kept[name] else None for name in ("nicht_beurteilbar", "nicht_zutreffend")}
    unclear = ways["nicht_beurteilbar"]
    assert unclear is not None, "every scale has it"
    return Skala(tuple(Stufe(**step) for step in kept["stufen"]), unclear, ways["nicht_zutreffend"])


def stored(punkt: Pruefpunkt) -> dict[str, Any]:
    """A Prüfpunkt as the columns of its table."""
    values = {name: getattr(punkt, name) for name in _PUNKT}
    columns = {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
    return {**columns, "aussetzungen": pauses(punkt.aussetzungen)}


def pauses(aussetzungen: Iterable[Aussetzung]) -> list[list[str | None]]:
    """Periods out of force as the table keeps them."""
    return [[a.von.isoformat(), None if a.bis is None else a.bis.isoformat(), a.grund] for a in aussetzungen]


def aussetzungen(stored: Iterable[Sequence[str | None]]) -> tuple[Aussetzung, ...]:
    """Periods out of force as the table keeps them, read back."""
    return tuple(
        Aussetzung(date.fromisoformat(str(von)), None if bis is None else date.fromisoformat(bis), str(grund))
        for von, bis, grund in stored
    )


def _punkt(row: Any) -> Pruefpunkt:
    content: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in zip(_PUNKT, row, strict=True)
    }
    content["aussetzungen"] = aussetzungen(content["aussetzungen"])
    return Pruefpunkt(**content)
