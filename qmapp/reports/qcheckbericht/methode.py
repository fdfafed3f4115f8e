"""Chapter 1: why the process was assessed, by whom, by which means and evidence, and with which scale."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from qmapp.checks.qcheck import worte
from qmapp.checks.qcheck.rows import Nachweisart
from qmapp.german import NBSP, day, decimal, integer, percent
from qmapp.reports import wortlaut
from qmapp.reports.document import Block, Column, Heading, Paragraph, Table
from qmapp.reports.qcheckbericht.kernaussage import ANLEHNUNG
from qmapp.reports.qcheckbericht.lage import Lage


def methode(lage: Lage, nummer: str) -> tuple[Block, ...]:
    """Planning sheet, evidence and scale."""
    head, katalog = lage.kopf, lage.katalog
    return (
        Heading(1, "Auftrag und Methode", number=nummer),
        Paragraph(
            f"{ANLEHNUNG}: Der Q-Check bewertet einen Prozess mit {integer(len(lage.fragen))} Fragen des Katalogs "
            f"{katalog.code} „{katalog.titel}“, Version {katalog.version}. Jede Frage gehört zu einer der drei "
            "Qualitätsdimensionen und zu einer der fünf Ausrichtungen."
        ),
        *(Paragraph(text) for text in (*_wechsel(lage), *_einigkeit(lage))),
        wortlaut.fakten(
            "Planungsblatt",
            (
                ("Zweck", head.zweck or katalog.zweck),
                ("Gegenstand", katalog.gegenstand),
                ("Abgrenzung", head.abgrenzung or katalog.abgrenzung),
                ("Maßstab", katalog.massstab),
                ("Prozess", head.prozess),
                ("Organisationseinheit", head.einheit),
                ("Zeitraum", worte.zeitraum(head.von, head.bis)),
                ("Team", ", ".join(head.team)),
                ("Bewertung", _bewertung(lage)),
                ("Erhebungswege", "; ".join(head.methoden) or katalog.erhebungsweg),
                ("Aufwand", "" if head.stunden is None else f"{_stunden(lage)}{NBSP}Stunden"),
                ("Rückmeldung an das Team", "" if head.rueckmeldung_am is None else day(head.rueckmeldung_am)),
                ("Bericht vorgelegt", "" if head.bericht_am is None else day(head.bericht_am)),
            ),
        ),
        *_nachweise(lage, f"{nummer}.1"),
        *_skala(lage, f"{nummer}.2"),
        Heading(2, "Datenschutz", number=f"{nummer}.3"),
        Paragraph(wortlaut.norm(katalog.datenschutz)),
    )


def _wechsel(lage: Lage) -> Iterator[str]:
    for move in lage.wechsel:
        aside = "1 Antwort liegt" if move.beiseite == 1 else f"{integer(move.beiseite)} Antworten liegen"
        kept = f" {aside} im Archiv des Q-Checks." if move.beiseite else ""
        when = day(move.gewechselt_um.astimezone().date())
        yield (
            f"Am {when} wechselte der Q-Check von Version {move.von_version} des "
            f"Katalogs zu Version {move.nach_version}; für jede Frage wurde entschieden, ob ihre Antwort weiter gilt."
            f"{kept}"
        )


def _einigkeit(lage: Lage) -> Iterator[str]:
    """How far several assessors agreed before they talked; counts, nobody's answer."""
    several = [line for line in lage.abgleich if len(line.einzeln) > 1]
    if several:
        alike = sum(line.einig for line in several)
        yield (
            f"Von {integer(len(several))} Fragen, die mehrere für sich bewertet haben, waren {integer(alike)} gleich "
            f"bewertet ({percent(alike / len(several))}); über die anderen hat das Team gesprochen."
        )


def _bewertung(lage: Lage) -> str:
    if lage.kopf.gemeinsam or not lage.kopf.team:
        return "im Team gemeinsam"
    return "zuerst jede Person für sich, dann im Team abgestimmt; der Bericht nennt nur das gemeinsame Ergebnis"


def _stunden(lage: Lage) -> str:
    hours = lage.kopf.stunden
    assert hours is not None, "asked only where they are known"
    return decimal(hours, 0 if hours == int(hours) else 1)


def _nachweise(lage: Lage, nummer: str) -> tuple[Block, ...]:
    heading = Heading(2, "Nachweise", number=nummer)
    kinds: Counter[Nachweisart] = Counter()
    asked: Counter[Nachweisart] = Counter()
    for frage in lage.fragen:
        kinds.update(one.art for one in frage.nachweise)
        asked.update({one.art for one in frage.nachweise})
    backed = sum(bool(frage.nachweise) for frage in lage.fragen)
    if not kinds:
        return (heading, Paragraph("Zu den Fragen sind keine einzelnen Nachweise festgehalten."))
    table = Table(
        title="Nachweise nach Art",
        columns=(
            Column("Art", width=2, header=True),
            Column("Nachweise", "right", kind="int"),
            Column("Fragen", "right", kind="int"),
        ),
        rows=tuple(
            (worte.NACHWEISARTEN[art], integer(kinds[art]), integer(asked[art])) for art in Nachweisart if kinds[art]
        ),
        total=("zusammen", integer(sum(kinds.values())), integer(backed)),
        note="Eine Frage kann Nachweise mehrerer Arten haben.",
    )
    share = f"{integer(backed)} von {integer(len(lage.fragen))}"
    return (heading, Paragraph(f"Für {share} Fragen ist mindestens ein Nachweis festgehalten."), table)


def _skala(lage: Lage, nummer: str) -> tuple[Block, ...]:
    scale = lage.katalog.skala
    assert scale is not None, "every catalogue of a Q-Check has one"
    out = tuple(one for one in (scale.nicht_zutreffend, scale.nicht_beurteilbar) if one is not None)
    rows = (
        *((integer(step.wert), step.wort, step.beschreibung) for step in scale.stufen),
        *((one.kuerzel or "–", one.wort, one.beschreibung) for one in out),
    )
    green, yellow = (_grenze(limit) for limit in (lage.kopf.gruen_ab, lage.kopf.gelb_ab))
    return (
        Heading(2, "Skala und Ampel", number=nummer),
        Table(
            title="Womit bewertet wurde",
            columns=(
                Column("Punkte", width=0.7),
                Column("Bewertung", width=1.5, header=True),
                Column("Bedeutung", width=4.6),
            ),
            rows=rows,
            wide=True,
        ),
        Paragraph(
            f"Die Ampel ist ab {green} grün, ab {yellow} gelb, darunter rot. Die Grenzen sind für diesen Q-Check "
            "festgelegt. Verglichen wird mit dem ungerundeten Erfüllungsgrad."
        ),
    )


def _grenze(limit: Decimal) -> str:
    places = max(0, -int(limit.normalize().as_tuple().exponent))
    return f"{decimal(limit, places)}{NBSP}%"
