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
from qmapp.checks.katalog.katalog import ANGABE, Herkunft, Katalog, Katalogart, Pruefpunkt
from qmapp.checks.katalog.resource import shipped
from qmapp.checks.katalog.tables import KatalogPunkt, KatalogVersion
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
    following = replace(source, version=max(known.version for known in versions) + 1)
    herkunft = _herkunft(session, source_id)
    return store(session, following, pruefsumme="", herkunft=herkunft, grundlage_id=source_id, published=None)


def copy_katalog(session: Session, grundlage: uuid.UUID | Katalog, *, code: str, titel: str) -> uuid.UUID:
    """Copy a catalogue under a new code as an own one, a draft of version 1; its id.

    The codes of its Prüfpunkte begin with the new code and keep their numbers. Raises UserError for a code in use or
    with other characters than letters, digits and hyphens.
    """
    source = grundlage if isinstance(grundlage, Katalog) else katalog(session, grundlage)
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

    Raises UserError where another content of the same code and version is there already.
    """
    row = KatalogVersion
    digest = pruefsumme(gelesen)
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
    _require_complete(content)
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


#: What the head of each kind cannot do without: field → words.
_KOPF = {
    Katalogart.AKTENPRUEFUNG: (("titel", "der Titel"), ("zweck", "der Zweck"), ("massstab", "der Maßstab")),
    Katalogart.QCHECK: (("titel", "der Titel"), ("zweck", "der Zweck"), ("massstab", "der Maßstab")),
    Katalogart.BEFRAGUNG: (
        ("titel", "der Titel"),
        ("zielgruppe", "die Zielgruppe"),
        ("einleitung", "die Einleitung"),
        ("datenschutzhinweis", "der Datenschutzhinweis"),
    ),
}
#: What each of its points cannot do without.
_PUNKT = {
    Katalogart.AKTENPRUEFUNG: (("titel", "Titel"), ("frage", "Frage"), ("rechtsgrundlage", "Rechtsgrundlage")),
    Katalogart.QCHECK: (("titel", "Titel"), ("frage", "Frage"), ("massstab", "Maßstab")),
    Katalogart.BEFRAGUNG: (("frage", "Text"),),
}


def _require_complete(content: Katalog) -> None:
    if not content.punkte:
        raise UserError("Der Katalog hat noch keinen Prüfpunkt.", advice="Legen Sie mindestens einen an.")
    for name, what in _KOPF[content.art]:
        if not getattr(content, name):
            raise UserError(f"Im Kopf des Katalogs fehlt {what}.", field=name)
    if content.gueltig_bis is not None and content.gueltig_bis < content.gueltig_ab:
        raise UserError("Der Katalog endet, bevor er gilt.", field="gueltig_bis")
    for punkt in content.punkte:
        _require_punkt(content, punkt)


def _require_punkt(content: Katalog, punkt: Pruefpunkt) -> None:
    place = f"Prüfpunkt {punkt.nummer} ({punkt.code})"
    for name, what in _PUNKT[content.art]:
        if not getattr(punkt, name):
            raise UserError(f"{place}: {what} fehlt.", field=punkt.code)
    if punkt.pruefen and not punkt.pruefen_grund:
        raise UserError(f"{place} soll gegengelesen werden, der Grund fehlt.", field=punkt.code)
    if content.dimension(punkt) is not None and punkt.ausrichtung is None:
        raise UserError(f"{place}: Ausrichtung fehlt.", field=punkt.code)
    if content.art is Katalogart.BEFRAGUNG and punkt.bereich == ANGABE and len(punkt.optionen) < 2:
        raise UserError(f"{place}: Es fehlen Antworten zur Auswahl.", field=punkt.code)


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
