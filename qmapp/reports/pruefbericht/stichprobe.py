"""Chapter 2: which files could be drawn, how many were, by which rule, and what became of them."""

from collections import Counter
from collections.abc import Sequence

from qmapp.checks.aktenpruefung.rows import Aktenstand, AkteZeile, Auswahl, Auswertung, Ersatzregel, Plan
from qmapp.german import day, integer
from qmapp.reports import wortlaut
from qmapp.reports.document import Block, Column, Heading, MarginNote, Paragraph, Table
from qmapp.reports.ziehungsprotokoll import festlegung
from qmapp.reports.ziehungsprotokoll.festlegung import schichtname
from qmapp.reports.ziehungsprotokoll.ziehung import Ziehung


def stichprobe(auswertung: Auswertung, ziehung: Ziehung, akten: Sequence[AkteZeile], nummer: str) -> tuple[Block, ...]:
    """Population, exclusions, size with its rounding rule, draw, strata, and files replaced or lost."""
    return (
        Heading(1, "Stichprobe", number=nummer),
        *_grundgesamtheit(ziehung, f"{nummer}.1"),
        Heading(2, "Umfang", number=f"{nummer}.2"),
        MarginNote("Quote und Genauigkeit", "Eine Quote allein legt nicht fest, wie genau das Ergebnis ist."),
        wortlaut.fakten("Umfang der Stichprobe", festlegung.umfang(ziehung)),
        *_ziehung(auswertung, ziehung, f"{nummer}.3"),
        *_verbleib(auswertung, ziehung, akten, f"{nummer}.4"),
    )


def _grundgesamtheit(ziehung: Ziehung, nummer: str) -> tuple[Block, ...]:
    liste = ziehung.liste
    stand = f", Stand {day(liste.stand)}" if liste.stand else ""
    text = (
        f"Gezogen wurde aus {wortlaut.akten(ziehung.verbleibend)}. Grundlage ist die Liste „{liste.datei}“{stand}. "
        f"Sie stand fest, bevor der Startwert bestimmt wurde."
    )
    if liste.ausgelassen:
        text += f" Beim Einlesen ausgelassene Zeilen: {integer(len(liste.ausgelassen))}."
    return (Heading(2, "Grundgesamtheit", number=nummer), Paragraph(text), *_ausschluesse(ziehung))


def _ausschluesse(ziehung: Ziehung) -> tuple[Block, ...]:
    if not ziehung.ausschluesse:
        return (Paragraph("Vor der Ziehung wurde keine Akte ausgeschlossen."),)
    gruende = Counter(a.grund for a in ziehung.ausschluesse)
    return (
        Paragraph(
            f"Die Liste enthielt {wortlaut.akten(ziehung.anzahl)}. Vor der Ziehung ausgeschlossen: "
            f"{wortlaut.akten(len(ziehung.ausschluesse))}."
        ),
        Table(
            title="Vor der Ziehung ausgeschlossen",
            columns=(Column("Grund", width=4, header=True), Column("Akten", "right", kind="int")),
            rows=tuple((grund, integer(anzahl)) for grund, anzahl in gruende.most_common()),
        ),
    )


def _ziehung(auswertung: Auswertung, ziehung: Ziehung, nummer: str) -> tuple[Block, ...]:
    plan = ziehung.plan
    return (
        Heading(2, "Ziehung", number=nummer),
        Paragraph(
            f"{_regel(plan)} So lässt sich die Ziehung mit jedem Rechner wiederholen; der Weg steht im "
            f"Ziehungsprotokoll."
        ),
        wortlaut.fakten(
            "Festlegungen der Ziehung",
            (
                ("Auswahl", festlegung.auswahl(ziehung.plan, ziehung.merkmal)),
                ("Gezogen am", day(ziehung.gezogen_um.astimezone().date())),
                *festlegung.startwert(plan, namen=False),
                ("Ersatzakten", festlegung.reserve(ziehung)),
                ("Ersatzregel", "" if plan.nach_betrag else festlegung.ERSATZ[plan.ersatzregel]),
                ("Nicht auffindbare Akten", festlegung.VERLUST[plan.verloren_regel]),
                ("SHA-256 der Grundgesamtheit", ziehung.pruefsumme_verbleibend),
            ),
        ),
        *_aufteilung(auswertung, ziehung.merkmal),
    )


def _regel(plan: Plan) -> str:
    ticket = "Jede Akte erhält ein Ticket: die SHA-256-Prüfsumme aus Startwert und Aktenzeichen."
    if plan.nach_betrag:
        return (
            f"{ticket} In dieser Reihenfolge werden die Beträge aneinandergelegt; gezogen ist, wen gleiche Schritte "
            f"treffen. Die größten Beträge sind sicher dabei."
        )
    if plan.auswahl is Auswahl.SYSTEMATISCH:
        return "Gezogen ist in gleichen Schritten durch die sortierten Aktenzeichen; den Anfang bestimmt der Startwert."
    return f"{ticket} Die Akten mit den kleinsten Tickets bilden die Stichprobe."


def _aufteilung(auswertung: Auswertung, merkmal: str) -> tuple[Block, ...]:
    if len(auswertung.schichten) < 2:
        return ()
    zeilen = tuple(
        (schichtname(s.name), *(integer(n) for n in (s.bestand, s.zugeteilt, s.ersetzt, s.verloren, s.geprueft)))
        for s in auswertung.schichten
    )
    summe = (
        auswertung.grundgesamtheit,
        auswertung.gezogen,
        auswertung.ersetzt,
        auswertung.verloren,
        auswertung.geprueft,
    )
    return (
        Table(
            title=f"Aufteilung nach {merkmal}",
            columns=(
                Column(merkmal, width=1.6, header=True),
                *(Column(t, "right", kind="int") for t in ("Bestand", "Gezogen", "Ersetzt", "Fehlend", "Geprüft")),
            ),
            rows=zeilen,
            total=("Summe", *(integer(n) for n in summe)),
            note="Fehlend: nicht auffindbar.",
        ),
    )


def _verbleib(auswertung: Auswertung, ziehung: Ziehung, akten: Sequence[AkteZeile], nummer: str) -> tuple[Block, ...]:
    heading = Heading(2, "Ersetzte und nicht auffindbare Akten", number=nummer)
    if not auswertung.ersetzt and not auswertung.verloren:
        return (heading, Paragraph("Keine gezogene Akte musste ersetzt werden, keine fehlt."))
    regeln = []
    if auswertung.ersetzt:
        regeln.append(
            f"Ersetzt: {wortlaut.akten(auswertung.ersetzt)}. Sie gehörten nicht zur Grundgesamtheit. "
            f"{_NACHRUECKEN[auswertung.pruefung.plan.ersatzregel]}"
        )
    if auswertung.verloren:
        regeln.append(
            f"Nicht auffindbar: {wortlaut.akten(auswertung.verloren)}. {_dafuer(ziehung)} "
            f"{festlegung.VERLUST[auswertung.pruefung.plan.verloren_regel]} Diese Regel stand vor der Ziehung fest."
        )
    return (heading, *(Paragraph(satz) for satz in regeln), *_gruende(akten))


_IN_ORDER = "An ihre Stelle trat die nächste Ersatzakte derselben Schicht in der Reihenfolge der Ziehung."
_NACHRUECKEN = {
    Ersatzregel.NAECHSTE: _IN_ORDER,
    Ersatzregel.AUCH_VERLORENE: _IN_ORDER,
    Ersatzregel.KEINE: "Nach der Regel, die vor der Ziehung feststand, rückte keine Akte nach.",
}


def _dafuer(ziehung: Ziehung) -> str:
    besides = sum(e.verloren and bool(e.ersatz) for e in ziehung.ersetzungen)
    if not besides:
        return "Sie werden nie ersetzt."
    return (
        f"Sie bleiben als nicht auffindbar gezählt; nach der Regel aus dem Plan wurde dafür zusätzlich geprüft: "
        f"{wortlaut.akten(besides)}, jeweils die nächste in der Reihenfolge der Ziehung."
    )


def _gruende(akten: Sequence[AkteZeile]) -> tuple[Block, ...]:
    namen = {Aktenstand.ERSETZT: "ersetzt", Aktenstand.VERLOREN: "nicht auffindbar"}
    gezaehlt = Counter((namen[a.stand], a.grund or "ohne Angabe") for a in akten if a.stand in namen)
    if not gezaehlt:
        return ()
    rows = sorted(gezaehlt.items(), key=lambda item: (item[0][0], -item[1], item[0][1]))
    return (
        Table(
            title="Gründe",
            columns=(
                Column("Verbleib", width=1.1, header=True),
                Column("Grund", width=2.6),
                Column("Akten", "right", width=0.6, kind="int"),
            ),
            rows=tuple((verbleib, grund, integer(anzahl)) for (verbleib, grund), anzahl in rows),
        ),
    )
