"""This Prüfung beside the earlier ones of its catalogue."""

from qmapp.checks.aktenpruefung.rows import PunktVerlauf, Quote, Unterschied, Verlaufswert, Vertiefung
from qmapp.checks.sampling.rechenweg_vergleich import p_words, points_range, signed_points
from qmapp.german import day, integer, percent
from qmapp.reports import wortlaut
from qmapp.reports.document import (
    Bar,
    Block,
    BulletList,
    Column,
    Figure,
    Heading,
    Paragraph,
    PointsWithInterval,
    Table,
)

#: So many Prüfpunkte stand in the table beside those that have changed for certain; all stand in the XLSX.
_SHOWN = 8


def verlauf(found: Vertiefung, nummer: str) -> tuple[Block, ...]:
    """The course of the rate, what differs, and the Prüfpunkte that moved most; only with an earlier Prüfung."""
    course = found.verlauf
    level = wortlaut.bereichswort(found.sicherheit)
    blocks: list[Block] = [
        Heading(1, "Vergleich mit früheren Prüfungen", number=nummer),
        Paragraph(course.satz),
        *_figure(found, level),
        _werte(course.werte, level),
    ]
    if course.unterschiede:
        blocks.append(_unterschiede(course.unterschiede, level))
        blocks += _punkte(course.punkte, course.werte, level)
    if course.hinweise:
        blocks.append(BulletList(course.hinweise))
    return tuple(blocks)


def _figure(found: Vertiefung, level: str) -> list[Block]:
    *earlier, this = found.verlauf.werte
    bars = tuple(_bar(value) for value in earlier if value.quote.wert is not None)
    if this.quote.wert is None or this.quote.unten is None or not bars:
        return []
    last = [d for d in found.verlauf.unterschiede if d.nach == this.kennung and d.von == earlier[-1].kennung]
    title = "Fehlerquote im Verlauf"
    if last:
        title = "Belegter Unterschied zur Prüfung davor" if last[0].belegt else "Der Unterschied kann Zufall sein"
    return [
        Figure(
            PointsWithInterval(bars, _bar(this)),
            title=title,
            caption=f"Fehlerquote in Prozent, Strich: {level}, Band: diese Prüfung",
            source="Älteste Prüfung zuerst.",
        )
    ]


def _bar(value: Verlaufswert) -> Bar:
    q = value.quote
    wert = q.wert or 0.0
    sub = f"{day(value.zeitraum_von)} bis {day(value.zeitraum_bis)}"
    return Bar(value.kennung, wert, percent(wert), q.unten, q.oben, sublabel=sub)


def _werte(werte: tuple[Verlaufswert, ...], level: str) -> Table:
    return Table(
        title="Fehlerquote je Prüfung",
        columns=(
            Column("Prüfung", width=1.2, header=True),
            Column("Zeitraum", width=2.1),
            Column("Mit Fehler", "right", width=1.4),
            Column("Fehlerquote", "right", width=1.2, kind="percent"),
            Column(level, "right", width=1.6),
        ),
        rows=tuple(
            (
                value.kennung,
                f"{day(value.zeitraum_von)} bis {day(value.zeitraum_bis)}",
                wortlaut.von_akten(value.quote.zaehler, value.quote.nenner),
                wortlaut.quote(value.quote.wert),
                wortlaut.spanne(value.quote.unten, value.quote.oben),
            )
            for value in werte
        ),
        note="Gewichtet, wo nach Schichten gezogen wurde." if any(value.gewichtet for value in werte) else "",
    )


def _unterschiede(rows: tuple[Unterschied, ...], level: str) -> Table:
    return Table(
        title="Veränderung der Fehlerquote",
        columns=(
            Column("Von … bis", width=1.9, header=True),
            Column("Veränderung", "right", width=1.3),
            Column(level, "right", width=1.9),
            Column("p", "right", width=0.9),
            Column("Aussage", width=1.4),
        ),
        rows=tuple((f"{row.von} bis {row.nach}", *_change(row)) for row in rows),
        note="p-Werte für die Zahl der Vergleiche berichtigt (Holm)." if len(rows) > 1 else "",
    )


def _punkte(rows: tuple[PunktVerlauf, ...], werte: tuple[Verlaufswert, ...], level: str) -> list[Block]:
    compared = [row for row in rows if row.unterschied is not None]
    proven = [row for row in compared if row.unterschied is not None and row.unterschied.belegt]
    if not compared:
        return []
    count = "keiner" if not proven else "einer" if len(proven) == 1 else integer(len(proven))
    said = (
        f"Von {integer(len(compared))} vergleichbaren Prüfpunkten hat sich gegenüber {werte[-2].kennung} {count} "
        f"stärker verändert, als Zufall erklärt. Die Tabelle zeigt die größten Veränderungen."
    )
    rest = sorted((row for row in compared if row not in proven), key=_size, reverse=True)
    shown = [*proven, *rest[: max(0, _SHOWN - len(proven))]]
    return [
        Paragraph(said),
        Table(
            title=f"Prüfpunkte gegenüber {werte[-2].kennung}",
            columns=(
                Column("Prüfpunkt", width=2.5, header=True),
                Column("Davor", "right", width=0.8),
                Column("Jetzt", "right", width=0.8),
                Column("Veränderung", "right", width=1.2),
                Column(level, "right", width=1.8),
                Column("p", "right", width=0.9),
                Column("Aussage", width=1.3),
            ),
            rows=tuple(_row(row) for row in shown),
            note="p-Werte für die Zahl der Prüfpunkte berichtigt (Holm).",
            wide=True,
        ),
    ]


def _row(row: PunktVerlauf) -> tuple[str, ...]:
    assert row.unterschied is not None, "only compared ones are shown"
    before, now = row.quoten[-2:]
    return (f"{row.punkt.nummer} {row.punkt.titel}", _rate(before), _rate(now), *_change(row.unterschied))


def _change(d: Unterschied) -> tuple[str, str, str, str]:
    spread = "" if d.verfahren == "census" else points_range(d.unten, d.oben)
    told = "mehr als Zufall" if d.belegt else "kann Zufall sein" if d.p is not None else "ohne Test"
    return signed_points(d.differenz), spread, p_words(d.p), told


def _rate(q: Quote | None) -> str:
    return "–" if q is None else wortlaut.quote(q.wert)


def _size(row: PunktVerlauf) -> float:
    return 0.0 if row.unterschied is None else abs(row.unterschied.differenz)
