"""The Rechenwege of the page: every degree it shows."""

from collections.abc import Iterator

from qmapp.checks.qcheck import rechenweg, worte
from qmapp.checks.qcheck.grad import grad
from qmapp.checks.qcheck.worte import AUSRICHTUNGEN, DIMENSIONEN
from qmapp.checks.sampling.rechenweg import Rechenweg
from qmapp.german import integer, percent
from qmapp.ui.checks.qcheck.ergebnis.befund import Befund
from qmapp.ui.checks.qcheck.ergebnis.worte import punkte


def rechenwege(befund: Befund) -> tuple[Rechenweg, ...]:
    """In the order of the page: in total, by dimension, by Ausrichtung, not assessed, compared with the last time."""
    return tuple(_each(befund))


def _each(befund: Befund) -> Iterator[Rechenweg]:
    found = befund.ergebnis
    yield rechenweg("Erfüllungsgrad gesamt", found.gesamt)
    for dimension, words in DIMENSIONEN.items():
        yield rechenweg(words, found.dimensionen[dimension])
    for ausrichtung, words in AUSRICHTUNGEN.items():
        yield rechenweg(f"Ausrichtung {words}", found.ausrichtungen[ausrichtung])
    yield _unclear(befund)
    if befund.vorher is not None and found.vorher is not None:
        yield rechenweg(f"Erfüllungsgrad {befund.vorher.kennung}", found.vorher)
        if change := punkte(found.gesamt, found.vorher):
            yield _change(befund, change)
    for unit in befund.einheiten:
        words = f"über {integer(unit.gemeinsam)} gemeinsame Fragen"
        yield rechenweg(f"{unit.einheit} ({unit.kennung}), {words}", unit.gesamt.dort)
        yield rechenweg(f"Dieser Q-Check, {words} mit {unit.einheit}", unit.gesamt.hier)


def _unclear(befund: Befund) -> Rechenweg:
    found = befund.ergebnis.gesamt
    share = found.anteil_unklar
    asked = found.bewertet + found.nicht_beurteilbar
    return Rechenweg(
        titel="Anteil nicht beurteilbar",
        formel="Anteil = nicht beurteilbar ÷ (bewertet + nicht beurteilbar)",
        werte=(
            ("nicht beurteilbar", integer(found.nicht_beurteilbar)),
            ("bewertet", integer(found.bewertet)),
        ),
        ergebnis="nicht bestimmt"
        if share is None
        else f"{integer(found.nicht_beurteilbar)} von {integer(asked)} = {percent(share)}",
        quelle="Standard-Methodenbeschreibung des Katalogs, Abschnitt Auswertung",
    )


def _change(befund: Befund, change: str) -> Rechenweg:
    found = befund.ergebnis
    assert found.vorher is not None, "asked before"
    assert found.gesamt.wert is not None, "there is a change"
    assert found.vorher.wert is not None, "there is a change"
    both = [one for one in found.vergleich if one.schritt is not None]
    steps = [one.schritt or 0 for one in both]
    then = grad((one.punkt.gewicht, one.vorher) for one in both).wert
    now = grad((one.punkt.gewicht, one.nachher) for one in both).wert
    return Rechenweg(
        titel="Veränderung",
        formel="Veränderung = Erfüllungsgrad jetzt − Erfüllungsgrad damals, in Prozentpunkten",
        werte=(
            ("Erfüllungsgrad jetzt", percent(found.gesamt.wert, 2)),
            ("Erfüllungsgrad damals", percent(found.vorher.wert, 2)),
            ("in beiden bewertete Fragen", integer(len(steps))),
            ("davon besser", integer(sum(step > 0 for step in steps))),
            ("davon schlechter", integer(sum(step < 0 for step in steps))),
            ("damals nur über diese Fragen", worte.grad(then)),
            ("jetzt nur über diese Fragen", worte.grad(now)),
        ),
        ergebnis=change,
        quelle="Gleiche Fragen über ihre festen Kennzeichen (Codes)",
    )
