"""Chapters 2 and 3: the degrees by dimension and Ausrichtung, and what has changed since the last Q-Check."""

from collections.abc import Mapping

from qmapp.checks.katalog import Ausrichtung, Dimension
from qmapp.checks.qcheck import worte
from qmapp.checks.qcheck.beschreibung import Punktlage
from qmapp.checks.qcheck.grad import ampel
from qmapp.checks.qcheck.rows import Grad, Urteil
from qmapp.german import decimal, integer, percent
from qmapp.reports.document import Block, Column, Heading, Paragraph, Table
from qmapp.reports.qcheckbericht.kernaussage import entwicklung
from qmapp.reports.qcheckbericht.lage import Lage


def ergebnis(lage: Lage, nummer: str) -> tuple[Block, ...]:
    """The degree in total, by Qualitätsdimension and by Ausrichtung, with how many questions say nothing."""
    found = lage.ergebnis
    return (
        Heading(1, "Ergebnis", number=nummer),
        Paragraph(_satz(lage)),
        Heading(2, "Qualitätsdimensionen", number=f"{nummer}.1"),
        grade(lage, "Erfüllungsgrad nach Qualitätsdimension", "Qualitätsdimension", _dimensionen(found.dimensionen)),
        Heading(2, "Ausrichtungen", number=f"{nummer}.2"),
        Paragraph(
            "Dieselben Fragen, nach den fünf Ausrichtungen der Qualitätsvision geordnet. Ausrichtungen mit wenigen "
            "Fragen schwanken stark."
        ),
        grade(lage, "Erfüllungsgrad nach Ausrichtung", "Ausrichtung", _ausrichtungen(found.ausrichtungen)),
        Heading(2, "Verteilung der Bewertungen", number=f"{nummer}.3"),
        _verteilung(lage),
    )


def vergleich(lage: Lage, nummer: str) -> tuple[Block, ...]:
    """Then and now over the questions assessed both times, and every question that has changed."""
    assert lage.vorher is not None, "told only where there is one"
    changed = [one for one in lage.gleiche if one.schritt]
    changed.sort(key=lambda one: (-(one.schritt or 0), one.punkt.nummer))
    blocks: list[Block] = [
        Heading(1, "Vergleich mit dem letzten Q-Check", number=nummer),
        Paragraph(f"Verglichen wird mit {lage.vorher.kennung} „{lage.vorher.titel}“. {_grundlage(lage)}"),
        *(Paragraph(text) for text in (entwicklung(lage),) if text),
    ]
    if lage.gleiche:
        blocks.append(_gleiche_fragen(lage))
    if changed:
        blocks.append(
            Table(
                title="Fragen, die sich verändert haben",
                columns=(
                    Column("Nr.", width=0.7),
                    Column("Frage", width=3.6, header=True),
                    Column("Zuletzt", width=2),
                    Column("Jetzt", width=2),
                    Column("Punkte", "right", width=0.8, kind="text"),
                ),
                rows=tuple(
                    (
                        lage.kurz(one.punkt.code),
                        one.punkt.titel,
                        worte.URTEILE[one.vorher],
                        worte.URTEILE[one.nachher],
                        schritt(one.schritt),
                    )
                    for one in changed
                ),
                wide=True,
            )
        )
    return tuple(blocks)


def einheiten(lage: Lage, nummer: str) -> tuple[Block, ...]:
    """Other units over the questions assessed in both, in the order of their names: no ranking."""
    rows = []
    for one in lage.einheiten:
        pairs = (("Gesamt", one.gesamt), *((worte.DIMENSIONEN[d], pair) for d, pair in one.dimensionen.items()))
        rows += [(f"{one.einheit}: {name}", *_damals("", pair.hier, pair.dort)[1:4]) for name, pair in pairs]
    return (
        Heading(1, "Vergleich mit anderen Einheiten", number=nummer),
        Paragraph(
            "Verglichen wird mit dem jeweils letzten vollständigen Q-Check anderer Einheiten, nur über Fragen, die in "
            "beiden bewertet sind. Die Reihenfolge ist die der Namen. Aufgaben und Bedingungen der Einheiten sind "
            "verschieden; eine Rangfolge folgt daraus nicht."
        ),
        Table(
            title="Erfüllungsgrad hier und dort",
            columns=(
                Column("Einheit", width=3, header=True),
                Column("gemeinsame Fragen", "right", width=1.1, kind="int"),
                Column("Hier", "right", width=1.7),
                Column("Dort", "right", width=1.7),
            ),
            rows=tuple(rows),
            wide=True,
        ),
    )


def schritt(step: int | None) -> str:
    """``+1``, ``−2``, ``±0``; ``–`` where one of the two does not count."""
    if step is None:
        return "–"
    return f"+{step}" if step > 0 else integer(step) if step else "±0"


def grade(lage: Lage, titel: str, wort: str, rows: Mapping[str, Grad]) -> Table:
    """A table of degrees with what they rest on; the last row is that of all questions."""
    return Table(
        title=titel,
        columns=(
            Column(wort, width=3.1, header=True),
            Column("bewertet", "right", kind="int"),
            Column("nicht beurteilbar", "right", width=1.3, kind="int"),
            Column("nicht zutreffend", "right", width=1.3, kind="int"),
            Column("Punkte", "right", width=1.5),
            Column("Grad", "right", kind="percent"),
            Column("Ampel", width=0.8),
        ),
        rows=tuple(_zeile(lage, name, found) for name, found in rows.items()),
        total=_zeile(lage, "Gesamt", lage.ergebnis.gesamt),
        note="Punkte: erreichte von erreichbaren, nach Gewicht. Nur bewertete Fragen zählen.",
        wide=True,
    )


def _zeile(lage: Lage, name: str, found: Grad) -> tuple[str, ...]:
    light = ampel(found.wert, lage.kopf.gruen_ab, lage.kopf.gelb_ab)
    return (
        name,
        integer(found.bewertet),
        integer(found.nicht_beurteilbar),
        integer(found.nicht_zutreffend),
        f"{integer(found.zaehler)} von {integer(found.nenner)}" if found.nenner else "–",
        percent(found.wert) if found.wert is not None else "–",
        "–" if light is None else worte.AMPELN[light],
    )


def _dimensionen(found: Mapping[Dimension, Grad]) -> dict[str, Grad]:
    return {worte.DIMENSIONEN[one]: found[one] for one in Dimension}


def _ausrichtungen(found: Mapping[Ausrichtung, Grad]) -> dict[str, Grad]:
    return {worte.AUSRICHTUNGEN[one]: found[one] for one in Ausrichtung}


def _satz(lage: Lage) -> str:
    total = lage.ergebnis.gesamt
    parts = [f"Bewertet sind {integer(total.bewertet)} von {integer(len(lage.fragen))} Fragen."]
    if total.wert is not None:
        light = lage.ergebnis.ampel
        colour = "" if light is None else f" Die Ampel ist {worte.AMPELN[light]}."
        parts.append(f"Erreicht sind {worte.bruch(total)} der gewichteten Punkte.{colour}")
    if total.anteil_unklar is not None:
        asked = total.bewertet + total.nicht_beurteilbar
        parts.append(
            f"Nicht beurteilbar sind {integer(total.nicht_beurteilbar)} von {integer(asked)} Fragen, die zutreffen "
            f"({percent(total.anteil_unklar)})."
        )
    if total.offen:
        parts.append(f"Noch offen: {integer(total.offen)}.")
    return " ".join(parts)


def _verteilung(lage: Lage) -> Table:
    found = lage.beschreibung
    return Table(
        title="Wie oft welche Bewertung vergeben wurde",
        columns=(
            Column("Qualitätsdimension", width=2.4, header=True),
            *(Column(worte.URTEILE[one], "right", width=1.3, kind="int") for one in Urteil),
            Column("Mittel", "right", kind="decimal"),
            Column("Median", "right", kind="decimal"),
        ),
        rows=tuple(_anzahlen(worte.DIMENSIONEN[one], found.dimensionen[one]) for one in Dimension),
        total=_anzahlen("Gesamt", found.gesamt),
        note="Mittel und Median der Punkte, jede Frage zählt dabei einmal, ohne Gewicht.",
        wide=True,
    )


def _anzahlen(name: str, found: Punktlage) -> tuple[str, ...]:
    middle = ("–", "–") if found.lage is None else (decimal(found.lage.mean, 2), decimal(found.lage.median, 1))
    return (name, *(integer(found.anzahl[one]) for one in Urteil), *middle)


def _grundlage(lage: Lage) -> str:
    asked, both = len(lage.ergebnis.vergleich), len(lage.gleiche)
    if not asked:
        return "Keine Frage wurde beide Male gestellt und beantwortet."
    said = f"Beide Male beantwortet sind {integer(asked)} von {integer(len(lage.fragen))} Fragen"
    if both == asked:
        return f"{said}, alle mit Punkten."
    return f"{said}, davon {integer(both)} beide Male mit Punkten; nur über diese wird verglichen."


def _gleiche_fragen(lage: Lage) -> Table:
    rows = [(worte.DIMENSIONEN[one], *lage.damals_und_heute(one)) for one in Dimension]
    total = ("Gesamt", *lage.damals_und_heute())
    return Table(
        title="Erfüllungsgrad über die gleichen Fragen",
        columns=(
            Column("Qualitätsdimension", width=2, header=True),
            Column("Fragen", "right", width=0.8, kind="int"),
            Column("Zuletzt", "right", width=1.9),
            Column("Jetzt", "right", width=1.9),
            Column("Prozentpunkte", "right", width=1.5, kind="decimal"),
        ),
        rows=tuple(_damals(*row) for row in rows),
        total=_damals(*total),
        note="In Klammern der Grad in Prozent.",
        wide=True,
    )


def _damals(name: str, before: Grad, now: Grad) -> tuple[str, ...]:
    if before.wert is None or now.wert is None:
        return (name, integer(now.bewertet), "–", "–", "–")
    change = (now.wert - before.wert) * 100
    sign = "+" if change > 0 else ""
    return (name, integer(now.bewertet), worte.bruch(before), worte.bruch(now), sign + decimal(change, 1))
