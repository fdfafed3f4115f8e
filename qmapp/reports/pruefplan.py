"""The Prüfplan: what is laid down before the draw, so that nothing of it can be chosen by the result."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from qmapp.checks.aktenpruefung.berechnung import Berechnung
from qmapp.checks.aktenpruefung.rows import PRUEFARTEN, Ergebnis, Grundgesamtheit, Plan, Pruefung, Variante, Verfahren
from qmapp.checks.katalog import Katalog
from qmapp.errors import UserError
from qmapp.german import NBSP, day, integer, percent, points
from qmapp.reports import wortlaut
from qmapp.reports.document import (
    Block,
    BulletList,
    Column,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    Lead,
    MarginNote,
    Note,
    Paragraph,
    Signatures,
    Table,
)
from qmapp.reports.pruefbericht.anhang import UNTERSCHRIFTEN, katalogtabelle
from qmapp.reports.pruefbericht.auftrag import RECHTSGRUNDLAGE
from qmapp.reports.pruefbericht.rechenweg import rechenweg_tabelle
from qmapp.reports.ziehungsprotokoll import festlegung
from qmapp.reports.ziehungsprotokoll.festlegung import schichtname

#: The scale as the plan explains it: result, what it means, how it counts.
_SKALA: Mapping[Ergebnis, tuple[str, str, str]] = {
    Ergebnis.OK: ("erfüllt", "Der Prüfpunkt ist eingehalten.", "im Nenner"),
    Ergebnis.F1: ("F1", "Formeller Mangel ohne Einfluss auf Entscheidung oder Zahlung.", "im Nenner, kein Fehler"),
    Ergebnis.F2: ("F2", "Materieller Fehler ohne Zahlungswirkung.", "Fehler"),
    Ergebnis.F3_PLUS: ("F3+", "Materieller Fehler, zu viel gezahlt; mit Betrag.", "Fehler"),
    Ergebnis.F3_MINUS: ("F3−", "Materieller Fehler, zu wenig gezahlt; mit Betrag.", "Fehler"),
    Ergebnis.ENTFAELLT: ("entfällt", "Der Prüfpunkt trifft auf die Akte nicht zu.", "zählt nicht mit"),
    Ergebnis.NICHT_PRUEFBAR: ("nicht prüfbar", "Die Akte gibt darüber keine Auskunft.", "zählt nicht mit"),
}


@dataclass(frozen=True)
class Planlage:
    """All a plan rests on, as it stands now."""

    pruefung: Pruefung
    liste: Grundgesamtheit
    katalog: Katalog
    berechnung: Berechnung

    @property
    def plan(self) -> Plan:
        """The plan itself."""
        return self.pruefung.plan

    @property
    def merkmal(self) -> str:
        """What the strata are."""
        return self.liste.angaben.spalte_schicht or "Schicht"


def pruefplan(lage: Planlage, *, stand: date, amt: str, anker: str, version: str) -> Document:
    """The plan as a tree; raises UserError where the chosen method cannot be computed."""
    chosen = lage.berechnung.gewaehlt
    if chosen is None:
        hindernis = lage.berechnung.hindernis
        raise UserError(
            "Der Stichprobenplan ist noch nicht vollständig." if hindernis is None else hindernis[1],
            advice="Ergänzen Sie die Angaben unter „Stichprobe planen“.",
        )
    kennung = lage.pruefung.kennung
    return Document(
        title=f"Prüfplan {kennung}",
        subtitle=lage.pruefung.titel,
        office=amt,
        stand=stand,
        blocks=_bloecke(lage, chosen),
        header=f"Prüfplan {kennung}",
        author=amt,
        document_id=f"{kennung}-PP-{stand:%Y-%m-%d}",
        version=version,
        anchor=anker,
        phase="P",
    )


def _bloecke(lage: Planlage, chosen: Variante) -> tuple[Block, ...]:
    return (
        Lead(lage.berechnung.satz or chosen.satz),
        MarginNote(
            "Wozu dieser Plan",
            "Er legt vor der Ziehung fest, was geprüft und wie gerechnet wird. Niemand kann es später nach dem "
            "Ergebnis wählen.",
        ),
        _kennzahlen(lage, chosen),
        *_gezogen(lage.pruefung),
        Heading(1, "Auftrag", number="1"),
        _auftrag(lage),
        Heading(1, "Grundgesamtheit", number="2"),
        _grundgesamtheit(lage),
        Heading(1, "Stichprobe", number="3"),
        *_stichprobe(lage, chosen),
        Heading(1, "Regeln vor der Ziehung", number="4"),
        _regeln(lage.plan),
        Heading(1, "So wird gezählt", number="5"),
        *_auswertung(lage),
        Heading(1, "Prüfkatalog", number="6"),
        *katalogtabelle(lage.katalog),
        Heading(1, "Rechenwege", number="7"),
        *(rechenweg_tabelle(way) for way in (chosen.rechenweg, *lage.berechnung.weitere_rechenwege)),
        Signatures(UNTERSCHRIFTEN),
    )


def _kennzahlen(lage: Planlage, chosen: Variante) -> KeyFigures:
    share = percent(chosen.umfang / lage.berechnung.grundgesamtheit, 2)
    plan = lage.plan
    precise = (
        KeyFigure(points(chosen.genauigkeit), "Prozentpunkte Genauigkeit", f"bei erwarteten {_expected(plan)}")
        if _has_margin(plan)
        else KeyFigure(festlegung.prozent(plan.sicherheit_prozent), "Sicherheit der Aussage")
    )
    hours = f"{integer(chosen.stunden_von)} bis {integer(chosen.stunden_bis)}{NBSP}Std."
    return KeyFigures(
        (
            KeyFigure(integer(chosen.umfang), "Akten werden geprüft", f"{share} der Grundgesamtheit"),
            precise,
            KeyFigure(hours, "Aufwand", f"{plan.minuten_je_akte_von} bis {plan.minuten_je_akte_bis}{NBSP}Min. je Akte"),
        )
    )


def _has_margin(plan: Plan) -> bool:
    return not plan.nach_betrag and plan.verfahren not in (Verfahren.ANNAHME, Verfahren.ATTRIBUT)


def _expected(plan: Plan) -> str:
    return festlegung.prozent(plan.erwartet_prozent)


def _gezogen(pruefung: Pruefung) -> tuple[Block, ...]:
    if pruefung.gezogen_um is None:
        return ()
    when = day(pruefung.gezogen_um.astimezone().date())
    return (Note("Schon gezogen", (f"Nach diesem Plan ist am {when} gezogen worden; er ist seitdem fest.",)),)


def _auftrag(lage: Planlage) -> Block:
    head, katalog = lage.pruefung, lage.katalog
    return wortlaut.fakten(
        "Auftrag",
        (
            ("Zweck", head.zweck or katalog.zweck),
            ("Prüfart", PRUEFARTEN[head.pruefart]),
            ("Gegenstand", katalog.gegenstand),
            ("Maßstab", katalog.massstab),
            ("Betrachtung", head.betrachtung),
            ("Geprüfter Zeitraum", f"{day(head.zeitraum_von)} bis {day(head.zeitraum_bis)}"),
            ("Zeit der Prüfung", _zeit(head)),
            ("Prüfende", head.pruefende),
            ("Rechtsgrundlage", wortlaut.norm(head.rechtsgrundlage or RECHTSGRUNDLAGE)),
            ("Höchstwert", "keiner vereinbart" if head.hoechstwert is None else wortlaut.hoechstwert(head.hoechstwert)),
        ),
    )


def _zeit(head: Pruefung) -> str:
    if head.pruefung_von is None:
        return "" if head.pruefung_bis is None else f"bis {day(head.pruefung_bis)}"
    return day(head.pruefung_von) + ("" if head.pruefung_bis is None else f" bis {day(head.pruefung_bis)}")


def _grundgesamtheit(lage: Planlage) -> Block:
    liste = lage.liste
    left_out = len(liste.ausschluesse)
    return wortlaut.fakten(
        "Liste",
        (
            ("Datei", liste.angaben.datei),
            ("Stand", day(liste.angaben.stand) if liste.angaben.stand else ""),
            ("Akten in der Liste", integer(liste.anzahl)),
            ("Ausgeschlossen", integer(left_out) if left_out else "keine"),
            ("Grundgesamtheit", integer(liste.ohne_ausgeschlossene)),
            ("SHA-256 aller Akten", liste.pruefsumme),
        ),
    )


def _stichprobe(lage: Planlage, chosen: Variante) -> tuple[Block, ...]:
    plan, found = lage.plan, lage.berechnung
    facts = wortlaut.fakten(
        "Umfang und Auswahl",
        (
            ("Verfahren", festlegung.VERFAHREN[plan.verfahren]),
            *festlegung.vorgabe(plan),
            ("Umfang", wortlaut.akten(chosen.umfang)),
            ("Auswahl", festlegung.auswahl(plan, lage.merkmal)),
        ),
    )
    said = tuple(Paragraph(text) for text in (found.erlaeuterung, *found.hinweise) if text)
    return (facts, *said, *_vergleich(lage, chosen), *_aufteilung(lage))


def _vergleich(lage: Planlage, chosen: Variante) -> tuple[Block, ...]:
    if len(lage.berechnung.varianten) < 2:
        return ()
    return (
        Table(
            title="Was andere Verfahren bedeutet hätten",
            columns=(
                Column("Verfahren", width=2.6, header=True),
                Column("Akten", "right", 0.8, kind="int"),
                Column("Genauigkeit", "right", 1.3),
                Column("Stunden", "right", 1.5),
            ),
            rows=tuple(
                (
                    festlegung.VERFAHREN[one.verfahren] + (" (gewählt)" if one is chosen else ""),
                    integer(one.umfang),
                    f"{points(one.genauigkeit)} Punkte",
                    f"{integer(one.stunden_von)} bis {integer(one.stunden_bis)}",
                )
                for one in lage.berechnung.varianten
            ),
            note=f"Genauigkeit bei erwarteten {_expected(lage.plan)}.",
        ),
    )


def _aufteilung(lage: Planlage) -> tuple[Block, ...]:
    if not lage.plan.geschichtet or len(lage.berechnung.aufteilung) < 2:
        return ()
    return (
        Table(
            title=f"Aufteilung nach {lage.merkmal}",
            columns=(
                Column(lage.merkmal, width=2, header=True),
                Column("Bestand", "right", kind="int"),
                Column("Akten", "right", kind="int"),
                Column("Genauigkeit", "right"),
            ),
            rows=tuple(
                (
                    schichtname(one.schicht),
                    integer(one.bestand),
                    integer(one.akten),
                    "–" if one.genauigkeit is None else f"{points(one.genauigkeit)} Punkte",
                )
                for one in lage.berechnung.aufteilung
            ),
        ),
    )


def _regeln(plan: Plan) -> Block:
    seed = (
        festlegung.startwert(plan, namen=False)
        if plan.startwert
        else [("Startwert", "wird bei der Ziehung bestimmt, wenn die Liste feststeht")]
    )
    spares = "keine" if plan.nach_betrag or not plan.ersatz else integer(plan.ersatz)
    rule = "Nach Betrag gezogene Akten werden nicht ersetzt." if plan.nach_betrag else None
    return wortlaut.fakten(
        "Festlegungen",
        (
            *seed,
            ("Ersatzakten" + (" je Schicht" if plan.geschichtet else ""), spares),
            ("Ersatzregel", rule or festlegung.ERSATZ[plan.ersatzregel]),
            ("Nicht auffindbare Akten", festlegung.VERLUST[plan.verloren_regel]),
        ),
    )


def _auswertung(lage: Planlage) -> tuple[Block, ...]:
    level = percent(lage.berechnung.sicherheit, 0)
    said = [
        "Eine Akte ist fehlerhaft, wenn sie mindestens einen materiellen Fehler hat (F2, F3+ oder F3−).",
        f"Zu jeder Quote gehört ein exakter Bereich mit {level} Sicherheit (hypergeometrisch).",
        "Die Auswertung nennt keine Personen.",
    ]
    if lage.pruefung.hoechstwert is not None:
        said.insert(
            2,
            f"Der Höchstwert von {wortlaut.hoechstwert(lage.pruefung.hoechstwert)} ist eingehalten, wenn der Bereich "
            "ganz darunter liegt, überschritten, wenn er ganz darüber liegt, sonst nicht gesichert.",
        )
    scale = Table(
        title="Ergebnisse eines Prüfpunkts",
        columns=(
            Column("Ergebnis", width=1.1, header=True),
            Column("Bedeutung", width=3.2),
            Column("Zählt", width=1.6),
        ),
        rows=tuple(_SKALA.values()),
    )
    return (BulletList(tuple(said)), scale)
