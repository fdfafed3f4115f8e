"""What the page says of a result, in German."""

from fractions import Fraction

from qmapp.checks.qcheck import worte
from qmapp.checks.qcheck.rows import Ampel, Frage, Grad, Nachweisart, QCheck
from qmapp.german import NBSP, day, decimal, integer, percent
from qmapp.ui.checks.qcheck.ergebnis.befund import Befund
from qmapp.ui.style import Tone
from qmapp.ui.widgets.kalendermonat import MONATE

#: From this share on a reader has to be told that much could not be assessed.
VIEL_UNKLAR = Fraction(1, 10)
ABGRENZUNG = "In Anlehnung an ein Audit, ohne Anspruch auf Normkonformität."
TOENE: dict[Ampel, Tone] = {Ampel.GRUEN: "ok", Ampel.GELB: "warn", Ampel.ROT: "bad"}
_ARTEN = {
    Nachweisart.DOKUMENT: ("Dokument", "Dokumente"),
    Nachweisart.GESPRAECH: ("Gespräch", "Gespräche"),
    Nachweisart.BEOBACHTUNG: ("Beobachtung", "Beobachtungen"),
    Nachweisart.STICHPROBE: ("Stichprobe", "Stichproben"),
    Nachweisart.KENNZAHL: ("Kennzahl", "Kennzahlen"),
}


def anzahl(count: int, one: str, several: str) -> str:
    """„1 Frage“, „3 Fragen“."""
    return f"1{NBSP}{one}" if count == 1 else f"{integer(count)}{NBSP}{several}"


def grundlage(befund: Befund) -> str:
    """What the result rests on: evidence by kind and the period, for the head of the page."""
    found = befund.nachweise()
    counted = ", ".join(anzahl(found[art], *_ARTEN[art]) for art in Nachweisart if found[art])
    first, last = befund.kopf.von, befund.kopf.bis
    when = worte.zeitraum(first, last)
    if first is not None and last is not None:
        start = f"{first:%d.%m.}" if first.year == last.year else day(first)
        when = f"{'bewertet' if befund.beantwortet else 'geplant'} {start} bis {day(last)}"
    parts = (counted or ("Noch kein Nachweis genannt" if befund.beantwortet else ""), when)
    return " · ".join(part for part in parts if part)


def stand(befund: Befund) -> tuple[Tone, str]:
    """The state of the Q-Check for the pill."""
    head = befund.kopf
    if head.versiegelt_am is not None:
        return "ok", "Versiegelt"
    if head.vorgelegt_am is not None:
        return "warn", "Liegt zur Freigabe vor"
    if befund.vorlaeufig:
        return "neutral", "Vorläufig" if befund.beantwortet else "Noch nicht bewertet"
    return "info", "Ergebnis liegt vor"


def zeitname(head: QCheck) -> str:
    """When it was: „November 2025“, its Kennung where no day is known."""
    when = head.bis or head.von
    return head.kennung if when is None else f"{MONATE[when.month - 1]} {when.year}"


def zeitnamen(befund: Befund) -> tuple[str, str]:
    """Names of now and of the last time, told apart; the second empty without one."""
    now = zeitname(befund.kopf)
    before = zeitname(befund.vorher) if befund.vorher is not None else ""
    if before == now and befund.vorher is not None:
        return befund.kopf.kennung, befund.vorher.kennung
    return now, before


def damals(befund: Befund) -> str:
    """The last time in short: „2024“, its Kennung where no day is known or it was the same year; empty without one."""
    before = befund.vorher
    if before is None:
        return ""
    then, now = before.bis or before.von, befund.kopf.bis or befund.kopf.von
    same = then is not None and now is not None and then.year == now.year
    return before.kennung if then is None or same else str(then.year)


def seit(befund: Befund) -> str:
    """„seit 2024“, for a change; empty without a last time."""
    return f"seit {damals(befund)}" if befund.vorher is not None else ""


def punkte(now: Grad, before: Grad | None) -> str:
    """The change in percentage points, told apart from points of the scale: „+14,5 %-Punkte“; else empty."""
    if before is None or now.wert is None or before.wert is None:
        return ""
    change = (now.wert - before.wert) * 100
    shown = decimal(abs(change), 1)
    sign = "±" if shown == decimal(0, 1) else "+" if change > 0 else "−"
    return f"{sign}{shown}{NBSP}%-Punkte"


def richtung(now: Grad, before: Grad | None) -> str:
    """The colour of a change: ``ok``, ``bad`` or ``text2``."""
    words = punkte(now, before)
    return "ok" if words.startswith("+") else "bad" if words.startswith("−") else "text2"


def unklar(found: Grad) -> str:
    """How many questions could not be assessed, with a warning where they are many."""
    share = found.anteil_unklar
    if share is None:
        return ""
    asked = found.bewertet + found.nicht_beurteilbar
    counted = f"Nicht beurteilbar: {integer(found.nicht_beurteilbar)} von {integer(asked)} Fragen ({percent(share)})."
    if share > VIEL_UNKLAR:
        return f"{counted} Das ist mehr als jede zehnte. Der Erfüllungsgrad gilt nur für die übrigen."
    return counted


def nicht_gezaehlt(found: Grad) -> str:
    """„28 von 31 Fragen bewertet, 1 nicht zutreffend“."""
    total = found.bewertet + found.nicht_beurteilbar + found.nicht_zutreffend + found.offen
    parts = [f"{integer(found.bewertet)} von {integer(total)} Fragen zählen"]
    if found.nicht_zutreffend:
        parts.append(f"{integer(found.nicht_zutreffend)} nicht zutreffend")
    if found.offen:
        parts.append(f"{integer(found.offen)} noch offen")
    return ", ".join(parts)


def warum(frage: Frage, damals_war: str) -> str:
    """One line below a strength or potential: worse than last time, the step, the remark or the evidence."""
    answer = frage.bewertung
    if answer is None:
        return ""
    before = frage.vorjahr.urteil.punkte if frage.vorjahr is not None else None
    now = answer.urteil.punkte
    worse = before is not None and now is not None and now < before
    found = answer.bemerkung or ", ".join(one.text for one in frage.nachweise)
    parts = (f"schlechter als {damals_war}" if worse else "", worte.URTEILE[answer.urteil], " ".join(found.split()))
    return " · ".join(part for part in parts if part)
