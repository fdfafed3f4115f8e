"""The Umsetzungsbericht: one page for the Leitung, what is done, what is late and what it has to decide."""

from dataclasses import replace

from qmapp.german import integer
from qmapp.reports.act.bilder import standbild
from qmapp.reports.act.lage import Lage
from qmapp.reports.act.rahmen import dokument
from qmapp.reports.act.saetze import aussage
from qmapp.reports.act.zahlen import Zahlen, zahlen
from qmapp.reports.document import (
    Block,
    Column,
    Document,
    KeyFigure,
    KeyFigures,
    Lead,
    Note,
    NoteEntry,
    Paragraph,
    Table,
)
from qmapp.reports.umsetzungsbericht.punkte import Punkt, als_naechstes, zu_entscheiden

#: So many lines fit on the page in either version; what is beyond them is counted.
_ZEILEN = 5
#: Widths of text and state, in those of an average letter, that fit on a line beside the widest Kennung.
_BREITE = 62.0
_BREITER = {"M": 1.8, "W": 1.8, "m": 1.6, "w": 1.5}


def umsetzungsbericht(lage: Lage) -> Document:
    """The paper as a tree; whatever it tells of fits on one page."""
    counted = zahlen(lage)
    points = als_naechstes(lage) if lage.oeffentlich else zu_entscheiden(lage)
    title = "Als Nächstes fällig" if lage.oeffentlich else "Was jetzt zu entscheiden ist"
    blocks: tuple[Block, ...] = (
        Lead(aussage(lage, counted)),
        _kennzahlen(counted),
        standbild(counted, knapp=True),
        _quoten(counted),
        _kasten(title, points),
        *_hinweis(lage),
    )
    # The office stands in the header; a second time at the end would cost a line.
    return replace(dokument(lage, "Umsetzungsbericht", "UB", blocks), author="")


def _hinweis(lage: Lage) -> tuple[Block, ...]:
    if not lage.oeffentlich:
        return ()
    return (
        Paragraph(
            f"* Zahlen von 1 bis {lage.vorgaben.kleinste_zelle - 1} sind nicht ausgewiesen, auch was sie verriete. Zum "
            "Schutz von Menschen und Akten fehlen interne Einträge, Personen und Bemerkungen; mitgezählt ist alles.",
            small=True,
        ),
    )


def _kennzahlen(counted: Zahlen) -> KeyFigures:
    return KeyFigures(
        (
            KeyFigure(counted.wort("umgesetzt"), "umgesetzt", f"von {counted.wort('massnahmen')} Maßnahmen"),
            KeyFigure(counted.wort("offen"), "offen", "noch nicht umgesetzt"),
            KeyFigure(counted.wort("ueberfaellig"), "überfällig", "offen, Frist vorbei"),
        )
    )


def _quoten(counted: Zahlen) -> Table:
    names = (
        ("Annahmequote", "annahmequote", "Empfehlungen"),
        ("Umsetzungsquote der Empfehlungen", "umsetzungsquote", "angenommenen"),
        ("Umsetzungsquote der Maßnahmen", "umsetzungsquote_massnahmen", "Maßnahmen"),
    )
    rows = []
    for name, quote, noun in names:
        top, bottom = counted.bruch(quote)
        rows.append((name, counted.anteil(quote), f"{top} von {bottom} {noun}"))
    count = counted.wort("mit_dauer")
    rows.append(("Mittlere Dauer einer Umsetzung", counted.mittlere_dauer(), f"{count} Maßnahmen"))
    return Table(
        title="Quoten am Stichtag",
        columns=(
            Column("Kennzahl", width=3.0, header=True),
            Column("Wert", "right", 1.6, kind="text"),
            Column("Grundlage", width=2.3),
        ),
        rows=tuple(rows),
    )


def _kasten(title: str, points: tuple[Punkt, ...]) -> Note:
    if not points:
        return Note(title, ("Zurzeit nichts.",), tone="info")
    entries = tuple(
        NoteEntry(point.kennung, gekuerzt(point.text, _BREITE - len(point.stand) * 1.1), point.stand, point.ton)
        for point in points[:_ZEILEN]
    )
    more = len(points) - _ZEILEN
    rest = () if more <= 0 else (NoteEntry("…", "und 1 weitere" if more == 1 else f"und {integer(more)} weitere"),)
    return Note(title, tone="act", entries=(*entries, *rest))


def gekuerzt(text: str, breite: float) -> str:
    """The beginning of a text of this width, cut between words where that leaves half of it."""
    line = " ".join(text.split())
    if sum(map(_breite, line)) <= breite:
        return line
    cut, used = "", 2.0
    for letter in line:
        used += _breite(letter)
        if used > breite:
            break
        cut += letter
    at = cut.rfind(" ")
    return (cut[:at] if at > len(cut) // 2 else cut).rstrip(" ,;.–-") + " …"


def _breite(letter: str) -> float:
    return _BREITER.get(letter, 1.25 if letter.isupper() else 1.0)
