"""The unrounded values of the Vertiefung as sheets for reckoning on."""

from decimal import Decimal
from fractions import Fraction

from qmapp.checks.aktenpruefung.rows import Betrag, Quote, Vertiefung
from qmapp.reports.excel import Sheet, SheetColumn, Value

_STELLEN = 4
_PARETO = (("ursachen", "Ursache"), ("arten", "Art"), ("zurechenbar", "Zurechenbar"), ("punkte", "Prüfpunkt"))


def vertiefung_sheets(found: Vertiefung) -> tuple[Sheet, ...]:
    """Course, differences, Pareto, ways in euro, scenarios, teams, Höchstwerte; rates as fractions, amounts in euro."""
    return (_rates(found), _differences(found), _pareto(found), _ways(found))


def _rates(found: Vertiefung) -> Sheet:
    rows: list[tuple[Value, ...]] = []
    rows += [("Verlauf", v.kennung, *_quote(v.quote), v.urteil or "") for v in found.verlauf.werte]
    rows += [("Empfindlichkeit", s.name, *_quote(s.quote), s.urteil or "") for s in found.empfindlichkeit.szenarien]
    rows += [(found.teams.titel, t.name, *_quote(t.quote), "") for t in found.teams.zeilen]
    rows += [
        (f"Höchstwert {float(h.hoechstwert * 100):g} %", h.titel, *_quote(h.quote), h.urteil or "")
        for h in found.hoechstwerte
    ]
    share = found.abdeckung
    covered = (share.geprueft, share.bestand, None, float(share.anteil), None, None)
    rows.append(("Prüfabdeckung (P3)", "Bestand der Liste", *covered, ""))
    columns = (
        SheetColumn("Gruppe"),
        SheetColumn("Größe"),
        *(SheetColumn(name, "int") for name in ("Zähler", "Nenner", "Grundgesamtheit")),
        *(SheetColumn(name, "percent", _STELLEN) for name in ("Quote", "Untergrenze", "Obergrenze")),
        SheetColumn("Urteil"),
    )
    return Sheet("Vertiefung", columns, rows, title="Weitere Quoten, ungerundet")


def _quote(q: Quote) -> tuple[Value, ...]:
    return (q.zaehler, q.nenner, q.grundgesamtheit, q.wert, q.unten, q.oben)


def _differences(found: Vertiefung) -> Sheet:
    told = [(f"{d.von} bis {d.nach}", d) for d in found.verlauf.unterschiede]
    told += [(p.punkt.titel, p.unterschied) for p in found.verlauf.punkte if p.unterschied is not None]
    rows: list[tuple[Value, ...]] = [
        (name, d.differenz, d.unten, d.oben, None if d.p is None else Decimal(repr(d.p)), "ja" if d.belegt else "nein")
        for name, d in told
    ]
    columns = (
        SheetColumn("Veränderung"),
        *(SheetColumn(name, "percent", _STELLEN) for name in ("Um (Punkte)", "Untergrenze", "Obergrenze")),
        SheetColumn("p (berichtigt)", "decimal", 6),
        SheetColumn("Mehr als Zufall"),
    )
    return Sheet("Veränderungen", columns, rows, title="Veränderungen gegenüber früheren Prüfungen")


def _pareto(found: Vertiefung) -> Sheet:
    rows: list[tuple[Value, ...]] = [
        (what, row.name, row.count, _share(row.share), _share(row.cumulated))
        for name, what in _PARETO
        for row in getattr(found.haeufung, name).rows
    ]
    columns = (
        SheetColumn("Nach"),
        SheetColumn("Name"),
        SheetColumn("Anzahl", "int"),
        SheetColumn("Anteil", "percent", _STELLEN),
        SheetColumn("Aufsummiert", "percent", _STELLEN),
    )
    return Sheet("Häufigkeiten", columns, rows, title="Arten, Ursachen, Zurechenbarkeit, Prüfpunkte")


def _share(value: Fraction) -> float:
    return float(value)


def _ways(found: Vertiefung) -> Sheet:
    rows: list[tuple[Value, ...]] = []
    for way in found.hochrechnungen.verfahren:
        parts = (("zu viel", way.zu_viel), ("zu wenig", way.zu_wenig), ("netto", way.netto), ("brutto", way.brutto))
        shown = [(way.name, name, *_betrag(part), "") for name, part in parts if part is not None]
        rows += shown or [(way.name, "", None, None, None, None, way.grund)]
    rows += [
        ("Stringer", b.was, _euro(b.wahrscheinlich_cent), None, None, _euro(b.hoechstens_cent), "")
        for b in found.hochrechnungen.stringer
    ]
    columns = (
        SheetColumn("Verfahren"),
        SheetColumn("Betrag"),
        *(SheetColumn(name, "euro", 2) for name in ("Hochgerechnet", "Standardfehler", "Untergrenze", "Obergrenze")),
        SheetColumn("Warum nicht anwendbar"),
    )
    return Sheet("Euro nach Verfahren", columns, rows, title="Hochrechnung nach Verfahren, auf den Cent")


def _betrag(part: Betrag) -> tuple[Value, ...]:
    cents = (part.hochrechnung_cent, part.standardfehler_cent, part.unten_cent, part.oben_cent)
    return tuple(_euro(cent) for cent in cents)


def _euro(cent: int | None) -> Decimal | None:
    return None if cent is None else Decimal(cent) / 100
