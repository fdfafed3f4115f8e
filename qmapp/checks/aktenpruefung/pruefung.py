"""The Prüfung as a whole: create, change, and the list of all; closing it is a matter of ``freigabe``."""

from datetime import date
from typing import Any, TypedDict, Unpack
from uuid import UUID

from sqlalchemy import func
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from qmapp.checks import katalog as katalog_door
from qmapp.checks.aktenpruefung import pruefungsstand, tables, zustand
from qmapp.checks.aktenpruefung.geltung import require_period
from qmapp.checks.aktenpruefung.katalogwechsel.tables import Katalogwechsel
from qmapp.checks.aktenpruefung.rows import (
    Aktenstand,
    Fassungswechsel,
    KleineSchichten,
    Plan,
    Pruefart,
    Pruefung,
    PruefungZeile,
    Ziehungsart,
)
from qmapp.checks.aktenpruefung.stichprobe import plan_row
from qmapp.checks.katalog import Katalog
from qmapp.checks.katalog.tables import KatalogVersion
from qmapp.eingabe import LONGEST_NOTE, LONGEST_TITLE, cleaned, percent_text, period
from qmapp.errors import UserError
from qmapp.german import integer

_LONGEST_KENNUNG = 40
_SERIEN = {Pruefart.INTERN: "AP", Pruefart.KREIS: "FA"}
#: Below this many files a result says more about a person than about a team; the upper bound only catches slips.
KLEINSTE_MINDESTGROESSE, GROESSTE_MINDESTGROESSE = 5, 1_000
_NOTES = {
    "zweck": "Der Zweck",
    "betrachtung": "Die Betrachtung",
    "rechtsgrundlage": "Die Rechtsgrundlage",
    "pruefende": "Die Angabe zu den Prüfenden",
}


class Kopfdaten(TypedDict, total=False):
    """What may be told about a Prüfung besides title, catalogue and period; roles and rules, never names of clients.

    ``team_mindestgroesse``: a team with fewer examined files is not shown on its own.
    """

    kennung: str | None
    hoechstwert_prozent: str | None
    pruefung_von: date | None
    pruefung_bis: date | None
    zweck: str
    betrachtung: str
    rechtsgrundlage: str
    pruefende: str
    pruefart: Pruefart
    team_auswertung: bool
    team_mindestgroesse: int
    kleine_schichten: KleineSchichten


class Aenderungen(Kopfdaten, total=False):
    """What may be changed: also what a new Prüfung needs. The catalogue only until the draw."""

    titel: str
    katalog: Katalog
    zeitraum_von: date
    zeitraum_bis: date


def create_pruefung(
    session: Session,
    *,
    titel: str,
    katalog: Katalog,
    zeitraum_von: date,
    zeitraum_bis: date,
    heute: date,
    **kopf: Unpack[Kopfdaten],
) -> UUID:
    """Create a Prüfung against a catalogue, which is adopted into the workspace; its id.

    ``hoechstwert_prozent`` is the agreed highest rate as typed ("10"). Without a ``kennung`` the next free one of the
    year is given (AP-2025-1). Raises UserError for texts too long, a period that ends before it begins, a Kennung
    already used, a catalogue of a Q-Check or a Befragung.
    """
    row = tables.Aktenpruefung(
        kennung="",
        titel="",
        katalog_id=_adopt(session, katalog),
        zeitraum_von=zeitraum_von,
        zeitraum_bis=zeitraum_bis,
        angelegt_am=heute,
    )
    _apply(
        session,
        row,
        {
            **kopf,
            "titel": titel,
            "kennung": kopf.get("kennung") or next_kennung(session, heute, kopf.get("pruefart", Pruefart.INTERN)),
        },
    )
    session.add(row)
    session.flush()
    return row.id


def _adopt(session: Session, katalog: katalog_door.Katalog) -> UUID:
    if katalog.art is not katalog_door.Katalogart.AKTENPRUEFUNG:
        raise UserError(f"{katalog.code} ist kein Katalog für Aktenprüfungen.", field="katalog")
    return katalog_door.adopt(session, katalog)


def update_pruefung(session: Session, pruefung_id: UUID, **changes: Unpack[Aenderungen]) -> None:
    """Change what is named, nothing else; raises UserError as :func:`create_pruefung` and for a closed Prüfung."""
    row = zustand.require_running(session, pruefung_id)
    values: dict[str, Any] = dict(changes)
    katalog = values.pop("katalog", None)
    if katalog is not None:
        zustand.require_before_draw(session, pruefung_id)
        row.katalog_id = _adopt(session, katalog)
    first, last = (values.get(name, getattr(row, name)) for name in ("zeitraum_von", "zeitraum_bis"))
    if first <= last:
        require_period(session, row, first, last)
    _apply(session, row, values)


def delete_pruefung(session: Session, pruefung_id: UUID) -> None:
    """Delete a Prüfung with list and plan; only before the draw."""
    session.delete(zustand.require_before_draw(session, pruefung_id))


def pruefungen(session: Session) -> tuple[PruefungZeile, ...]:
    """All Prüfungen, the newest first."""
    rows = session.exec(
        select(tables.Aktenpruefung, KatalogVersion.code, tables.GrundgesamtheitListe, _umfang())
        .join(KatalogVersion)
        .outerjoin(tables.GrundgesamtheitListe)
        .order_by(col(tables.Aktenpruefung.angelegt_am).desc(), col(tables.Aktenpruefung.kennung).desc())
    ).all()
    states, excluded, submitted = (
        pruefungsstand.states(session),
        pruefungsstand.excluded(session),
        pruefungsstand.submitted(session),
    )
    found = []
    for row, code, liste, umfang in rows:
        stand, step = pruefungsstand.stand(row, liste is not None, states[row.id], submitted=row.id in submitted)
        found.append(
            PruefungZeile(
                id=row.id,
                kennung=row.kennung,
                titel=row.titel,
                katalog_code=code,
                stand=stand,
                grundgesamtheit=None if liste is None else liste.anzahl - excluded[liste.id],
                umfang=umfang,
                erledigt=states[row.id][Aktenstand.GEPRUEFT] + states[row.id][Aktenstand.VERLOREN],
                naechster_schritt=step,
            )
        )
    return tuple(found)


def pruefung(session: Session, pruefung_id: UUID) -> Pruefung:
    """The head of a Prüfung; raises UserError where it is gone."""
    row = zustand.require(session, pruefung_id)
    katalog = session.get(KatalogVersion, row.katalog_id)
    assert katalog is not None, "a foreign key holds it"
    drawn = zustand.ziehung(session, pruefung_id)
    stand, _ = pruefungsstand.stand(
        row,
        zustand.liste(session, pruefung_id) is not None,
        pruefungsstand.states(session, pruefung_id)[pruefung_id],
        submitted=pruefung_id in pruefungsstand.submitted(session),
    )
    head = row.model_dump(exclude={"katalog_id"})
    return Pruefung(
        **head,
        katalog_id=katalog.id,
        katalog_code=katalog.code,
        katalog_titel=katalog.titel,
        katalog_version=katalog.version,
        rechtsstand=katalog.rechtsstand,
        gezogen_um=None if drawn is None else drawn.gezogen_um,
        gezogen_durch="" if drawn is None else drawn.gezogen_durch,
        plan=plan_row(session, pruefung_id) or Plan(),
        stand=stand,
        wechsel=_moves(session, pruefung_id),
        gueltig_ab=katalog.gueltig_ab,
        gueltig_bis=katalog.gueltig_bis,
    )


def _umfang() -> Any:
    """Files of the sample: of the first draw and its extensions, None before the draw."""
    drawn = tables.Ziehung
    query = select(func.sum(drawn.umfang)).where(
        drawn.pruefung_id == tables.Aktenpruefung.id, col(drawn.art) != Ziehungsart.BEWUSST
    )
    return query.correlate(tables.Aktenpruefung).scalar_subquery()


def _moves(session: Session, pruefung_id: UUID) -> tuple[Fassungswechsel, ...]:
    before, after, row = aliased(KatalogVersion), aliased(KatalogVersion), Katalogwechsel
    columns: list[Any] = [before.version, before.rechtsstand, after.version, row.gewechselt_um]
    found = session.exec(
        select(*columns)
        .join(before, col(before.id) == col(row.von_id))
        .join(after, col(after.id) == col(row.nach_id))
        .where(row.pruefung_id == pruefung_id)
        .order_by(col(row.gewechselt_um))
    )
    return tuple(Fassungswechsel(old, law, new, when.astimezone().date()) for old, law, new, when in found)


def _apply(session: Session, row: tables.Aktenpruefung, values: dict[str, Any]) -> None:
    if "titel" in values:
        values["titel"] = cleaned(values["titel"], "Der Titel", longest=LONGEST_TITLE, field="titel", required=True)
    if "kennung" in values:
        values["kennung"] = _free_kennung(session, row, values["kennung"] or "")
    if values.get("hoechstwert_prozent") is not None:
        values["hoechstwert_prozent"] = percent_text(
            values["hoechstwert_prozent"], "Der Höchstwert", field="hoechstwert_prozent"
        )
    if "team_mindestgroesse" in values:
        _require_team_size(values["team_mindestgroesse"])
    for name, what in _NOTES.items():
        if name in values:
            values[name] = cleaned(values[name], what, longest=LONGEST_NOTE, field=name)
    after = {**row.model_dump(), **values}
    period(after["zeitraum_von"], after["zeitraum_bis"], "Der geprüfte Zeitraum", field="zeitraum_bis")
    if after["pruefung_von"] is not None and after["pruefung_bis"] is not None:
        period(after["pruefung_von"], after["pruefung_bis"], "Die Zeit der Prüfung", field="pruefung_bis")
    for name, value in values.items():
        setattr(row, name, value)


def _require_team_size(size: int) -> None:
    if not KLEINSTE_MINDESTGROESSE <= size <= GROESSTE_MINDESTGROESSE:
        raise UserError(
            f"Die Mindestgröße für ein Team muss zwischen {KLEINSTE_MINDESTGROESSE} und "
            f"{integer(GROESSTE_MINDESTGROESSE)} geprüften Akten liegen.",
            advice="Kleinere Gruppen ließen Rückschlüsse auf einzelne Beschäftigte zu.",
            field="team_mindestgroesse",
        )


def _free_kennung(session: Session, row: tables.Aktenpruefung, kennung: str) -> str:
    text = cleaned(kennung, "Die Kennung", longest=_LONGEST_KENNUNG, field="kennung", required=True)
    with session.no_autoflush:
        taken = session.exec(select(tables.Aktenpruefung.id).where(tables.Aktenpruefung.kennung == text)).first()
    if taken is not None and taken != row.id:
        raise UserError(
            f"Die Kennung „{text}“ ist schon vergeben.", advice="Bitte wählen Sie eine andere.", field="kennung"
        )
    return text


def next_kennung(session: Session, heute: date, pruefart: Pruefart = Pruefart.INTERN) -> str:
    """The next free Kennung of the year; those of the Fachaufsicht are a series of their own (S002-6-4)."""
    series = _SERIEN[pruefart]
    taken = set(session.exec(select(tables.Aktenpruefung.kennung)))
    number = 1
    while f"{series}-{heute.year}-{number}" in taken:
        number += 1
    return f"{series}-{heute.year}-{number}"
