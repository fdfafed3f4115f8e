"""The unrounded values behind the report, as sheets for reckoning on: every figure as the Auswertung holds it."""

from decimal import Decimal

from qmapp.checks.aktenpruefung.rows import Auswertung, Ergebnis, Quote, Vertiefung
from qmapp.checks.aktenpruefung.zweitpruefung.rows import Abgleich
from qmapp.reports.excel import Sheet, SheetColumn, Value
from qmapp.reports.pruefbericht.betraege import arten
from qmapp.reports.pruefbericht.vertiefung import vertiefung_sheets
from qmapp.reports.pruefbericht.zweitpruefung import zweitpruefung_sheet
from qmapp.reports.ziehungsprotokoll.festlegung import schichtname

#: Decimals shown for a rate in per cent; the cell holds the full value.
_STELLEN = 4


def pruefbericht_sheets(
    auswertung: Auswertung, zweit: Abgleich | None = None, deep: Vertiefung | None = None
) -> tuple[Sheet, ...]:
    """Rates (fractions), Prüfpunkte, strata, amounts (euro), Zweitprüfung, Vertiefung; nothing rounded but the cent."""
    again = () if zweit is None else (zweitpruefung_sheet(zweit),)
    deeper = () if deep is None else vertiefung_sheets(deep)
    own = (_quoten(auswertung), _punkte(auswertung), _schichten(auswertung), *_betraege(auswertung))
    return (*own, *again, *deeper)


def _anzahl(titel: str) -> SheetColumn:
    return SheetColumn(titel, "int")


def _rate(titel: str) -> SheetColumn:
    return SheetColumn(titel, "percent", _STELLEN)


_QUOTE = (
    _anzahl("Zähler"),
    _anzahl("Nenner"),
    _anzahl("Grundgesamtheit"),
    _rate("Quote"),
    _rate("Untergrenze"),
    _rate("Obergrenze"),
    _anzahl("Untergrenze Akten"),
    _anzahl("Obergrenze Akten"),
)


def _quote(quote: Quote) -> tuple[Value, ...]:
    return (
        quote.zaehler,
        quote.nenner,
        quote.grundgesamtheit,
        quote.wert,
        quote.unten,
        quote.oben,
        quote.unten_akten,
        quote.oben_akten,
    )


def _quoten(auswertung: Auswertung) -> Sheet:
    quoten = [
        ("Fallfehlerquote, exakter Bereich", auswertung.fallquote),
        ("Nicht auffindbare Akten als fehlerhaft gezählt", auswertung.verloren_als_fehler),
        ("Nicht auffindbare Akten als fehlerfrei gezählt", auswertung.verloren_als_korrekt),
        *((f"Akten mit Fehler: {b.bereich.titel}", b.akten) for b in auswertung.bereiche),
    ]
    rows: list[tuple[Value, ...]] = [(name, *_quote(quote)) for name, quote in quoten]
    geschichtet = auswertung.geschichtet
    if geschichtet is not None:
        grenzen = (geschichtet.wert, geschichtet.unten, geschichtet.oben)
        gezaehlt = (auswertung.fallquote.zaehler, auswertung.fallquote.nenner, auswertung.grundgesamtheit)
        rows.append(("Fallfehlerquote, nach Schichten gewichtet (Korn–Graubard)", *gezaehlt, *grenzen, None, None))
    rows += [
        (f"Punktfehlerquote {b.bereich.titel}, {name}", zaehler, b.bewertet, None, rate, None, None, None, None)
        for b in auswertung.bereiche
        for name, zaehler, rate in (
            ("materiell", b.material, b.quote_material),
            ("gesamt", b.material + b.formell, b.quote_gesamt),
        )
    ]
    return Sheet("Quoten", (SheetColumn("Größe"), *_QUOTE), rows, title="Quoten, ungerundet")


def _punkte(auswertung: Auswertung) -> Sheet:
    columns = (
        SheetColumn("Code"),
        SheetColumn("Prüfpunkt"),
        SheetColumn("Bereich"),
        *(_anzahl(e.value) for e in Ergebnis),
        *_QUOTE,
        SheetColumn("Grundgesamtheit geschätzt"),
        SheetColumn("Zu viel gezahlt", "euro", 2),
        SheetColumn("Zu wenig gezahlt", "euro", 2),
    )
    rows = [
        (
            p.punkt.code,
            p.punkt.titel,
            p.punkt.bereich,
            *p.zaehlung,
            *_quote(p.quote),
            "ja" if p.quote.geschaetzt else "nein",
            _euro(p.zu_viel_cent),
            _euro(p.zu_wenig_cent),
        )
        for p in auswertung.punkte
    ]
    return Sheet("Prüfpunkte", columns, rows, title="Prüfpunkte, ungerundet")


def _schichten(auswertung: Auswertung) -> Sheet:
    gezaehlt = ("Bestand", "Gezogen", "Ersetzt", "Nicht auffindbar", "Geprüft", "Offen", "Mit Fehler")
    rows = [
        (
            schichtname(s.name),
            *(s.bestand, s.zugeteilt, s.ersetzt, s.verloren, s.geprueft, s.offen, s.mit_mangel),
            *_quote(s.quote),
            "ja" if s.zu_wenige else "nein",
        )
        for s in auswertung.schichten
    ]
    columns = (
        SheetColumn(auswertung.schicht_titel),
        *(_anzahl(t) for t in gezaehlt),
        *_QUOTE,
        SheetColumn("Zu wenige Akten für eine Aussage"),
    )
    return Sheet("Schichten", columns, rows, title="Schichten, ungerundet")


def _betraege(auswertung: Auswertung) -> tuple[Sheet, ...]:
    if auswertung.betraege is None:
        return ()
    titel = ("Summe in der Stichprobe", "Hochrechnung", "Standardfehler", "Untergrenze", "Obergrenze")
    rows = [
        (
            name,
            b.abweichungen,
            *(
                _euro(cent)
                for cent in (b.summe_cent, b.hochrechnung_cent, b.standardfehler_cent, b.unten_cent, b.oben_cent)
            ),
        )
        for name, b in arten(auswertung.betraege)
    ]
    columns = (SheetColumn("Betrag"), _anzahl("Akten mit Abweichung"), *(SheetColumn(t, "euro", 2) for t in titel))
    return (Sheet("Beträge", columns, rows, title="Beträge auf den Cent"),)


def _euro(cent: int | None) -> Decimal | None:
    return None if cent is None else Decimal(cent) / 100
