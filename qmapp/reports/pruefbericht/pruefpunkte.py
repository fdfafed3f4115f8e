"""Chapter 4: which Prüfpunkte fail most, all of them with their counts, and the causes."""

from qmapp.checks.aktenpruefung.rows import Auswertung, Ergebnis, PunktErgebnis, Vertiefung
from qmapp.german import NBSP, integer, percent
from qmapp.reports import wortlaut
from qmapp.reports.document import Bar, BarsWithInterval, Block, Column, Figure, Heading, Paragraph, Table
from qmapp.reports.pruefbericht.vertiefung import haeufung, hoechstwerte

#: Bars a reader takes in at a glance; all Prüfpunkte stand in the table.
GEZEIGT = 8
SPALTEN = tuple(
    {Ergebnis.ENTFAELLT: "entf.", Ergebnis.NICHT_PRUEFBAR: f"n.{NBSP}p.", Ergebnis.F3_MINUS: "F3−"}.get(e, e.value)
    for e in Ergebnis
)


def pruefpunkte(auswertung: Auswertung, nummer: str, deep: Vertiefung | None = None) -> tuple[Block, ...]:
    """The chart of the most frequent material errors, the full table, the named causes and own Höchstwerte."""
    blocks: list[Block] = [Heading(1, "Mängel je Prüfpunkt", number=nummer)]
    gezeigt = tuple(p for p in auswertung.haeufigste if p.material)[:GEZEIGT]
    if gezeigt:
        blocks += [Paragraph(_satz(gezeigt)), _figure(auswertung, gezeigt)]
    else:
        blocks.append(Paragraph("In keinem Prüfpunkt wurde ein materieller Fehler festgestellt."))
    blocks += _tabelle(auswertung)
    if deep is not None:
        blocks += [*haeufung(deep, f"{nummer}.1"), *hoechstwerte(deep, f"{nummer}.2")]
    elif auswertung.ursachen:
        blocks += _ursachen(auswertung, f"{nummer}.1")
    return tuple(blocks)


def kurzcode(punkt: PunktErgebnis) -> str:
    """The number a Prüfpunkt is known by inside its catalogue: ``AP-KDU-21`` → ``21``."""
    return punkt.punkt.code.rsplit("-", 1)[-1]


def _satz(gezeigt: tuple[PunktErgebnis, ...]) -> str:
    teile = [f"{p.punkt.titel} ({wortlaut.von_akten(p.material, p.bewertet)})" for p in gezeigt[:3]]
    if len(teile) == 1:
        return f"Materielle Fehler gab es am häufigsten bei diesem Prüfpunkt: {teile[0]}."
    return f"Materielle Fehler gab es am häufigsten bei diesen Prüfpunkten: {'; '.join(teile)}."


def _figure(auswertung: Auswertung, gezeigt: tuple[PunktErgebnis, ...]) -> Figure:
    rows = tuple(
        Bar(
            label=p.punkt.titel,
            value=p.quote.wert or 0.0,
            words=percent(p.quote.wert or 0.0),
            lower=p.quote.unten,
            upper=p.quote.oben,
            highlight=p is gezeigt[0],
        )
        for p in sorted(gezeigt, key=lambda p: -(p.quote.wert or 0.0))
    )
    sicherheit = wortlaut.bereichswort(auswertung.sicherheit)
    return Figure(
        BarsWithInterval(rows),
        title=f"Am häufigsten: {gezeigt[0].punkt.titel}",
        caption=f"Anteil der bewerteten Akten mit materiellem Fehler in Prozent, Strich: {sicherheit}",
        source="Prüfpunkte mit weniger Akten gelten nur für einen Teil der Fälle.",
    )


def _tabelle(auswertung: Auswertung) -> list[Block]:
    rows = [
        (
            kurzcode(p),
            p.punkt.titel,
            *(integer(n) for n in p.zaehlung),
            wortlaut.quote(p.quote.wert) if p.bewertet else "–",
            wortlaut.spanne(p.quote.unten, p.quote.oben) if p.bewertet else "–",
        )
        for p in auswertung.punkte
    ]
    summen = (sum(p.zaehlung[i] for p in auswertung.punkte) for i in range(len(SPALTEN)))
    table = Table(
        title="Alle Prüfpunkte",
        columns=(
            Column("Nr.", width=0.8),
            Column("Prüfpunkt", width=6.2, header=True),
            *(Column(name, "right", width=_breite(e), kind="int") for e, name in zip(Ergebnis, SPALTEN, strict=True)),
            Column("Quote", "right", width=1.5, kind="percent"),
            Column(wortlaut.bereichswort(auswertung.sicherheit), "right", width=2.7),
        ),
        rows=tuple(rows),
        total=("", "Summe", *(integer(s) for s in summen), "", ""),
        wide=True,
    )
    return [*(Paragraph(text, small=True) for text in _erlaeuterung(auswertung)), table]


def _breite(ergebnis: Ergebnis) -> float:
    """Fulfilled and not applicable are the columns whose sums have five digits."""
    return 1.35 if ergebnis in (Ergebnis.OK, Ergebnis.ENTFAELLT) else 0.95


def _erlaeuterung(auswertung: Auswertung) -> list[str]:
    saetze = [
        f"Nr.: Nummer im Katalog {auswertung.pruefung.katalog_code}. ok: erfüllt. F1: formeller Mangel. F2: "
        f"materieller Fehler ohne Betrag. F3+: zu viel gezahlt. F3−: zu wenig gezahlt. entf.: entfällt. n.{NBSP}p.: "
        "nicht prüfbar. Quote: Anteil der Akten mit F2, F3+ oder F3− an den bewerteten Akten."
    ]
    if any(p.quote.geschaetzt for p in auswertung.punkte):
        saetze.append(
            "Gilt ein Prüfpunkt nur für einen Teil der Akten, ist unbekannt, wie viele es im ganzen Bestand sind. Der "
            "Bereich rechnet dann mit einer aus der Stichprobe geschätzten Zahl."
        )
    return saetze


def _ursachen(auswertung: Auswertung, nummer: str) -> list[Block]:
    return [
        Heading(2, "Ursachen", number=nummer),
        Paragraph("Zu einem Mangel können mehrere Ursachen genannt sein, die Summe ist deshalb keine Zahl der Mängel."),
        Table(
            title="Genannte Ursachen",
            columns=(Column("Ursache", width=3, header=True), Column("Nennungen", "right", kind="int")),
            rows=tuple((name, integer(anzahl)) for name, anzahl in auswertung.ursachen),
        ),
    ]
