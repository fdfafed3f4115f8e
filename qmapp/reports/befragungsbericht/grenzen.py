"""Chapter on what is not known: who did not answer, what was not assessed, what the figures do not carry."""

from collections.abc import Iterator

from qmapp.german import integer, percent
from qmapp.reports.befragungsbericht.lage import Lage
from qmapp.reports.befragungsbericht.saetze import boegen
from qmapp.reports.document import Block, BulletList, Heading

#: From this share on, „nicht beurteilbar“ says something of the question itself.
_OFT = 0.1


def grenzen(lage: Lage, nummer: str) -> tuple[Block, ...]:
    """As a list of sentences."""
    return (Heading(1, "Was wir nicht wissen", number=nummer), BulletList(tuple(_saetze(lage))))


def _saetze(lage: Lage) -> Iterator[str]:
    line = lage.zeile
    if line.ausgegeben is not None and line.ausgegeben > line.boegen:
        yield (
            f"Was die {integer(line.ausgegeben - line.boegen)} nicht zurückgekommenen Bögen gesagt hätten, ist "
            "unbekannt. Wer zufrieden oder sehr unzufrieden ist, antwortet oft eher."
        )
    elif line.ausgegeben is None:
        yield "Wie viele Bögen ausgegeben wurden, ist nicht bekannt. Eine Rücklaufquote gibt es deshalb nicht."
    yield (
        "Die Bereiche beschreiben nur den Zufall einer Auswahl. Dass manche Menschen eher antworten als andere, "
        "enthalten sie nicht."
    )
    too_few = len(lage.auswertung.items) - len(lage.items)
    if too_few:
        yield f"Zu wenige Antworten für ein Ergebnis: {_aussagen(too_few)}."
    unsure = [item for item in lage.items if item.nicht_beurteilbar / max(line.boegen, 1) > _OFT]
    if unsure:
        told = ", ".join(
            f"{lage.kurz(item.punkt.code)} ({integer(item.nicht_beurteilbar)} von {boegen(line.boegen)}, "
            f"{percent(item.nicht_beurteilbar / line.boegen)})"
            for item in unsure
        )
        yield f"Oft nicht beurteilbar sind diese Aussagen: {told}. Ihr Ergebnis stammt von denen, die urteilen konnten."
    if lage.doppelt_offen:
        yield f"Zwischen erster und zweiter Erfassung sind {integer(lage.doppelt_offen)} Abweichungen nicht geklärt."
    if len(lage.items) > 1:
        yield (
            "Wer viele Aussagen, Gruppen und Jahre vergleicht, findet auch ohne echten Unterschied einzelne auffällige "
            "Werte."
        )
    yield "Eine Befragung misst, wie etwas erlebt wird. Ob es richtig entschieden war, zeigt sie nicht."


def _aussagen(count: int) -> str:
    return "1 Aussage" if count == 1 else f"{integer(count)} Aussagen"
