"""The versions of catalogues: what there is, drafts, publishing, own catalogues, and those read from a file."""

import uuid
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from sqlalchemy import func
from sqlmodel import Session, col, select

from qmapp.checks.katalog.adopted import adopt, katalog, pruefsumme, store
from qmapp.checks.katalog.aufbau import require_consistent
from qmapp.checks.katalog.katalog import Herkunft, Katalog, Katalogart
from qmapp.checks.katalog.reihenfolge import ordered
from qmapp.checks.katalog.resource import shipped
from qmapp.checks.katalog.tables import KatalogPunkt, KatalogVersion
from qmapp.checks.katalog.vollstaendig import require_complete
from qmapp.errors import UserError
from qmapp.german import clean_text

LONGEST_CODE = 20


@dataclass(frozen=True)
class KatalogZeile:
    """A version in the list of all; ``id`` None for a shipped one this workspace does not hold yet.

    ``zu_pruefen`` counts the Prüfpunkte that await a professional's reading. ``entwurf`` may still be changed.
    """

    id: uuid.UUID | None
    code: str
    version: int
    titel: str
    herkunft: Herkunft
    entwurf: bool
    rechtsstand: date
    gueltig_ab: date
    gueltig_bis: date | None
    punkte: int
    zu_pruefen: int
    art: Katalogart = Katalogart.AKTENPRUEFUNG

    @property
    def key(self) -> tuple[str, int, uuid.UUID | None]:
        """What tells it apart in a list."""
        return self.code, self.version, self.id


def kataloge(session: Session, art: Katalogart = Katalogart.AKTENPRUEFUNG) -> tuple[KatalogZeile, ...]:
    """Every version of one kind in the workspace and every shipped one, by code, the newest version first."""
    counted, marked = _counted(session, marked=False), _counted(session, marked=True)
    rows = [
        KatalogZeile(
            id=row.id,
            code=row.code,
            version=row.version,
            titel=row.titel,
            herkunft=row.herkunft,
            entwurf=row.veroeffentlicht_am is None,
            rechtsstand=row.rechtsstand,
            gueltig_ab=row.gueltig_ab,
            gueltig_bis=row.gueltig_bis,
            punkte=counted[row.id],
            zu_pruefen=marked[row.id],
            art=row.art,
        )
        for row in session.exec(select(KatalogVersion).where(KatalogVersion.art == art))
    ]
    held = set(session.exec(select(KatalogVersion.pruefsumme)))
    rows += [_shipped(k) for k, digest in _digests(art) if digest not in held]
    return tuple(sorted(rows, key=lambda row: (row.code, -row.version, not row.entwurf)))


def angebote(session: Session, art: Katalogart = Katalogart.AKTENPRUEFUNG) -> tuple[Katalog, ...]:
    """The newest published version of every catalogue of a kind, shipped and own: what can be carried out anew."""
    newest: dict[str, Katalog] = {k.code: k for k in shipped(art)}
    row = KatalogVersion
    published = session.exec(
        select(row.id, row.code, row.version)
        .where(col(row.veroeffentlicht_am).is_not(None), row.art == art)
        .order_by(col(row.code), col(row.version), col(row.veroeffentlicht_am))
    ).all()
    best: dict[str, tuple[int, uuid.UUID]] = {code: (version, key) for key, code, version in published}
    for code, (version, key) in best.items():
        if code not in newest or version > newest[code].version:
            newest[code] = katalog(session, key)
    return tuple(newest[code] for code in sorted(newest))


def begin_entwurf(session: Session, grundlage: uuid.UUID | Katalog) -> uuid.UUID:
    """Begin the next version of a catalogue as a draft, from a version of the workspace or a shipped one; its id.

    Raises UserError where the catalogue has a draft already.
    """
    source_id = adopt(session, grundlage) if isinstance(grundlage, Katalog) else grundlage
    source = katalog(session, source_id)
    row = KatalogVersion
    versions = session.exec(select(row).where(row.code == source.code)).all()
    if any(known.veroeffentlicht_am is None for known in versions):
        raise UserError(
            f"Von {source.code} gibt es schon einen Entwurf.",
            advice="Bearbeiten Sie ihn weiter oder löschen Sie ihn zuerst.",
        )
    following = replace(ordered(source), version=max(known.version for known in versions) + 1)
    herkunft = _herkunft(session, source_id)
    return store(session, following, pruefsumme="", herkunft=herkunft, grundlage_id=source_id, published=None)


def copy_katalog(session: Session, grundlage: uuid.UUID | Katalog, *, code: str, titel: str) -> uuid.UUID:
    """Copy a catalogue under a new code as an own one, a draft of version 1; its id.

    The codes of its Prüfpunkte begin with the new code and keep their numbers. Raises UserError for a code in use or
    with other characters than letters, digits and hyphens.
    """
    source = ordered(grundlage if isinstance(grundlage, Katalog) else katalog(session, grundlage))
    own = new_code(session, code)
    codes = {punkt.code: own + punkt.code.removeprefix(source.code) for punkt in source.punkte}
    if len(set(codes.values())) < len(codes) or not all(c.startswith(f"{own}-") for c in codes.values()):
        codes = {punkt.code: f"{own}-{punkt.nummer:02d}" for punkt in source.punkte}
    copied = replace(
        source,
        code=own,
        version=1,
        titel=clean_text(titel).strip()[:200] or source.titel,
        punkte=tuple(
            replace(p, code=codes[p.code], sperrt=tuple(codes[locked] for locked in p.sperrt)) for p in source.punkte
        ),
    )
    return store(session, copied, pruefsumme="", herkunft=Herkunft.EIGEN, grundlage_id=None, published=None)


def import_katalog(session: Session, gelesen: Katalog, *, heute: date, wer: str) -> uuid.UUID:
    """Keep a catalogue read from a file as a published version; its id. The same content is kept only once.

    Raises UserError where another content of the same code and version is there already, or a catalogue of another kind
    goes by the code.
    """
    row = KatalogVersion
    digest = pruefsumme(gelesen)
    _require_same_art(session, gelesen)
    same = session.exec(select(row).where(row.code == gelesen.code, row.version == gelesen.version)).all()
    for known in same:
        if known.pruefsumme == digest:
            return known.id
    if same or any(k.code == gelesen.code and k.version == gelesen.version for k in shipped(gelesen.art)):
        raise UserError(
            f"{gelesen.code} Fassung {gelesen.version} gibt es hier schon mit anderem Inhalt.",
            advice="Geben Sie der Datei eine höhere Fassungsnummer oder einen eigenen Code.",
        )
    return store(session, gelesen, pruefsumme=digest, herkunft=Herkunft.EINGELESEN, published=heute, by=wer)


def publish_entwurf(session: Session, katalog_id: uuid.UUID, *, heute: date, wer: str) -> None:
    """Freeze a draft: from now on it is what Prüfungen are made against, and nothing in it changes.

    Raises UserError where something is missing or contradicts itself, with the code of the Prüfpunkt as ``field``.
    """
    row = require_entwurf(session, katalog_id)
    content = katalog(session, katalog_id)
    require_complete(content)
    require_consistent(content.bereiche, content.punkte)
    row.pruefsumme = pruefsumme(content)
    row.veroeffentlicht_am = heute
    row.veroeffentlicht_durch = clean_text(wer).strip()
    session.flush()


def delete_entwurf(session: Session, katalog_id: uuid.UUID) -> None:
    """Delete a draft with its Prüfpunkte."""
    session.delete(require_entwurf(session, katalog_id))
    session.flush()


def require_entwurf(session: Session, katalog_id: uuid.UUID) -> KatalogVersion:
    """The draft; raises UserError where it is gone or published."""
    row = session.get(KatalogVersion, katalog_id)
    if row is None:
        raise UserError("Diesen Katalog gibt es nicht mehr.", advice="Bitte wählen Sie einen anderen.")
    if row.veroeffentlicht_am is not None:
        raise UserError(
            f"{row.code} Fassung {row.version} ist veröffentlicht und ändert sich nicht mehr.",
            advice="Beginnen Sie eine neue Fassung, um etwas zu ändern.",
        )
    return row


def new_code(session: Session, code: str) -> str:
    """A code for a new catalogue; raises UserError for one in use or not made of letters, digits and hyphens."""
    own = clean_text(code).strip().upper()
    if not own or len(own) > LONGEST_CODE or not all(part.isalnum() for part in own.split("-")):
        raise UserError(
            f"Der Code besteht aus höchstens {LONGEST_CODE} Buchstaben, Ziffern und Bindestrichen.",
            advice="Zum Beispiel EIG-KDU.",
            field="code",
        )
    row = KatalogVersion
    taken = session.exec(select(row.id).where(func.upper(row.code) == own)).first()
    if taken is not None or any(k.code == own for art in Katalogart for k in shipped(art)):
        raise UserError(
            f"Den Katalog {own} gibt es schon.", advice="Bitte wählen Sie einen anderen Code.", field="code"
        )
    return own


def _require_same_art(session: Session, gelesen: Katalog) -> None:
    row = KatalogVersion
    held = session.exec(select(row.id).where(row.code == gelesen.code, row.art != gelesen.art)).first()
    others = (known for art in Katalogart if art is not gelesen.art for known in shipped(art))
    if held is not None or any(known.code == gelesen.code for known in others):
        raise UserError(
            f"Unter dem Code {gelesen.code} gibt es hier einen Katalog anderer Art.",
            advice="Geben Sie dem Katalog in der Datei einen eigenen Code.",
        )


def _herkunft(session: Session, katalog_id: uuid.UUID) -> Herkunft:
    row = session.get(KatalogVersion, katalog_id)
    assert row is not None, "it was just read"
    return Herkunft.EIGEN if row.herkunft is Herkunft.MITGELIEFERT else row.herkunft


def _counted(session: Session, *, marked: bool) -> Counter[uuid.UUID]:
    query = select(KatalogPunkt.katalog_id, func.count()).group_by(col(KatalogPunkt.katalog_id))
    if marked:
        query = query.where(col(KatalogPunkt.pruefen))
    return Counter(dict(session.exec(query).all()))


@cache
def _digests(art: Katalogart) -> tuple[tuple[Katalog, str], ...]:
    """The shipped catalogues with the SHA-256 of their content, which does not change while the program runs."""
    return tuple((content, pruefsumme(content)) for content in shipped(art))


def _shipped(content: Katalog) -> KatalogZeile:
    return KatalogZeile(
        id=None,
        code=content.code,
        version=content.version,
        titel=content.titel,
        herkunft=Herkunft.MITGELIEFERT,
        entwurf=False,
        rechtsstand=content.rechtsstand,
        gueltig_ab=content.gueltig_ab,
        gueltig_bis=content.gueltig_bis,
        punkte=len(content.punkte),
        zu_pruefen=sum(punkt.pruefen for punkt in content.punkte),
        art=content.art,
    )


def vorgaenger(session: Session, katalog_id: uuid.UUID) -> Katalog | None:
    """The version a version goes back to: the one its draft was begun from, else the next lower one; None for none."""
    row = session.get(KatalogVersion, katalog_id)
    if row is None:
        return None
    if row.grundlage_id is not None:
        return katalog(session, row.grundlage_id)
    before = session.exec(
        select(KatalogVersion.id)
        .where(KatalogVersion.code == row.code, KatalogVersion.version < row.version)
        .order_by(col(KatalogVersion.version).desc())
        .limit(1)
    ).first()
    return None if before is None else katalog(session, before)
