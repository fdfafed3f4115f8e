"""The first page: the statement, three figures, the highest and the lowest, and which Befragung it is about."""

from qmapp.checks.befragung import worte
from qmapp.checks.befragung.deutung import kernsatz, zu_wenige
from qmapp.checks.befragung.rows import ItemErgebnis
from qmapp.german import day, integer, percent
from qmapp.reports import wortlaut
from qmapp.reports.befragungsbericht.lage import Lage
from qmapp.reports.befragungsbericht.saetze import BEREICH, aussage, boegen, raender, von, zustimmung
from qmapp.reports.document import (
    Bar,
    BarsWithInterval,
    Block,
    Facts,
    Figure,
    KeyFigure,
    KeyFigures,
    Lead,
    MarginNote,
    Note,
    Paragraph,
)

#: So many of the highest and of the lowest items a reader takes in at a glance.
_GEZEIGT = 3


def kernaussage(lage: Lage) -> tuple[Block, ...]:
    """Statement first, then what it rests on."""
    return (
        Lead(wortlaut.gebunden(lage.kopf.fazit) or _aussage(lage)),
        *_vorlaeufig(lage),
        MarginNote(
            "So lesen Sie die Zahlen",
            "Zustimmung ist der Anteil der beiden besten Stufen an den Antworten, die zählen. Wer nicht beurteilen "
            "kann oder nichts ankreuzt, zählt nicht mit.",
        ),
        KeyFigures((_ruecklauf(lage), *_randwerte(lage))),
        *_bild(lage),
        *((Note("Was die Zahlen sagen", (lage.kopf.aussagekraft,)),) if lage.kopf.aussagekraft else ()),
    )


def eckdaten(lage: Lage, dokument: str) -> Facts:
    """Which Befragung, of whom, when and with which sheet."""
    head, katalog = lage.kopf, lage.katalog
    rows = (
        ("Amt", lage.amt),
        ("Befragt", head.zielgruppe or worte.PERSPEKTIVEN[head.perspektive]),
        ("Zeitraum", worte.zeitraum(head.von, head.bis)),
        ("Rücklauf", worte.ruecklauf(lage.zeile)),
        ("Fragebogen", f"{katalog.code} „{katalog.titel}“, Version {katalog.version}"),
        ("Abgeschlossen", "noch nicht" if head.abgeschlossen_am is None else day(head.abgeschlossen_am)),
        ("Dokument", dokument),
    )
    return wortlaut.fakten("Eckdaten der Befragung", rows)


def _aussage(lage: Lage) -> str:
    if not lage.zeile.boegen:
        return "Noch ist kein Bogen zurückgekommen."
    said = kernsatz(lage.auswertung.items, lage.kopf.kleinste_gruppe) or zu_wenige(lage.kopf, lage.zeile.boegen)
    return said or "Zu keiner Aussage gibt es genug Antworten, um sie zu zeigen."


def _vorlaeufig(lage: Lage) -> tuple[Block, ...]:
    if not lage.vorlaeufig:
        return ()
    so_far = boegen(lage.zeile.boegen)
    text = f"Die Befragung ist nicht abgeschlossen. Bisher erfasst: {so_far}; alle Zahlen können sich ändern."
    return (Note("Vorläufig", (text,), tone="warn"),)


def _ruecklauf(lage: Lage) -> KeyFigure:
    share = lage.zeile.ruecklaufquote
    if share is None:
        return KeyFigure(integer(lage.zeile.boegen), "Bögen zurück", "ausgegebene nicht bekannt")
    handed_out = lage.zeile.ausgegeben or 0
    return KeyFigure(percent(share), "Rücklaufquote", f"{integer(lage.zeile.boegen)} von {integer(handed_out)} Bögen")


def _randwerte(lage: Lage) -> tuple[KeyFigure, ...]:
    ends = raender(lage)
    if ends is None or ends[0] is ends[1]:
        return ()
    return tuple(
        KeyFigure(zustimmung(item), name, f"Aussage {lage.kurz(item.punkt.code)}, {von(item)}")
        for name, item in zip(("höchste Zustimmung", "niedrigste Zustimmung"), ends, strict=True)
    )


def _bild(lage: Lage) -> tuple[Block, ...]:
    ranked = sorted(lage.items, key=lambda item: (-(item.top2_quote or 0), item.punkt.nummer))
    if len(ranked) > 2 * _GEZEIGT:
        ranked = [*ranked[:_GEZEIGT], *ranked[-_GEZEIGT:]]
    ends = raender(lage)
    if ends is None:
        return ()
    numbers = [lage.kurz(item.punkt.code) for item in ends]
    same = ends[0].top2_quote == ends[1].top2_quote
    title = (
        f"Die Zustimmung liegt überall bei {zustimmung(ends[0])}"
        if same
        else f"Am höchsten ist die Zustimmung bei Aussage {numbers[0]}, am niedrigsten bei Aussage {numbers[1]}"
    )
    figure = Figure(
        BarsWithInterval(tuple(_balken(lage, item, item is ends[0]) for item in ranked)),
        title=title,
        caption=f"Zustimmung in Prozent, Strich: {BEREICH}",
        source=f"Die höchsten und die niedrigsten von {integer(len(lage.items))} Aussagen.",
    )
    return (figure, *((Paragraph(_umgekehrt(), small=True),) if any(i.punkt.umgekehrt for i in ranked) else ()))


def _balken(lage: Lage, item: ItemErgebnis, highlight: bool) -> Bar:
    label = f"{lage.kurz(item.punkt.code)} {aussage(item.punkt)}"
    return Bar(label, float(item.top2_quote or 0), zustimmung(item), item.unten, item.oben, highlight=highlight)


def _umgekehrt() -> str:
    return "Bei umgekehrt gestellten Aussagen zählen die beiden Stufen der Ablehnung."
