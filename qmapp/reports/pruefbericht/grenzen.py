"""Chapters 7 and 8: what the figures do not say, and how each main figure was computed."""

from qmapp.checks.aktenpruefung.rows import Abdeckung, Auswertung, Verfahren, Vertiefung
from qmapp.checks.sampling.rechenweg import Rechenweg
from qmapp.german import integer, percent
from qmapp.reports import wortlaut
from qmapp.reports.document import Block, BulletList, Heading, Paragraph
from qmapp.reports.pruefbericht.rechenweg import rechenweg_tabelle
from qmapp.reports.ziehungsprotokoll import festlegung
from qmapp.reports.ziehungsprotokoll.ziehung import Ziehung


def grenzen(
    auswertung: Auswertung, sammel: tuple[int, int], nummer: str, abdeckung: Abdeckung | None = None
) -> tuple[Block, ...]:
    """What a sample of this size supports and what it does not.

    ``sammel`` = files in which the rest was answered together with „Rest erfüllt“, and how many such answers;
    ``abdeckung`` = how much of the stock was looked at (P3).
    """
    saetze = (*_abdeckung(abdeckung), *_grenzen(auswertung), *_sammelantworten(auswertung, *sammel))
    return (Heading(1, "Grenzen der Aussage", number=nummer), BulletList(saetze))


def rechenwege(
    auswertung: Auswertung, ziehung: Ziehung, nummer: str, deep: Vertiefung | None = None
) -> tuple[Block, ...]:
    """Formula, values, result and source of every figure; of the teams one, for all of them are computed alike."""
    einleitung = Paragraph(
        "Jede Hauptzahl lässt sich mit diesen Angaben von Hand oder mit einem anderen Programm nachrechnen."
    )
    found = festlegung.berechnung(ziehung)
    umfang = () if found.gewaehlt is None else (found.gewaehlt.rechenweg, *found.weitere_rechenwege)
    weitere = () if deep is None else _weitere(auswertung, deep)
    tabellen = (rechenweg_tabelle(weg) for weg in (*umfang, *auswertung.rechenwege, *weitere))
    teams = () if deep is None else _teams(deep)
    return (Heading(1, "Rechenwege", number=nummer), einleitung, *tabellen, *teams)


def _weitere(auswertung: Auswertung, deep: Vertiefung) -> tuple[Rechenweg, ...]:
    """Those of the Vertiefung that do not stand there already."""
    shown = {weg.ergebnis for weg in auswertung.rechenwege}
    parts = ("verlauf", "haeufung", "hochrechnung", "empfindlichkeit", "hoechstwerte", "abdeckung")
    ways = (weg for part in parts for weg in deep.wege(part))
    return tuple(weg for weg in ways if weg.ergebnis not in shown)


def _teams(deep: Vertiefung) -> tuple[Block, ...]:
    ways = deep.wege("teams")
    if not ways:
        return ()
    satz = "So entsteht der Bereich eines Teams. Für die anderen gilt dasselbe mit den Zahlen ihrer Zeile."
    return (*((Paragraph(satz),) if len(ways) > 1 else ()), rechenweg_tabelle(ways[0]))


def _abdeckung(given: Abdeckung | None) -> tuple[str, ...]:
    if given is None or not given.geprueft:
        return ()
    return (
        f"Geprüft sind {wortlaut.von_akten(given.geprueft, given.bestand)} Akten des Bestands, das ist eine "
        f"Prüfabdeckung (P3) von {percent(given.anteil)}.",
    )


def _grenzen(auswertung: Auswertung) -> list[str]:
    anteil = percent(auswertung.gezogen / auswertung.grundgesamtheit) if auswertung.grundgesamtheit else "0"
    saetze = [
        f"Eine Stichprobe von {anteil} der Akten trägt Aussagen über die Qualität. Für Rückforderungen oder "
        f"Nachzahlungen im Einzelfall taugt sie nicht; dafür ist jede Akte selbst zu prüfen.",
        f"Das Ergebnis gilt für die {wortlaut.akten(auswertung.grundgesamtheit)} der gelesenen Liste und für den "
        f"geprüften Zeitraum. Was nicht in der Liste stand, konnte nicht gezogen werden.",
        "Geprüft wurde, was die Akte zeigt. Was dort nicht dokumentiert ist, kann richtig entschieden und trotzdem als "
        "Mangel gezählt sein.",
        "Die Bereiche beschreiben nur den Zufall der Auswahl. Unterschiedliche Lesarten der Prüfenden und Irrtümer "
        "beim Prüfen enthalten sie nicht.",
        "Eine Fehlerquote sagt nichts über einzelne Personen. Der Bericht wertet nicht nach Personen aus.",
    ]
    if len(auswertung.schichten) > 1:
        saetze.append(
            "Je Schicht und je Prüfpunkt sind es weniger Akten. Wer viele Zeilen vergleicht, findet auch ohne echten "
            "Unterschied einzelne auffällige Werte."
        )
    if auswertung.verloren:
        saetze.append(
            f"Nicht auffindbar: {wortlaut.akten(auswertung.verloren)}. Akten fehlen selten zufällig; wie weit sie das "
            f"Ergebnis verschieben könnten, steht in Kapitel 3."
        )
    if auswertung.pruefung.plan.verfahren is Verfahren.QUOTE:
        saetze.append(
            "Der Umfang folgt einer festen Quote. Eine Quote allein legt keine Genauigkeit fest; sie steht beim Umfang."
        )
    return saetze


def _sammelantworten(auswertung: Auswertung, akten: int, antworten: int) -> tuple[str, ...]:
    if not auswertung.geprueft:
        return ()
    if not antworten:
        return ("Jede Antwort wurde einzeln gegeben, keine gemeinsam mit „Rest erfüllt“.",)
    punkte = "1 Prüfpunkt" if antworten == 1 else f"{integer(antworten)} Prüfpunkte"
    return (
        f"Gemeinsam mit „Rest erfüllt“ beantwortet: {punkte} in {integer(akten)} von "
        f"{wortlaut.akten(auswertung.geprueft)}. Ob jeder davon einzeln angesehen wurde, sagt eine solche Antwort "
        f"nicht.",
    )
