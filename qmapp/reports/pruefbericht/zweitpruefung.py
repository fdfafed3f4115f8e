"""The second opinion: how far two examiners agree, with the tables the figures come from. Nobody is named."""

from collections.abc import Sequence
from fractions import Fraction

from qmapp.checks.aktenpruefung.zweitpruefung.rows import Abgleich, PunktUebereinstimmung, Uebereinstimmung
from qmapp.checks.sampling.inputs import exact_percent
from qmapp.checks.sampling.rechenweg import for_kappa
from qmapp.german import decimal, integer, percent
from qmapp.reports import wortlaut
from qmapp.reports.document import Block, Column, Heading, Paragraph, Table
from qmapp.reports.excel import Sheet, SheetColumn
from qmapp.reports.pruefbericht.rechenweg import rechenweg_tabelle

_KEIN = "–"


def zweitpruefung(found: Abgleich, nummer: str) -> tuple[Block, ...]:
    """The chapter; of the Prüfpunkte only those that were answered differently are listed."""
    blocks: list[Block] = [
        Heading(1, "Zweitprüfung", number=nummer),
        Paragraph(_auswahl(found)),
        Paragraph(_satz(found.akten)),
        _tafel(found.akten, "Akten mit materiellem Fehler in Erst- und Zweitprüfung"),
        Paragraph(_antworten(found)),
        _tafel(found.antworten, "Antworten in Erst- und Zweitprüfung"),
    ]
    different = [punkt for punkt in found.punkte if punkt.antworten.gleich < punkt.antworten.n]
    if different:
        blocks.append(_punkte(different))
    blocks.append(Paragraph(_unklar(found)))
    if found.akten.kappa is not None:
        blocks.append(rechenweg_tabelle(for_kappa(found.akten.tafel)))
    return tuple(blocks)


def zweitpruefung_sheet(found: Abgleich) -> Sheet:
    """Agreement over all and at every Prüfpunkt without any rounding; kappa is empty where it is not defined."""
    columns = (
        SheetColumn("Code"),
        SheetColumn("Verglichen"),
        SheetColumn("Doppelt beurteilt", "int"),
        SheetColumn("Gleich", "int"),
        SheetColumn("Übereinstimmung", "percent", 4),
        SheetColumn("Durch Zufall erwartet", "percent", 4),
        SheetColumn("Cohens Kappa", "decimal", 6),
        SheetColumn("Standardfehler von Kappa", "decimal", 6),
    )
    named = [
        ("", "Akten mit materiellem Fehler", found.akten),
        ("", "Alle Antworten", found.antworten),
        *((punkt.punkt.code, punkt.punkt.titel, punkt.antworten) for punkt in found.punkte),
    ]
    rows = [
        (code, name, u.n, u.gleich, None if u.anteil is None else float(u.anteil), u.erwartet, u.kappa, u.se)
        for code, name, u in named
    ]
    return Sheet("Zweitprüfung", columns, rows, title="Zweitprüfung, ungerundet")


def _auswahl(found: Abgleich) -> str:
    kopf = found.kopf
    share = wortlaut.anteil(kopf.akten, kopf.erstgeprueft)
    said = (
        f"Eine zweite Person prüft {wortlaut.von_akten(kopf.akten, kopf.erstgeprueft)} geprüften Akten ({share}) noch "
        f"einmal, ohne die ersten Antworten zu sehen. Niemand prüft eine Akte zweimal."
    )
    if kopf.startwert:
        said += (
            f" Die Akten sind über Anfang, Mitte und Ende der Prüfung verteilt und mit dem Startwert "
            f"„{kopf.startwert}“ ausgewählt."
        )
    if not kopf.fertig:
        done = wortlaut.von_akten(kopf.erledigt, kopf.akten)
        said += f" Bisher sind {done} Akten zweitgeprüft; die Zahlen sind vorläufig."
    return said


def _satz(akten: Uebereinstimmung) -> str:
    """The sentence about the files: what the headline rate rests on."""
    said = (
        f"Ob eine Akte einen materiellen Fehler hat, beurteilen beide in {wortlaut.von_akten(akten.gleich, akten.n)} "
        f"Akten gleich ({_prozent(akten)})"
    )
    return f"{said}{_kappa(akten)}"


def _antworten(found: Abgleich) -> str:
    u, left = found.antworten, found.abweichungen - found.geklaert
    said = (
        f"Von {integer(u.n)} Antworten zu einzelnen Prüfpunkten sind {integer(u.gleich)} gleich ({_prozent(u)})"
        f"{_kappa(u)}"
    )
    if not found.abweichungen:
        return said
    settled = "alle geklärt" if not left else f"{integer(found.geklaert)} davon geklärt"
    count = (
        "Eine Antwort weicht ab" if found.abweichungen == 1 else f"{integer(found.abweichungen)} Antworten weichen ab"
    )
    settled = settled if found.abweichungen > 1 else ("sie ist geklärt" if not left else "sie ist noch offen")
    return f"{said} {count}, {settled}; worauf sich beide geeinigt haben, zählt im Ergebnis."


def _kappa(u: Uebereinstimmung) -> str:
    """The rest of a sentence: what chance alone would give, and kappa."""
    if u.kappa is None or u.erwartet is None:
        return ". Ein Kappa gibt es nicht, weil beide nur ein und dieselbe Antwort gaben."
    return f"; durch Zufall wären {percent(u.erwartet)} zu erwarten. Cohens Kappa ist {decimal(u.kappa, 2)}."


def _prozent(u: Uebereinstimmung) -> str:
    return wortlaut.anteil(u.gleich, u.n)


def _tafel(u: Uebereinstimmung, titel: str) -> Table:
    size = len(u.namen)
    columns = (
        Column("Erstprüfung", width=1.9, header=True),
        *(Column(name, "right", kind="int") for name in u.namen),
        Column("Summe", "right", kind="int"),
    )
    rows = tuple(
        (name, *(integer(count) for count in u.tafel[i]), integer(sum(u.tafel[i]))) for i, name in enumerate(u.namen)
    )
    sums = tuple(integer(sum(row[j] for row in u.tafel)) for j in range(size))
    return Table(
        title=titel,
        columns=columns,
        rows=rows,
        total=("Summe", *sums, integer(u.n)),
        note="Spalten: Zweitprüfung.",
    )


def _punkte(rows: Sequence[PunktUebereinstimmung]) -> Table:
    return Table(
        title="Prüfpunkte, die verschieden beantwortet wurden",
        columns=(
            Column("Nr.", "right", width=0.6, header=True, kind="int"),
            Column("Prüfpunkt", width=4.2),
            Column("Akten", "right", kind="int"),
            Column("Gleich", "right", kind="int"),
            Column("Anteil", "right", width=1.1, kind="percent"),
            Column("Kappa", "right", kind="decimal"),
        ),
        rows=tuple(
            (
                str(row.punkt.nummer),
                row.punkt.titel,
                integer(row.antworten.n),
                integer(row.antworten.gleich),
                _prozent(row.antworten),
                _KEIN if row.antworten.kappa is None else decimal(row.antworten.kappa, 2),
            )
            for row in rows
        ),
        note="Alle anderen Prüfpunkte sind gleich beantwortet.",
    )


def _unklar(found: Abgleich) -> str:
    limit = exact_percent(Fraction(found.kopf.unklar_prozent) / 100)
    numbers = [str(punkt.punkt.nummer) for punkt in found.unklare]
    if not numbers:
        return f"Kein Prüfpunkt liegt unter {limit}; keiner gilt als unklar."
    listed = numbers[0] if len(numbers) == 1 else f"{', '.join(numbers[:-1])} und {numbers[-1]}"
    points = "Prüfpunkt" if len(numbers) == 1 else "Prüfpunkte"
    return f"Unter {limit}: {points} {listed}. Was so verschieden gelesen wird, gilt als unklar."
