"""The Maßnahmenplan: every Maßnahme by deadline, to hand out, to sign off and to reckon on."""

from collections.abc import Sequence
from dataclasses import replace

from qmapp.act.massnahme.rows import Massnahme
from qmapp.german import day
from qmapp.reports.act.fassung import AUSGELASSEN, kleine_zahlen
from qmapp.reports.act.lage import Lage
from qmapp.reports.act.massnahmenblatt import massnahmenblatt
from qmapp.reports.act.rahmen import dokument
from qmapp.reports.act.saetze import aussage
from qmapp.reports.act.tafel import massnahmentafel
from qmapp.reports.act.zahlen import zahlen
from qmapp.reports.document import Block, Column, Document, Heading, Lead, Note, Paragraph, Table
from qmapp.reports.excel import Sheet, SheetColumn


def massnahmenplan(lage: Lage, *, nur_offene: bool = False) -> Document:
    """The paper as a tree; ``nur_offene`` leaves out what is done or given up (its figures count all the same)."""
    open_ones = [one for one in lage.massnahmen if one.zeile.status.offen]
    done = [one for one in lage.massnahmen if not one.zeile.status.offen]
    blocks: tuple[Block, ...] = (
        Lead(aussage(lage, zahlen(lage))),
        *_hinweis(lage),
        Heading(1, "Offene Maßnahmen nach Frist", number="1"),
        *_tafel(open_ones, "Offene Maßnahmen", "Zurzeit ist keine Maßnahme offen."),
        *_meilensteine(open_ones),
        *(() if nur_offene else _erledigt(done)),
    )
    title = "Maßnahmenplan, offene Maßnahmen" if nur_offene else "Maßnahmenplan"
    return dokument(lage, title, "MP", blocks)


def massnahmenplan_sheets(lage: Lage, *, nur_offene: bool = False) -> tuple[Sheet, ...]:
    """The Maßnahmen and their Meilensteine, one row each."""
    chosen = tuple(one for one in lage.massnahmen if one.zeile.status.offen or not nur_offene)
    columns = (
        SheetColumn("Maßnahme"),
        SheetColumn("Meilenstein"),
        SheetColumn("Soll", "date"),
        SheetColumn("Ist", "date"),
    )
    stones = [
        (one.zeile.kennung, stone.titel, stone.soll, stone.ist) for one in chosen for stone in one.zeile.meilensteine
    ]
    return (
        massnahmenblatt(replace(lage, massnahmen=chosen)),
        Sheet("Meilensteine", columns, stones, title="Meilensteine mit Soll und Ist"),
    )


def _hinweis(lage: Lage) -> tuple[Block, ...]:
    if not lage.oeffentlich:
        return ()
    return (Note("Öffentliche Fassung", (*AUSGELASSEN[:3], kleine_zahlen(lage))),)


def _erledigt(done: Sequence[Massnahme]) -> tuple[Block, ...]:
    return (
        Heading(1, "Umgesetzte und aufgegebene Maßnahmen", number="2"),
        *_tafel(done, "Umgesetzte und aufgegebene Maßnahmen", "Noch ist keine Maßnahme umgesetzt oder aufgegeben."),
    )


def _tafel(rows: Sequence[Massnahme], title: str, nothing: str) -> tuple[Block, ...]:
    if not rows:
        return (Paragraph(nothing),)
    return (massnahmentafel([one.zeile for one in rows], title),)


def _meilensteine(rows: Sequence[Massnahme]) -> tuple[Block, ...]:
    stones = sorted(
        ((stone, one.zeile.kennung) for one in rows for stone in one.zeile.meilensteine if stone.ist is None),
        key=lambda pair: (pair[0].soll, pair[1]),
    )
    if not stones:
        return ()
    table = Table(
        title="Offene Meilensteine",
        columns=(
            Column("Soll", width=1.1),
            Column("Nr.", width=0.9, header=True),
            Column("Meilenstein", width=5.0),
        ),
        rows=tuple((day(stone.soll), kennung, stone.titel) for stone, kennung in stones),
    )
    return (Heading(2, "Offene Meilensteine", number="1.1"), table)
