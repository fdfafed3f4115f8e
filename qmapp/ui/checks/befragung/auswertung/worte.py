"""How the Auswertung of a Befragung is said on the screen, and its figures as lines to copy."""

from qmapp.checks.befragung.deutung import richtung
from qmapp.checks.befragung.rows import Befragung, ItemErgebnis
from qmapp.checks.befragung.worte import zeitraum
from qmapp.german import decimal, integer, percent, percent_range
from qmapp.ui.checks.befragung.auswertung.rechnung import Befund
from qmapp.ui.style import Tone

ZU_WENIGE = "zu wenige Antworten, wird nicht gezeigt"


def stand(head: Befragung) -> tuple[Tone, str]:
    """The state as pill."""
    return ("ok", "Abgeschlossen") if head.abgeschlossen_am is not None else ("warn", "Vorläufig")


def umfang(found: Befund) -> str:
    """``Befragung der Klientinnen und Klienten 2025 · 15.09.2025 bis 31.10.2025``: the sentence below the title."""
    parts = (found.zeile.titel, zeitraum(found.kopf.von, found.kopf.bis))
    return " · ".join(part for part in parts if part)


def vorher(head: Befragung) -> str:
    """What came back of the last one, where only its figures are known."""
    if head.vorher_boegen is None:
        return ""
    if not head.vorher_ausgegeben:
        return f"damals {integer(head.vorher_boegen)} Bögen"
    share = percent(head.vorher_boegen / head.vorher_ausgegeben)
    return f"damals {integer(head.vorher_boegen)} von {integer(head.vorher_ausgegeben)} ({share})"


def feststellung(marked: int) -> str:
    """The button that makes one of the items chosen, or of the one in hand."""
    return f"Feststellung anlegen ({integer(marked)})" if marked > 1 else "Feststellung anlegen"


def frage(item: ItemErgebnis) -> str:
    """The item; where agreeing is bad news, it is said."""
    return f"{item.punkt.frage} (Ablehnung ist gut)" if item.punkt.umgekehrt else item.punkt.frage


def was(item: ItemErgebnis) -> str:
    """What the two best steps say."""
    return "lehnen ab" if item.punkt.umgekehrt else "stimmen zu"


def top2(item: ItemErgebnis) -> str:
    """``26,8 %``; a dash without answers."""
    return "–" if item.top2_quote is None else percent(item.top2_quote)


def bereich(item: ItemErgebnis, population: int | None) -> str:
    """The range at 95 % and for how many people it holds."""
    if item.unten is None or item.oben is None:
        return ""
    if population is not None and population >= item.gueltig:
        whom = f"für alle {integer(population)} Menschen"
    else:
        whom = "als wären es sehr viele Menschen"
    return f"95-%-Bereich {percent_range(item.unten, item.oben)}, gerechnet {whom}"


def lage(item: ItemErgebnis) -> str:
    """``Mittel 2,56 · Median 2 · Streuung 1,32`` and in a second line ``Summe 592 · von 1 bis 5``."""
    if item.lage is None:
        return ""
    median = decimal(item.lage.median, 0 if item.lage.median.denominator == 1 else 1)
    parts = [f"Mittel {decimal(item.lage.mean, 2)}", f"Median {median}"]
    if item.lage.std_dev is not None:
        parts.append(f"Streuung {decimal(item.lage.std_dev, 2)}")
    ends = f"von {decimal(item.lage.minimum, 0)} bis {decimal(item.lage.maximum, 0)}"
    return f"{' · '.join(parts)}\nSumme {decimal(item.lage.total, 0)} · {ends}"


def notiz(found: Befund, code: str) -> str:
    """Small below the Top-2: where it went since the last one, if that is more than chance."""
    before = found.vergleich(code)
    return "" if before is None else richtung(before.unterschied)


def zahlen(found: Befund) -> str:
    """Every figure of the items, tab separated, for a spreadsheet."""
    assert found.katalog.skala is not None, "every catalogue of a Befragung has one"
    steps = [step.wort for step in sorted(found.katalog.skala.stufen, key=lambda step: step.wert)]
    unanswered = found.katalog.skala.nicht_beurteilbar.wort
    head = ("Code", "Aussage", *steps, unanswered, "keine Angabe", "n", "Mittel", "Median", "Top-2", "95-%-Bereich")
    lines = [head, *(_line(item) for item in found.ergebnis.items if found.gezeigt(item))]
    return "\n".join("\t".join(line) for line in lines)


def _line(item: ItemErgebnis) -> tuple[str, ...]:
    counts = (*item.verteilung, item.nicht_beurteilbar, item.keine_angabe, item.gueltig)
    assert item.lage is not None, "it has answers"
    return (
        item.punkt.code,
        item.punkt.frage,
        *(integer(count) for count in counts),
        decimal(item.lage.mean, 4),
        decimal(item.lage.median, 1),
        top2(item),
        "" if item.unten is None or item.oben is None else percent_range(item.unten, item.oben),
    )
