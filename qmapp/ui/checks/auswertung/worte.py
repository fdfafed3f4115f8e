"""How the Auswertung is said on the screen: states, headings, and the figures as lines to copy."""

from qmapp import german
from qmapp.checks.aktenpruefung.freigabe.rows import FreigabeZeile
from qmapp.checks.aktenpruefung.rows import Auswertung, PunktErgebnis, Quote
from qmapp.german import euro, integer, percent
from qmapp.reports import wortlaut
from qmapp.ui.style import Tone

_URTEILE: dict[str, tuple[Tone, str]] = {
    "eingehalten": ("ok", "Eingehalten"),
    "überschritten": ("bad", "Überschritten"),
    "nicht gesichert": ("warn", "Nicht gesichert"),
}


def stand(auswertung: Auswertung) -> tuple[Tone, str]:
    """The state of the Prüfung as pill."""
    if auswertung.pruefung.abgeschlossen_am is not None:
        return "ok", "Abgeschlossen"
    return ("warn", "Vorläufig") if auswertung.vorlaeufig else ("info", "Geprüft")


def urteil(auswertung: Auswertung) -> tuple[Tone, str]:
    """The verdict as pill; no words while there is none."""
    if auswertung.urteil is not None:
        return _URTEILE[auswertung.urteil]
    if auswertung.hoechstwert is None and not auswertung.vorlaeufig:
        return "neutral", "Kein Höchstwert vereinbart"
    return "neutral", ""


def umfang(auswertung: Auswertung) -> str:
    """``Kosten der Unterkunft · 662 Akten, davon 9 nicht auffindbar``: the sentence below the title."""
    akten = wortlaut.akten(auswertung.gezogen)
    if auswertung.verloren:
        akten += f", davon {integer(auswertung.verloren)} nicht auffindbar"
    return f"{auswertung.pruefung.titel} · {akten}"


def vorlaeufig(auswertung: Auswertung) -> tuple[str, str]:
    """The two sentences of the strip over a preliminary result."""
    kopf = f"Vorläufig: {wortlaut.von_akten(auswertung.geprueft, auswertung.gezogen)} Akten"
    wie_sicher = auswertung.satz.removeprefix(auswertung.kernsatz).strip()
    return kopf, f"{wie_sicher} Noch zu prüfen: {wortlaut.akten(auswertung.offen)}.".strip()


def fertig(auswertung: Auswertung) -> tuple[str, str]:
    """The two sentences of the strip over a result that is complete but not closed."""
    return (
        f"Alle Akten sind geprüft: {wortlaut.von_akten(auswertung.geprueft, auswertung.gezogen)}"
        + (f", {integer(auswertung.verloren)} nicht auffindbar." if auswertung.verloren else "."),
        "Legen Sie die Prüfung zur Freigabe vor. Eine zweite Person gibt sie frei; dann steht das Ergebnis fest.",
    )


def liegt_vor(freigabe: FreigabeZeile) -> tuple[str, str]:
    """The two sentences of the strip while the second person is awaited."""
    when = german.day(freigabe.vorgelegt_um.astimezone().date())
    return (
        f"Liegt zur Freigabe vor: {freigabe.vorgelegt_durch}, {when}.",
        "Freigeben kann eine andere Person. Bis dahin ändert sich an Akten und Antworten nichts.",
    )


def versiegelt(freigabe: FreigabeZeile) -> tuple[str, str]:
    """The two sentences of the strip over a sealed Prüfung."""
    assert freigabe.freigegeben_um is not None, "it is in force"
    when = german.day(freigabe.freigegeben_um.astimezone().date())
    return (
        f"Freigegeben und versiegelt am {when} von {freigabe.freigegeben_durch}, vorgelegt von "
        f"{freigabe.vorgelegt_durch}.",
        f"Siegel {freigabe.kurz} …, Anker Nr. {freigabe.anker.partition(':')[0]}.",
    )


def quelle(auswertung: Auswertung) -> str:
    """What the headline rate was counted from: ``95-%-Bereich: 8,6 bis 13,5 % · 71 von 653 Akten, gewichtet``."""
    gezeigt = wortlaut.gezeigte_quote(auswertung)
    gezaehlt = f"{wortlaut.von_akten(gezeigt.zaehler, gezeigt.nenner)} Akten"
    if auswertung.geschichtet is not None:
        gezaehlt += ", gewichtet"
    if gezeigt.unten is None:
        return gezaehlt
    return f"{wortlaut.bereichswort(auswertung.sicherheit)}: {spanne(auswertung, gezeigt)} · {gezaehlt}"


def auf_alle(auswertung: Auswertung) -> str:
    """The rate and its bounds in files of the whole population; empty where nothing was counted."""
    gezeigt, gesamt = wortlaut.gezeigte_quote(auswertung), auswertung.grundgesamtheit
    if gezeigt.wert is None or gezeigt.unten is None or gezeigt.oben is None:
        return ""
    unten, oben = gezeigt.unten_akten, gezeigt.oben_akten
    if unten is None or oben is None:
        unten, oben = round(gezeigt.unten * gesamt), round(gezeigt.oben * gesamt)
    return (
        f"Auf alle {integer(gesamt)} Akten gerechnet: etwa {integer(round(gezeigt.wert * gesamt))} "
        f"({integer(unten)} bis {integer(oben)})"
    )


def spanne(auswertung: Auswertung, quote: Quote) -> str:
    """The interval of a headline rate, with as many decimals as the Höchstwert asks for."""
    return wortlaut.spanne(quote.unten, quote.oben, wortlaut.stellen(auswertung))


def erlaeuterung(auswertung: Auswertung) -> str:
    """What follows the first sentence: how sure it is, and what fails most."""
    if auswertung.vorlaeufig:
        return (
            "Die Zwischenzahlen sind kein Ergebnis. Bitte geben Sie sie nicht weiter. "
            "Der Satz zum Ergebnis steht hier, wenn alle Akten geprüft sind."
        )
    return auswertung.satz.removeprefix(auswertung.kernsatz).strip()


def von(punkt: PunktErgebnis) -> str:
    """``29 von 651``: files with a material error of those assessed."""
    return wortlaut.von_akten(punkt.material, punkt.bewertet)


def fundstelle(punkt: PunktErgebnis) -> str:
    """The first legal reference of a Prüfpunkt; all of them stand in the catalogue."""
    return punkt.punkt.rechtsgrundlage.split(";")[0].split("(")[0].strip()


def vergleich(merkmal: str) -> str:
    """Heading of the comparison of strata, which the list's column names."""
    if merkmal.casefold() in ("standort", "standorte"):
        return "Standorte im Vergleich"
    return f"Vergleich nach {merkmal}"


def keine_hochrechnung(auswertung: Auswertung) -> str:
    """Why there is no projection."""
    warnungen = auswertung.betraege.warnungen if auswertung.betraege is not None else ()
    return " ".join(warnungen) or "Zu dieser Prüfung lässt sich kein Betrag hochrechnen."


def zahlen(auswertung: Auswertung) -> str:
    """Every figure of the page, tab separated, for a spreadsheet."""
    bereich = wortlaut.bereichswort(auswertung.sicherheit)
    bloecke = [_kopf(auswertung, bereich)]
    bloecke += [
        [("Prüfpunkt", "Mit Fehler", "Bewertet", "Anteil", bereich, "Zu viel", "Zu wenig"), *_punkte(auswertung)]
    ]
    if len(auswertung.schichten) > 1:
        bloecke += [[(auswertung.schicht_titel, "Mit Fehler", "Geprüft", "Anteil", bereich), *_schichten(auswertung)]]
    return "\n\n".join("\n".join("\t".join(zeile) for zeile in block) for block in bloecke)


def _kopf(auswertung: Auswertung, bereich: str) -> list[tuple[str, ...]]:
    gezeigt = wortlaut.gezeigte_quote(auswertung)
    zeilen: list[tuple[str, ...]] = [
        ("Prüfung", f"{auswertung.pruefung.kennung}: {auswertung.pruefung.titel}"),
        ("Stand", stand(auswertung)[1]),
        ("Grundgesamtheit", integer(auswertung.grundgesamtheit)),
        ("Gezogene Akten", integer(auswertung.gezogen)),
        ("Geprüfte Akten", integer(auswertung.geprueft)),
        ("Mit materiellem Fehler", integer(auswertung.mit_material)),
        ("Fehlerquote", wortlaut.quote(gezeigt.wert, wortlaut.stellen(auswertung))),
        (bereich, spanne(auswertung, gezeigt)),
    ]
    if auswertung.hoechstwert is not None:
        zeilen += [
            ("Höchstwert", wortlaut.hoechstwert(auswertung.hoechstwert)),
            ("Urteil", auswertung.urteil or "offen"),
        ]
    if auswertung.betraege is not None:
        brutto = auswertung.betraege.brutto
        zeilen += [
            ("Festgestellt in der Stichprobe", euro(brutto.summe_cent)),
            ("Hochgerechnet", wortlaut.hochrechnung(brutto)),
            (f"Hochgerechnet, {bereich}", wortlaut.betrag_spanne(brutto)),
        ]
    return zeilen


def _punkte(auswertung: Auswertung) -> list[tuple[str, ...]]:
    return [
        (
            p.punkt.titel,
            integer(p.material),
            integer(p.bewertet),
            wortlaut.quote(p.quote.wert),
            wortlaut.spanne(p.quote.unten, p.quote.oben),
            euro(p.zu_viel_cent),
            euro(p.zu_wenig_cent),
        )
        for p in auswertung.punkte
    ]


def _schichten(auswertung: Auswertung) -> list[tuple[str, ...]]:
    return [
        (
            s.name,
            integer(s.mit_mangel),
            integer(s.geprueft),
            "zu wenige Akten" if s.zu_wenige or s.quote.wert is None else percent(s.quote.wert),
            "" if s.zu_wenige else wortlaut.spanne(s.quote.unten, s.quote.oben),
        )
        for s in auswertung.schichten
    ]
