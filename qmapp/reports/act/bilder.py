"""The chart of how far the Maßnahmen are: its title states the finding, and hidden counts are not drawn."""

from qmapp.german import integer
from qmapp.reports.act.zahlen import Zahlen
from qmapp.reports.chart_data import Bar, BarsWithInterval
from qmapp.reports.document import Figure

_BALKEN = (
    ("umgesetzt", "umgesetzt"),
    ("in Umsetzung", "in_umsetzung"),
    ("verzögert", "verzoegert"),
    ("nicht begonnen", "nicht_begonnen"),
    ("nicht mehr relevant", "nicht_relevant"),
)


def standbild(counted: Zahlen, *, knapp: bool = False) -> Figure:
    """Maßnahmen by state as bars; where states may not be told, done against open.

    ``knapp`` tells of those given up below the title instead of drawing them.
    """
    given_up = counted.werte["nicht_relevant"] if counted.gezeigt("nicht_relevant") else 0
    drawn = [(words, name) for words, name in _BALKEN if name != "nicht_relevant" or (given_up and not knapp)]
    shown = [(words, name) for words, name in drawn if counted.gezeigt(name)]
    left_out = [words for words, name in _BALKEN if not counted.gezeigt(name)]
    if left_out and counted.gezeigt("offen"):
        shown.append(("offen", "offen"))
    bars = tuple(
        Bar(words, float(counted.werte[name]), integer(counted.werte[name]), highlight=name == "umgesetzt")
        for words, name in shown
    )
    caption = "Anzahl der Maßnahmen am Stichtag"
    if knapp and given_up:
        caption += f", dazu {integer(given_up)} nicht mehr relevant"
    if left_out:
        caption += f"; nicht ausgewiesen: {', '.join(left_out)}"
    return Figure(BarsWithInterval(bars, unit=""), title=_titel(counted), caption=caption)


def _titel(counted: Zahlen) -> str:
    done, total = counted.werte["umgesetzt"], counted.werte["massnahmen"]
    if not total:
        return "Es ist noch keine Maßnahme vereinbart"
    if not counted.gezeigt("umgesetzt", "massnahmen"):
        return "Der Stand lässt sich nur zum Teil ausweisen"
    if done == total:
        return "Alle Maßnahmen sind umgesetzt"
    if not done:
        return "Noch ist keine Maßnahme umgesetzt"
    half = (
        "mehr als die Hälfte" if 2 * done > total else "die Hälfte" if 2 * done == total else "weniger als die Hälfte"
    )
    return f"Umgesetzt ist {half} der Maßnahmen ({integer(done)} von {integer(total)})"
