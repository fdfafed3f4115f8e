"""The first page: the statement, three figures, the result in a few sentences, and which Prüfung it is about."""

from qmapp.checks.aktenpruefung.rows import PRUEFARTEN, Auswertung, VerlorenRegel
from qmapp.german import day, euro, integer, percent
from qmapp.reports import wortlaut
from qmapp.reports.document import (
    Bar,
    Block,
    Facts,
    Figure,
    KeyFigure,
    KeyFigures,
    Lead,
    MarginNote,
    Note,
    Paragraph,
    RangeAgainstLimit,
)


def kernaussage(auswertung: Auswertung) -> tuple[Block, ...]:
    """Statement first: lead, reading aid, key figures and the result in plain German."""
    sicherheit = wortlaut.bereichswort(auswertung.sicherheit)
    return (
        Lead(_aussage(auswertung)),
        *_vorlaeufig(auswertung),
        MarginNote(
            "So lesen Sie die Zahlen",
            f"Geprüft wurde eine Zufallsauswahl. Der {sicherheit} zeigt, wie weit der wahre Wert vom Ergebnis der "
            f"Stichprobe abweichen kann.",
        ),
        KeyFigures((_fehlerquote(auswertung), _umfang(auswertung), _fehlbetrag(auswertung))),
        *(Paragraph(text) for text in _zusammenfassung(auswertung) if text),
        *_gegen_hoechstwert(auswertung),
    )


def eckdaten(auswertung: Auswertung, amt: str, dokument: str) -> Facts:
    """Which Prüfung, period, catalogue and state of the law the report is about."""
    pruefung = auswertung.pruefung
    abschluss = "noch nicht abgeschlossen" if pruefung.abgeschlossen_am is None else day(pruefung.abgeschlossen_am)
    rows = (
        ("Amt", amt),
        ("Prüfart", PRUEFARTEN[pruefung.pruefart]),
        ("Geprüfter Zeitraum", f"{day(pruefung.zeitraum_von)} bis {day(pruefung.zeitraum_bis)}"),
        ("Prüfkatalog", wortlaut.fassung(pruefung)),
        ("Abgeschlossen", abschluss),
        ("Dokument", dokument),
    )
    return wortlaut.fakten("Eckdaten der Prüfung", rows)


def zwischenstand(auswertung: Auswertung) -> str:
    """How far an unfinished Prüfung has come: ``Vorläufig: 214 von 661 Akten``."""
    return f"Vorläufig: {wortlaut.von_akten(auswertung.geprueft, auswertung.gezogen)} Akten"


def urteilssatz(auswertung: Auswertung) -> str:
    """The verdict as a sentence; empty without an agreed Höchstwert."""
    if auswertung.urteil is None or auswertung.hoechstwert is None:
        return ""
    grenze = f"Höchstwert von {wortlaut.hoechstwert(auswertung.hoechstwert)}"
    if auswertung.urteil == "nicht gesichert":
        return f"Ob der {grenze} eingehalten ist, lässt sich nicht sicher sagen."
    return f"Der {grenze} ist {auswertung.urteil}."


def _aussage(auswertung: Auswertung) -> str:
    if auswertung.vorlaeufig:
        return f"{auswertung.kernsatz} Die Zahlen sind ein Zwischenstand und noch kein Ergebnis."
    return " ".join(satz for satz in (auswertung.kernsatz, urteilssatz(auswertung)) if satz)


def _vorlaeufig(auswertung: Auswertung) -> tuple[Block, ...]:
    if not auswertung.vorlaeufig:
        return ()
    offen = wortlaut.akten(auswertung.offen)
    return (
        Note(
            zwischenstand(auswertung),
            (
                f"Noch zu prüfen: {offen}. Bis dahin können sich alle Zahlen ändern.",
                "Ein Urteil zum Höchstwert fällt erst, wenn alle Akten geprüft sind. Bitte nicht weitergeben.",
            ),
            tone="warn",
        ),
    )


def _fehlerquote(auswertung: Auswertung) -> KeyFigure:
    gezeigt = wortlaut.gezeigte_quote(auswertung)
    stellen = wortlaut.stellen(auswertung)
    bereich = f"{wortlaut.bereichswort(auswertung.sicherheit)} {wortlaut.spanne(gezeigt.unten, gezeigt.oben, stellen)}"
    return KeyFigure(
        wortlaut.quote(gezeigt.wert, stellen),
        "Fehlerquote, vorläufig" if auswertung.vorlaeufig else "Fehlerquote",
        bereich if gezeigt.unten is not None else "",
    )


def _umfang(auswertung: Auswertung) -> KeyFigure:
    return KeyFigure(
        integer(auswertung.geprueft),
        "geprüfte Akten",
        f"{integer(auswertung.gezogen)} gezogen aus {integer(auswertung.grundgesamtheit)}",
    )


def _fehlbetrag(auswertung: Auswertung) -> KeyFigure:
    betraege = auswertung.betraege
    if betraege is None or betraege.brutto.hochrechnung_cent is None:
        return KeyFigure(integer(auswertung.nur_formell), "Akten nur mit formellem Mangel")
    return KeyFigure(
        wortlaut.hochrechnung(betraege.brutto).removeprefix("rund "),
        "Fehlbetrag, hochgerechnet",
        f"rund {wortlaut.betrag_spanne(betraege.brutto)}",
    )


def _gegen_hoechstwert(auswertung: Auswertung) -> tuple[Block, ...]:
    gezeigt, stellen = wortlaut.gezeigte_quote(auswertung), wortlaut.stellen(auswertung)
    grenze = auswertung.hoechstwert
    if gezeigt.wert is None or gezeigt.unten is None or gezeigt.oben is None:
        return ()
    sicherheit = wortlaut.bereichswort(auswertung.sicherheit)
    titel = f"Der wahre Wert liegt zwischen {percent(gezeigt.unten, stellen)} und {percent(gezeigt.oben, stellen)}"
    figure = Figure(
        RangeAgainstLimit(
            Bar("Fehlerquote", gezeigt.wert, percent(gezeigt.wert, stellen), gezeigt.unten, gezeigt.oben),
            limit=None if grenze is None else float(grenze),
            limit_words="" if grenze is None else f"Höchstwert {wortlaut.hoechstwert(grenze)}",
        ),
        title=zwischenstand(auswertung) if auswertung.vorlaeufig else titel,
        caption=f"Punkt: Fehlerquote. Strich: {sicherheit}.",
        source=f"{wortlaut.von_akten(gezeigt.zaehler, gezeigt.nenner)} Akten"
        f"{', nach Schichten gewichtet' if auswertung.geschichtet else ''}.",
    )
    return (figure,)


def _zusammenfassung(auswertung: Auswertung) -> tuple[str, ...]:
    ergebnis = " ".join(text for text in (_gezogen(auswertung), _gefunden(auswertung)) if text)
    return (ergebnis, _auffaellig(auswertung), _in_euro(auswertung))


def _gezogen(auswertung: Auswertung) -> str:
    text = (
        f"Aus {wortlaut.akten(auswertung.grundgesamtheit)} wurden {integer(auswertung.gezogen)} zufällig gezogen. "
        f"Davon geprüft: {integer(auswertung.geprueft)}."
    )
    if auswertung.verloren:
        text += f" Nicht auffindbar: {integer(auswertung.verloren)}."
    return text


def _gefunden(auswertung: Auswertung) -> str:
    if not auswertung.geprueft:
        return ""
    gezeigt = wortlaut.gezeigte_quote(auswertung)
    anteil = wortlaut.von_akten(auswertung.mit_material, auswertung.geprueft)
    text = f"Mindestens ein materieller Fehler fand sich in {anteil} Akten."
    if auswertung.geschichtet is not None:
        text += f" Nach Schichten gewichtet sind das {wortlaut.quote(gezeigt.wert, wortlaut.stellen(auswertung))}."
    if auswertung.pruefung.plan.verloren_regel is VerlorenRegel.MANGEL and auswertung.verloren:
        text += " Nicht auffindbare Akten zählen in der Fehlerquote als Mangel; so war es vor der Ziehung festgelegt."
    return (
        f"{text} Nur formelle Mängel: {wortlaut.akten(auswertung.nur_formell)}. "
        f"Ohne Beanstandung: {wortlaut.akten(auswertung.ohne)}."
    )


def _auffaellig(auswertung: Auswertung) -> str:
    saetze = []
    if auswertung.haeufigste and auswertung.haeufigste[0].material:
        erster = auswertung.haeufigste[0]
        anteil = wortlaut.von_akten(erster.material, erster.bewertet)
        saetze.append(f"Am häufigsten fiel der Prüfpunkt „{erster.punkt.titel}“ auf ({anteil} Akten).")
    if len(auswertung.schichten) > 1 and not auswertung.vorlaeufig and auswertung.test_satz:
        saetze.append(auswertung.test_satz)
    return " ".join(saetze)


def _in_euro(auswertung: Auswertung) -> str:
    betraege = auswertung.betraege
    if betraege is None or not betraege.brutto.abweichungen:
        return ""
    text = (
        f"In den geprüften Akten wurden {euro(betraege.zu_viel.summe_cent)} zu viel und "
        f"{euro(betraege.zu_wenig.summe_cent)} zu wenig gezahlt, zusammen {euro(betraege.brutto.summe_cent)}."
    )
    if betraege.brutto.hochrechnung_cent is not None:
        text += (
            f" Hochgerechnet auf alle Akten sind das {wortlaut.hochrechnung(betraege.brutto)} "
            f"({wortlaut.betrag_spanne(betraege.brutto)})."
        )
    return text
