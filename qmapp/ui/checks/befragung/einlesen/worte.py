"""What the screen of reading a file says, in German words."""

from qmapp import german
from qmapp.checks.befragung.einlesen import Befund, Befundart, Einleseergebnis, Grund, Pruefbericht, Ziel, Zielart
from qmapp.checks.befragung.rows import NICHT_BEURTEILBAR
from qmapp.checks.katalog import Katalog, Pruefpunkt
from qmapp.ui.style import Tone

ZIELE = {
    Zielart.IGNORIERT: "nicht einlesen",
    Zielart.BOGENNUMMER: "Bogennummer",
    Zielart.ABGESCHLOSSEN: "abgeschlossen am",
    Zielart.LETZTE_SEITE: "letzte Seite",
}
GRUENDE = {
    Grund.CODE: "am Code erkannt",
    Grund.TEXT: "am Text erkannt",
    Grund.REIHENFOLGE: "nach der Reihenfolge",
    Grund.GEMERKT: "wie beim letzten Mal",
    Grund.GEWAEHLT: "von Ihnen gewählt",
    Grund.KEINER: "",
}
#: What somebody says who lives with it.
ERLAUBNIS = {
    Befundart.ITEM_OHNE_SPALTE: "Ohne diese Aussagen einlesen",
    Befundart.NUMMER_VORHANDEN: "Diese Zeilen auslassen",
    Befundart.MEHR_ALS_AUSGEGEBEN: "Trotzdem einlesen",
    Befundart.SCHON_EINGELESEN: "Noch einmal einlesen",
    Befundart.ZEILE_UNLESBAR: "Diese Zeilen auslassen",
    Befundart.TEXT_LANG: "Texte kürzen",
}
_NUMBERS = (Befundart.NUMMER_DOPPELT, Befundart.NUMMER_FEHLT, Befundart.NUMMER_LANG)
_LONGEST = 80


def frage(punkt: Pruefpunkt) -> str:
    """A question in a list of choices: its code and the beginning of its words."""
    words = punkt.frage if len(punkt.frage) <= _LONGEST else punkt.frage[: _LONGEST - 1].rstrip() + "…"
    return f"{punkt.code} · {words}"


def ziel(katalog: Katalog, gewaehlt: Ziel) -> str:
    """Where a column goes."""
    return frage(katalog.punkt(gewaehlt.code)) if gewaehlt.code else ZIELE[gewaehlt.art]


def wert(katalog: Katalog, gewaehlt: Ziel, value: int | None) -> str:
    """What a word is taken for."""
    if value is None:
        return "keine Angabe"
    if gewaehlt.art is Zielart.ANGABE:
        return katalog.punkt(gewaehlt.code).optionen[value - 1]
    assert katalog.skala is not None, "every catalogue of a Befragung has one"
    if value == NICHT_BEURTEILBAR:
        return katalog.skala.nicht_beurteilbar.wort
    return next(f"{step.wert} · {step.wort}" for step in katalog.skala.stufen if step.wert == value)


def kurz(katalog: Katalog, gewaehlt: Ziel, value: int) -> str:
    """The same where there is little room: a step by its number."""
    if gewaehlt.art is Zielart.ANGABE:
        return wert(katalog, gewaehlt, value)
    return "nicht beurt." if value == NICHT_BEURTEILBAR else str(value)


def werte(katalog: Katalog, gewaehlt: Ziel) -> list[tuple[object, str]]:
    """Everything a word of a column may be taken for."""
    if gewaehlt.art is Zielart.ANGABE:
        values: list[int] = list(range(1, len(katalog.punkt(gewaehlt.code).optionen) + 1))
    else:
        assert katalog.skala is not None, "every catalogue of a Befragung has one"
        values = [*(step.wert for step in katalog.skala.stufen), NICHT_BEURTEILBAR]
    return [*((value, wert(katalog, gewaehlt, value)) for value in values), (None, "keine Angabe")]


def zeilennummer_hilft(befund: Befund) -> bool:
    """Whether taking the row for the number of the sheet puts it right."""
    return befund.art in _NUMBERS


def lage(bericht: Pruefbericht | None) -> tuple[Tone, str, str]:
    """How far the work is, for the strip above: tone, sentence, and what comes next."""
    if bericht is None:
        return "info", "Die Datei wird geprüft …", ""
    sheets = _anzahl(bericht.boegen, "Bogen", "Bögen")
    if not bericht.offen:
        if not bericht.boegen:
            return "warn", "In der Datei ist kein neuer Bogen.", ""
        ready = "kann" if bericht.boegen == 1 else "können"
        return "ok", f"{sheets} {ready} eingelesen werden.", _left_out(len(bericht.ausgelassen))
    first = bericht.offen[0]
    open_ones = _anzahl(len(bericht.offen), "Punkt ist", "Punkte sind")
    return "warn", f"{open_ones} noch zu klären.", first.satz


def bogenzahl(bericht: Pruefbericht | None) -> str:
    """How many sheets the file gives, „Bögen“ while nobody knows."""
    return "Bögen" if bericht is None else _anzahl(bericht.boegen, "Bogen", "Bögen")


def passt_nicht(katalog: Katalog | None, gefunden: tuple[int, int] | None) -> tuple[str, str, str] | None:
    """What is said where a file answers fewer than half of the items of a questionnaire; None where it answers more."""
    if katalog is None or gefunden is None or gefunden[0] * 2 >= gefunden[1]:
        return None
    known, items = gefunden
    return (
        f"Diese Datei passt wohl nicht zum Fragebogen {katalog.code}.",
        f"Zu {known} von {items} Aussagen wurde eine Spalte gefunden.",
        "Befragung aus dieser Datei anlegen …",
    )


def fertig(ergebnis: Einleseergebnis) -> str:
    """What was done, for the footer."""
    return f"{_anzahl(ergebnis.boegen, 'Bogen', 'Bögen')} eingelesen."


def funde(ergebnis: Einleseergebnis) -> str:
    """What was found in free texts, and what became of it."""
    if not ergebnis.funde:
        return "In den freien Texten wurde nichts gefunden, was eine Person nennt."
    what = _anzahl(ergebnis.funde, "Stelle", "Stellen")
    one = ergebnis.funde == 1
    may = "die eine Person erkennen lassen " + ("kann" if one else "können")
    done = ("sie ist " if one else "sie sind ") + ("geschwärzt" if ergebnis.geschwaerzt else "stehen geblieben")
    return f"Freie Texte: {what}, {may}; {done}. Bitte lesen Sie die Texte trotzdem."


def _left_out(count: int) -> str:
    return f"{_anzahl(count, 'Zeile bleibt', 'Zeilen bleiben')} draußen." if count else ""


def _anzahl(count: int, one: str, many: str) -> str:
    return f"1 {one}" if count == 1 else f"{german.integer(count)} {many}"
