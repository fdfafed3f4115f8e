"""The Berichtskalender of a year as a paper: what is due when and to whom, what was delivered, and the meetings."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from qmapp.act.berichtspflicht import kalender, pflichten, worte
from qmapp.act.berichtspflicht.rows import (
    OFFENE,
    Berichtsjahr,
    LieferungZeile,
    Pflicht,
    Serienstand,
    SerieZeile,
    Stand,
)
from qmapp.errors import UserError
from qmapp.german import day
from qmapp.reports.document import (
    Block,
    BulletList,
    Column,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    Lead,
    MarginNote,
    Paragraph,
    Table,
)
from qmapp.workspace import Workspace

_TITLE = "Berichtskalender"


def lies_berichtskalender(workspace: Workspace, jahr: int, stand: date) -> Document:
    """The calendar of a year read from a workspace; raises UserError where nothing is in it."""
    year = workspace.read(kalender, jahr, heute=stand)
    if not year.lieferungen and not year.serien:
        raise UserError(
            f"Für {jahr} ist nichts zu berichten.", advice="Legen Sie zuerst eine Berichtspflicht an.", field="jahr"
        )
    return berichtskalender(year, workspace.read(pflichten), stand=stand)


def berichtskalender(year: Berichtsjahr, duties: Iterable[Pflicht], *, stand: date) -> Document:
    """The calendar of a year as a tree, still without who issues it."""
    known = {duty.id: duty for duty in duties}
    return Document(
        title=f"{_TITLE} {year.jahr}",
        office="",
        stand=stand,
        blocks=_bloecke(year, known),
        header=f"{_TITLE} {year.jahr}",
        document_id=f"BK-{year.jahr}-{stand:%Y-%m-%d}",
        phase="A",
    )


def _bloecke(year: Berichtsjahr, duties: Mapping[UUID, Pflicht]) -> tuple[Block, ...]:
    return (
        Lead(_kern(year)),
        MarginNote(
            "So liest man den Kalender",
            "Ein Termin, der auf keinen Arbeitstag fällt, bleibt stehen. Genannt ist der Arbeitstag davor.",
        ),
        _kennzahlen(year),
        Heading(1, "Berichtstermine", number="1"),
        *_termine(year),
        Heading(1, "Berichtspflichten und Empfänger", number="2"),
        *_pflichten(year, duties),
        Heading(1, "Besprechungen mit Mindestzahl", number="3"),
        *_serien(year),
    )


def _kern(year: Berichtsjahr) -> str:
    rows = year.faellige
    late = [row for row in rows if row.stand is Stand.UEBERFAELLIG]
    if not rows:
        return f"{year.jahr} ist kein Bericht fällig."
    still = sum(row.stand in OFFENE for row in rows)
    count = "ist ein Bericht" if len(rows) == 1 else f"sind {len(rows)} Berichte"
    words = f"{year.jahr} {count} fällig, {len(rows) - still} davon erledigt."
    if not late:
        return f"{words} Überfällig ist keiner."
    return f"{words} Überfällig {'ist einer' if len(late) == 1 else f'sind {len(late)}'}."


def _kennzahlen(year: Berichtsjahr) -> KeyFigures:
    own = year.fuer_das_jahr
    met = sum(row.stand is Serienstand.ERFUELLT for row in year.serien)
    wanted = sum(row.stand is not Serienstand.OHNE_SOLL for row in year.serien)
    settled = sum(row.stand is Stand.GELIEFERT for row in own)
    return KeyFigures(
        (
            KeyFigure(str(len(year.faellige)), f"Termine im Jahr {year.jahr}"),
            KeyFigure(f"{settled} von {len(own)}", "fristgerecht geliefert", f"Berichte für {year.jahr}"),
            KeyFigure(f"{met} von {wanted}", "Mindestzahlen erreicht", "Besprechungen"),
        )
    )


def _termine(year: Berichtsjahr) -> tuple[Block, ...]:
    if not year.lieferungen:
        return (Paragraph("Keine."),)
    table = Table(
        title=f"Was {year.jahr} und für {year.jahr} fällig ist",
        columns=(
            Column("Bericht", width=2.4, header=True),
            Column("Fällig", width=1.7),
            Column("Zuständig", width=1.5),
            Column("Stand", width=1),
            Column("Geliefert", width=1.6),
        ),
        rows=tuple(_zeile(row) for row in year.lieferungen),
        wide=True,
    )
    reasons = [
        f"{row.titel} {row.zeitraum}: {text}"
        for row in year.lieferungen
        for text in (_grund(row), f"Steuerung: {row.steuerung}" if row.steuerung else "")
        if text
    ]
    if not reasons:
        return (table,)
    return (table, Paragraph("Gründe und Steuerungsmaßnahmen:"), BulletList(tuple(reasons)))


def _zeile(row: LieferungZeile) -> tuple[str, ...]:
    due = day(row.faellig) if row.faellig is not None else worte.faellig(row)
    off = row.hinweis.partition(" · ")[0]
    free = f" ({off}; Arbeitstag davor {day(row.vorschlag)})" if row.vorschlag is not None else ""
    came = f", Eingang {day(row.eingang)}" if row.eingang is not None else ""
    return (
        f"{row.kennung}: {row.titel} {row.zeitraum}",
        f"{due}{free}{came}",
        row.rolle or "nicht genannt",
        worte.STAND[row.stand],
        _geliefert(row),
    )


def _geliefert(row: LieferungZeile) -> str:
    if row.stand is Stand.VERZICHTET:
        return "verzichtet"
    return worte.ergebnis(row).removeprefix("geliefert am ")


def _grund(row: LieferungZeile) -> str:
    instead = f"; stattdessen {row.ersatz}" if row.ersatz else ""
    return f"{row.grund}{instead}" if row.grund else ""


def _pflichten(year: Berichtsjahr, duties: Mapping[UUID, Pflicht]) -> tuple[Block, ...]:
    used = {row.berichtspflicht_id for row in year.lieferungen}
    own = [duty for duty in duties.values() if duty.id in used]
    if not own:
        return (Paragraph("Keine."),)
    return (
        Table(
            title="Grundlage, Rhythmus und wer den Bericht bekommt",
            columns=(
                Column("Berichtspflicht", width=1.8, header=True),
                Column("Grundlage", width=1.4),
                Column("Rhythmus", width=2.2),
                Column("Empfänger und ihre Termine", width=2.2),
            ),
            rows=tuple(
                (
                    f"{duty.kennung}: {duty.titel}",
                    duty.grundlage or "nicht genannt",
                    "; ".join(worte.gilt(one) for one in duty.fassungen),
                    "; ".join(_empfaenger(duty)) or "nicht genannt",
                )
                for duty in own
            ),
            wide=True,
        ),
    )


def _empfaenger(duty: Pflicht) -> list[str]:
    return [
        ": ".join(
            part
            for part in (
                ", ".join(word for word in (whom.name, whom.gremium) if word),
                ", ".join(day(one) for one in whom.termine),
            )
            if part
        )
        for whom in duty.empfaenger
    ]


def _serien(year: Berichtsjahr) -> tuple[Block, ...]:
    if not year.serien:
        return (Paragraph("Keine."),)
    table = Table(
        title=f"Soll und Ist {year.jahr}",
        columns=(
            Column("Besprechung", width=2, header=True),
            Column("Mindestens", "right", 0.9, kind="int"),
            Column("Gehalten", "right", 0.8, kind="int"),
            Column("Termine", width=2.4),
            Column("Stand", width=1.3),
        ),
        rows=tuple(
            (
                f"{row.kennung}: {row.titel}",
                str(row.soll),
                str(row.ist),
                ", ".join(_termin(row)) or "noch keiner",
                worte.SERIEN[row.stand],
            )
            for row in year.serien
        ),
        wide=True,
    )
    notes = [f"{row.titel}: {row.grund}" + (f"; stattdessen {row.ersatz}" if row.ersatz else "") for row in year.serien]
    told = tuple(note for note, row in zip(notes, year.serien, strict=True) if row.grund)
    return (table, Paragraph("Gründe für verfehlte Mindestzahlen:"), BulletList(told)) if told else (table,)


def _termin(row: SerieZeile) -> list[str]:
    return [
        day(termin.datum) + ("" if termin.stand.value == "gehalten" else f" ({worte.TERMINE[termin.stand].lower()})")
        for termin in row.termine
    ]
