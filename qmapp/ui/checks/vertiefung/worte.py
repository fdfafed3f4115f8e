"""The figures of the page as lines for a spreadsheet."""

from qmapp.checks.aktenpruefung.rows import Pruefung, Vertiefung
from qmapp.checks.sampling.rechenweg_vergleich import p_words, points_range, signed_points
from qmapp.german import integer, percent
from qmapp.reports import wortlaut

_PARETO = (("ursachen", "Ursache"), ("arten", "Art"), ("zurechenbar", "Zurechenbar"), ("punkte", "Prüfpunkt"))
_Block = list[tuple[str, ...]]


def zahlen(found: Vertiefung, head: Pruefung) -> str:
    """Every figure of the page, tab separated."""
    level = wortlaut.bereichswort(found.sicherheit)
    blocks: list[_Block] = [
        [("Prüfung", f"{head.kennung}: {head.titel}"), ("Prüfabdeckung", percent(found.abdeckung.anteil, 2))],
        _verlauf(found, level),
        _unterschiede(found, level),
        *(_pareto(found, name, what) for name, what in _PARETO),
        _verfahren(found, level),
        _szenarien(found, level),
        _teams(found, level),
        _hoechstwerte(found, level),
    ]
    return "\n\n".join("\n".join("\t".join(row) for row in block) for block in blocks if len(block) > 1)


def _verlauf(found: Vertiefung, level: str) -> _Block:
    rows = [
        (v.kennung, integer(v.quote.zaehler), integer(v.quote.nenner), wortlaut.quote(v.quote.wert),
         wortlaut.spanne(v.quote.unten, v.quote.oben))
        for v in found.verlauf.werte
    ]  # fmt: skip
    return [("Prüfung", "Mit Fehler", "Geprüft", "Fehlerquote", level), *rows]


def _unterschiede(found: Vertiefung, level: str) -> _Block:
    rows = [
        (f"{d.von} bis {d.nach}", signed_points(d.differenz), points_range(d.unten, d.oben), p_words(d.p))
        for d in found.verlauf.unterschiede
    ]
    points = [
        (p.punkt.titel, signed_points(p.unterschied.differenz),
         points_range(p.unterschied.unten, p.unterschied.oben), p_words(p.unterschied.p))
        for p in found.verlauf.punkte if p.unterschied is not None
    ]  # fmt: skip
    return [("Veränderung", "Um", level, "p (berichtigt)"), *rows, *points]


def _pareto(found: Vertiefung, name: str, what: str) -> _Block:
    counts = getattr(found.haeufung, name)
    rows = [(r.name, integer(r.count), percent(r.share), percent(r.cumulated)) for r in counts.rows]
    return [(what, "Anzahl", "Anteil", "Aufsummiert"), *rows]


def _verfahren(found: Vertiefung, level: str) -> _Block:
    rows = [
        (way.name, way.grund, "", "")
        if way.brutto is None
        else (way.name, "", wortlaut.hochrechnung(way.brutto), wortlaut.betrag_spanne(way.brutto))
        for way in found.hochrechnungen.verfahren
    ]
    return [("Verfahren", "Warum nicht", "Brutto", level), *rows]


def _szenarien(found: Vertiefung, level: str) -> _Block:
    rows = [
        (s.name, integer(s.quote.zaehler), integer(s.quote.nenner), wortlaut.quote(s.quote.wert),
         wortlaut.spanne(s.quote.unten, s.quote.oben), s.urteil or "")
        for s in found.empfindlichkeit.szenarien
    ]  # fmt: skip
    return [("Gezählt", "Mit Fehler", "Geprüft", "Fehlerquote", level, "Urteil"), *rows]


def _teams(found: Vertiefung, level: str) -> _Block:
    rows = [
        (t.name, integer(t.mit_mangel), integer(t.geprueft), wortlaut.quote(t.quote.wert),
         wortlaut.spanne(t.quote.unten, t.quote.oben))
        for t in found.teams.zeilen
    ]  # fmt: skip
    return [(found.teams.titel, "Mit Fehler", "Geprüft", "Fehlerquote", level), *rows]


def _hoechstwerte(found: Vertiefung, level: str) -> _Block:
    rows = [
        (h.titel, wortlaut.hoechstwert(h.hoechstwert), wortlaut.quote(h.quote.wert),
         wortlaut.spanne(h.quote.unten, h.quote.oben), h.urteil or h.hinweis)
        for h in found.hoechstwerte
    ]  # fmt: skip
    return [("Höchstwert für", "Höchstwert", "Fehlerquote", level, "Urteil"), *rows]
