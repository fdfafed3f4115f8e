"""Chapter on then and now: the share that agrees at each item, its difference, and whether that is more than chance."""

from qmapp.checks.befragung.deutung import SCHWELLE, viele
from qmapp.checks.befragung.rows import Itemvergleich
from qmapp.checks.sampling.difference import holm
from qmapp.german import integer, percent
from qmapp.reports.befragungsbericht.befragte import frueher
from qmapp.reports.befragungsbericht.lage import Lage
from qmapp.reports.befragungsbericht.saetze import BEREICH, aussage, p_wort, punkte
from qmapp.reports.document import Block, Column, Heading, MarginNote, Paragraph, Table


def vergleich(lage: Lage, nummer: str) -> tuple[Block, ...]:
    """The table and what of it stands when so many items are compared at once."""
    rows = lage.vergleich
    adjusted = holm([one.unterschied.p_value for one in rows])
    return (
        Heading(1, "Vergleich mit der letzten Befragung", number=nummer),
        MarginNote(
            "Drei Wörter",
            "Gesichert: auch bei so vielen Vergleichen kaum Zufall. Auffällig: für sich kaum Zufall, bei so vielen "
            "Vergleichen aber möglich. Offen: kann Zufall sein.",
        ),
        Paragraph(_satz(lage, rows, adjusted)),
        *(Paragraph(text) for text in (viele(rows), _anders_gefragt(lage, rows)) if text),
        Table(
            title="Zustimmung damals und jetzt",
            columns=(
                Column("Nr.", width=0.6),
                Column("Aussage", width=7, header=True),
                Column("Damals", "right", width=1.3),
                Column("Jetzt", "right", width=1.3),
                Column("Punkte", "right", width=0.8, kind="decimal"),
                Column(BEREICH, "right", width=1.5),
                Column("p", "right", width=0.8, kind="text"),
                Column("Urteil", width=1.1),
            ),
            rows=tuple(_zeile(lage, one, p) for one, p in zip(rows, adjusted, strict=True)),
            note="In Klammern: Antworten, die zählen. Punkte: Unterschied in Prozentpunkten. p: Wahrscheinlichkeit "
            "eines so großen Unterschieds ohne Veränderung, Chi-Quadrat-Test oder exakter Test.",
            wide=True,
        ),
    )


def urteil(one: Itemvergleich, adjusted: float | None) -> str:
    """What a difference is: certain, noticeable or open; ``adjusted`` is its p among all compared (Holm)."""
    p = one.unterschied.p_value
    if p is None or adjusted is None:
        return "nicht prüfbar"
    if adjusted < SCHWELLE:
        return "gesichert"
    return "auffällig" if p < SCHWELLE else "offen"


def _satz(lage: Lage, rows: tuple[Itemvergleich, ...], adjusted: tuple[float | None, ...]) -> str:
    name, _, _ = frueher(lage)
    found: dict[str, list[str]] = {"gesichert": [], "auffällig": []}
    for one, p in zip(rows, adjusted, strict=True):
        word = urteil(one, p)
        if word in found:
            verb = "gestiegen" if one.unterschied.difference > 0 else "gesunken"
            found[word].append(f"Aussage {lage.kurz(one.code)} ({verb})")
    count = "1 Aussage" if len(rows) == 1 else f"{integer(len(rows))} Aussagen"
    said = [f"Verglichen mit: {name}. Bei {count} lässt sich die Zustimmung damals und jetzt vergleichen."]
    if found["gesichert"]:
        said.append(f"Gesichert verändert: {', '.join(found['gesichert'])}.")
    else:
        said.append("Keine Veränderung ist gesichert.")
    if found["auffällig"]:
        said.append(f"Auffällig: {', '.join(found['auffällig'])}.")
    said.append("Alle anderen Unterschiede können Zufall sein.")
    return " ".join(said)


def _anders_gefragt(lage: Lage, rows: tuple[Itemvergleich, ...]) -> str:
    found = [lage.kurz(one.code) for one in rows if one.frage_damals]
    if not found:
        return ""
    which = f"Aussage {found[0]} lautete" if len(found) == 1 else f"Die Aussagen {', '.join(found)} lauteten"
    return f"{which} damals anders; ein Unterschied kann auch daran liegen."


def _zeile(lage: Lage, one: Itemvergleich, adjusted: float | None) -> tuple[str, ...]:
    change = one.unterschied
    return (
        lage.kurz(one.code),
        aussage(lage.katalog.punkt(one.code)),
        _anteil(*one.vorher),
        _anteil(*one.nachher),
        punkte(change.difference),
        "–" if change.lower is None or change.upper is None else f"{punkte(change.lower)} bis {punkte(change.upper)}",
        p_wort(change.p_value),
        urteil(one, adjusted),
    )


def _anteil(top: int, valid: int) -> str:
    return f"{percent(top / valid)} ({integer(valid)})"
