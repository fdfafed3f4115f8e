"""Chapter 5: the strata side by side, without an order and with the test's answer to whether they differ."""

from qmapp.checks.aktenpruefung.rows import Auswertung, Quote, SchichtErgebnis
from qmapp.checks.sampling.sentence import TOO_FEW
from qmapp.german import integer, percent
from qmapp.reports import wortlaut
from qmapp.reports.document import Bar, Block, Column, Figure, Heading, Paragraph, PointsWithInterval, Table
from qmapp.reports.ziehungsprotokoll.festlegung import schichtname

#: The usual level below which a difference is said to be more than chance; test_satz is worded by the same.
_SIGNIFIKANZ = 0.05


def vergleich(auswertung: Auswertung, merkmal: str, nummer: str) -> tuple[Block, ...]:
    """Rates per stratum with the band of the whole; ``merkmal`` is the column that names the strata.

    The strata keep the order of the list; a stratum with too few files gets that sentence instead of a rate.
    """
    blocks: list[Block] = [Heading(1, f"Vergleich nach {merkmal}", number=nummer)]
    if auswertung.test_satz and not auswertung.vorlaeufig:
        blocks.append(Paragraph(auswertung.test_satz))
    blocks.append(
        Paragraph(
            "Je Schicht sind es deutlich weniger Akten als im Ganzen, der Bereich ist deshalb breit. Überlappen sich "
            "die Bereiche, sagt eine höhere Zahl allein nichts. Der Bericht bildet keine Rangfolge."
        )
    )
    blocks += _figure(auswertung, merkmal)
    blocks.append(_tabelle(auswertung, merkmal))
    return tuple(blocks)


def _figure(auswertung: Auswertung, merkmal: str) -> list[Block]:
    gesamt, stellen = wortlaut.gezeigte_quote(auswertung), wortlaut.stellen(auswertung)
    rows = tuple(
        _row(schichtname(s.name), s.quote, f"{wortlaut.von_akten(s.quote.zaehler, s.quote.nenner)} Akten")
        for s in auswertung.schichten
        if not s.zu_wenige and s.quote.wert is not None
    )
    if gesamt.wert is None or gesamt.unten is None or not rows:
        return []
    unbelegt = auswertung.test_p is not None and auswertung.test_p >= _SIGNIFIKANZ
    titel = (
        "Die Unterschiede können Zufall sein"
        if unbelegt and not auswertung.vorlaeufig
        else f"Fehlerquote nach {merkmal}"
    )
    sicherheit = wortlaut.bereichswort(auswertung.sicherheit)
    return [
        Figure(
            PointsWithInterval(rows, _row("Gesamt", gesamt, "", stellen)),
            title=titel,
            caption=f"Fehlerquote in Prozent, Strich: {sicherheit}, Band: Bereich für alle Akten",
            source="Reihenfolge wie in der Liste, keine Rangfolge.",
        )
    ]


def _row(name: str, quote: Quote, unten: str, stellen: int = 1) -> Bar:
    wert = quote.wert or 0.0
    return Bar(name, wert, percent(wert, stellen), quote.unten, quote.oben, sublabel=unten)


def _tabelle(auswertung: Auswertung, merkmal: str) -> Table:
    gesamt, stellen = wortlaut.gezeigte_quote(auswertung), wortlaut.stellen(auswertung)
    summe = (
        "Gesamt, gewichtet" if auswertung.geschichtet else "Gesamt",
        integer(auswertung.grundgesamtheit),
        integer(auswertung.geprueft),
        integer(auswertung.mit_material),
        wortlaut.quote(gesamt.wert, stellen),
        wortlaut.spanne(gesamt.unten, gesamt.oben, stellen),
    )
    return Table(
        title=f"Ergebnis nach {merkmal}",
        columns=(
            Column(merkmal, width=1.8, header=True),
            Column("Bestand", "right", kind="int"),
            Column("Geprüft", "right", kind="int"),
            Column("Mit Fehler", "right", kind="int"),
            Column("Fehlerquote", "right", width=1.2, kind="percent"),
            Column(wortlaut.bereichswort(auswertung.sicherheit), "right", width=1.7),
        ),
        rows=tuple(_zeile(s) for s in auswertung.schichten),
        total=summe,
        note="Für die einzelne Schicht ist nur eine grobe Aussage möglich.",
    )


def _zeile(schicht: SchichtErgebnis) -> tuple[str, ...]:
    zahlen = (
        schichtname(schicht.name),
        integer(schicht.bestand),
        integer(schicht.geprueft),
        integer(schicht.mit_mangel),
    )
    if schicht.zu_wenige:
        return (*zahlen, "–", TOO_FEW)
    return (*zahlen, wortlaut.quote(schicht.quote.wert), wortlaut.spanne(schicht.quote.unten, schicht.quote.oben))
