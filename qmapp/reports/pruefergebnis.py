"""Prüfergebnis KdU: what the Kreis is told on 15 June and 15 December, on a page or two (S002-6-2, S002-6-3)."""

from collections.abc import Sequence
from datetime import date, timedelta

from qmapp.act.feststellung import worte
from qmapp.act.feststellung.rows import Art, FeststellungZeile
from qmapp.checks.aktenpruefung.rows import PRUEFARTEN, Auswertung, Pruefung
from qmapp.errors import UserError
from qmapp.german import day, integer
from qmapp.reports import wortlaut
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
    Note,
    Paragraph,
    Signatures,
    Table,
)
from qmapp.reports.pruefbericht.ergebnis import bereichstabellen
from qmapp.reports.pruefbericht.kernaussage import urteilssatz, zwischenstand

#: Day and month on which the results are due.
STICHTAGE = ((6, 15), (12, 15))
_WOCHENENDE = {5: "Samstag", 6: "Sonntag"}


def stichtag(pruefung: Pruefung, stand: date) -> date:
    """The first 15 June or 15 December not before the Prüfung was closed (or ``stand``, while it is not)."""
    after = pruefung.abgeschlossen_am or stand
    days = (date(year, month, number) for year in (after.year, after.year + 1) for month, number in STICHTAGE)
    return next(found for found in days if found >= after)


def stichtag_hinweis(tag: date) -> str:
    """What to do where the day falls on a weekend; empty otherwise. Holidays of a single Land are not looked at."""
    if tag.weekday() not in _WOCHENENDE:
        return ""
    friday = tag - timedelta(days=tag.weekday() - 4)
    return f"Der {day(tag)} ist ein {_WOCHENENDE[tag.weekday()]}. Versenden Sie spätestens am Freitag, {day(friday)}."


def pruefergebnis(
    auswertung: Auswertung,
    feststellungen: Sequence[FeststellungZeile],
    *,
    stand: date,
    amt: str,
    anker: str,
    version: str,
) -> Document:
    """The paper as a tree; raises UserError for a Prüfung of another subject."""
    pruefung = auswertung.pruefung
    if not pruefung.ist_kdu:
        raise UserError(
            "Das Prüfergebnis KdU gibt es nur für Prüfungen der Kosten der Unterkunft.",
            advice=f"{pruefung.kennung} folgt dem Katalog {pruefung.katalog_code}. Wählen Sie den Prüfbericht.",
        )
    tag = stichtag(pruefung, stand)
    vorlaeufig = " · vorläufig" if auswertung.vorlaeufig else ""
    name = f"Prüfergebnis KdU zum {day(tag)}"
    return Document(
        title=name,
        subtitle=f"{pruefung.kennung} · {pruefung.titel}{vorlaeufig}",
        office=amt,
        stand=stand,
        blocks=_bloecke(auswertung, feststellungen, tag),
        header=name + vorlaeufig,
        author=amt,
        document_id=f"{pruefung.kennung}-PE-{stand:%Y-%m-%d}",
        version=version,
        anchor=anker,
        phase="C",
    )


def _bloecke(auswertung: Auswertung, held: Sequence[FeststellungZeile], tag: date) -> tuple[Block, ...]:
    return (
        Lead(" ".join(text for text in (auswertung.kernsatz, urteilssatz(auswertung)) if text)),
        *_vorlaeufig(auswertung),
        MarginNote(
            "Worum es geht",
            "Zum 15.06. und zum 15.12. erhält der Kreis die Ergebnisse der Aktenprüfungen zu Unterkunft und Heizung.",
        ),
        _kennzahlen(auswertung),
        _eckdaten(auswertung, tag),
        Heading(1, "Fachlichkeit und Verbuchung getrennt", number="1"),
        Paragraph(auswertung.satz),
        *bereichstabellen(auswertung),
        Heading(1, "Befunde", number="2"),
        *_befunde(auswertung, held),
        Signatures(("Amtsleitung",)),
    )


def _vorlaeufig(auswertung: Auswertung) -> tuple[Block, ...]:
    if not auswertung.vorlaeufig:
        return ()
    return (Note(zwischenstand(auswertung), ("Bitte noch nicht an den Kreis geben.",), tone="warn"),)


def _kennzahlen(auswertung: Auswertung) -> KeyFigures:
    places = wortlaut.stellen(auswertung)
    name = wortlaut.bereichswort(auswertung.sicherheit)
    figures = [
        KeyFigure(
            wortlaut.quote(one.akten.wert, places),
            f"Akten mit Fehler: {one.bereich.titel}",
            f"{name} {wortlaut.spanne(one.akten.unten, one.akten.oben, places)}",
        )
        for one in auswertung.bereiche[:2]
    ]
    files = KeyFigure(
        integer(auswertung.geprueft), "geprüfte Akten", f"aus {wortlaut.akten(auswertung.grundgesamtheit)}"
    )
    return KeyFigures((*figures, files))


def _eckdaten(auswertung: Auswertung, tag: date) -> Block:
    pruefung = auswertung.pruefung
    done = pruefung.abgeschlossen_am
    return wortlaut.fakten(
        "Eckdaten der Prüfung",
        (
            ("Stichtag", f"{day(tag)}. {stichtag_hinweis(tag)}".removesuffix(". ")),
            ("Prüfart", PRUEFARTEN[pruefung.pruefart]),
            ("Geprüfter Zeitraum", f"{day(pruefung.zeitraum_von)} bis {day(pruefung.zeitraum_bis)}"),
            ("Prüfende", pruefung.pruefende),
            ("Prüfkatalog", wortlaut.fassung(pruefung)),
            ("Abgeschlossen", "noch nicht abgeschlossen" if done is None else day(done)),
        ),
    )


def _befunde(auswertung: Auswertung, held: Sequence[FeststellungZeile]) -> tuple[Block, ...]:
    ordered = sorted(held, key=lambda row: row.kennung)
    findings = [row for row in ordered if row.art is Art.MANGEL]
    good = [row for row in ordered if row.art is not Art.MANGEL]
    blocks: list[Block] = []
    if findings:
        blocks.append(_befundtabelle(findings))
    elif auswertung.haeufigste:
        blocks += [
            Paragraph("Noch ist keine Feststellung festgehalten. Am häufigsten fielen diese Prüfpunkte auf:"),
            BulletList(
                tuple(
                    f"{one.punkt.titel}: {wortlaut.von_akten(one.material, one.bewertet)} Akten"
                    for one in auswertung.haeufigste
                )
            ),
        ]
    else:
        blocks.append(Paragraph("Es gibt keine Befunde."))
    if good:
        blocks += [
            Paragraph("Gelungen oder besser geworden:"),
            BulletList(tuple(" ".join(part for part in (row.titel, _counted(row)) if part) for row in good)),
        ]
    return tuple(blocks)


def _counted(row: FeststellungZeile) -> str:
    numbers = worte.zahlen(row)
    return f"({numbers})" if numbers else ""


def _befundtabelle(rows: Sequence[FeststellungZeile]) -> Table:
    return Table(
        title="Befunde mit Ursache und Nachholung",
        columns=(
            Column("Nr.", width=1.0, header=True),
            Column("Befund", width=3.0),
            Column("Akten", width=1.5),
            Column("Ursache", width=2.0),
            Column("Zurechenbar", width=2.0),
            Column("Nachholung", width=1.7),
        ),
        rows=tuple(
            (
                row.kennung,
                row.titel,
                _akten(row),
                ", ".join(row.ursachen) or "–",
                worte.ZURECHENBAR[row.zurechenbarkeit] if row.zurechenbarkeit is not None else "–",
                _nachholung(row),
            )
            for row in rows
        ),
        wide=True,
    )


def _akten(row: FeststellungZeile) -> str:
    if row.anzahl is None:
        return "–"
    return integer(row.anzahl) if row.bewertet is None else wortlaut.von_akten(row.anzahl, row.bewertet)


def _nachholung(row: FeststellungZeile) -> str:
    if row.erledigt_am is not None:
        return f"erledigt am {day(row.erledigt_am)}"
    return f"bis {day(row.nachholung_bis)}" if row.nachholung_bis is not None else "–"
