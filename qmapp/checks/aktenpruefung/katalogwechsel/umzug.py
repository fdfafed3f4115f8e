"""What becomes of the answers of one file: the same for the preview and for the move itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from qmapp.checks.aktenpruefung.katalogwechsel.rows import AkteAntworten, Folgen, Vorschau
from qmapp.checks.aktenpruefung.rows import Aktenstand, Ergebnis
from qmapp.checks.katalog import Katalog
from qmapp.checks.katalog.wechsel import Entscheidung, Wahl

#: Why an answer is put aside, as the archive says it.
GRUENDE = {
    Entscheidung.OEFFNEN: "Neu zu beantworten",
    Entscheidung.ARCHIVIEREN: "Prüfpunkt entfallen",
}
NICHT_IM_KATALOG = "Nicht im bisherigen Katalog"


@dataclass(frozen=True)
class Regeln:
    """The newer version: code → codes that fall away with it, and what is out of force in the audited period."""

    sperrt: Mapping[str, tuple[str, ...]]
    ausser_kraft: frozenset[str]

    @classmethod
    def of(cls, katalog: Katalog, ausser_kraft: frozenset[str]) -> "Regeln":
        """The rules of a catalogue."""
        return cls({p.code: p.sperrt for p in katalog.punkte}, ausser_kraft)


@dataclass
class Umzug:
    """``bleibt``: new code → old code; ``durch``: new code → what makes it fall away, of those that stay and fell away;
    ``beiseite``: old code → why; ``gesperrt``: new code → what makes it fall away now; ``offen``: something needs an
    answer.
    """

    bleibt: dict[str, str] = field(default_factory=dict)
    durch: dict[str, str] = field(default_factory=dict)
    beiseite: dict[str, str] = field(default_factory=dict)
    gesperrt: dict[str, str] = field(default_factory=dict)
    offen: bool = False


def umzug(akte: AkteAntworten, wahlen: Mapping[str, Wahl], regeln: Regeln) -> Umzug:
    """Apply the decisions to one file.

    What fell away because of another Prüfpunkt is put aside where that one no longer makes it fall away, in chains;
    what falls away by the rules of the newer version does so at once, as if it had just been answered.
    """
    moved = Umzug()
    results: dict[str, Ergebnis] = {}
    for code, ergebnis, cause in akte.antworten:
        wahl = wahlen.get(code)
        if wahl is None:
            moved.beiseite[code] = NICHT_IM_KATALOG
        elif wahl.entscheidung in GRUENDE:
            moved.beiseite[code] = GRUENDE[wahl.entscheidung]
        else:
            target = wahl.ziel or code
            moved.bleibt[target] = code
            results[target] = ergebnis
            if cause is not None:
                goes = wahlen.get(cause)
                moved.durch[target] = goes.ziel if goes is not None and goes.ziel else cause
    _drop_loose(moved, results, regeln)
    _lock(moved, results, regeln)
    moved.offen = any(code not in results and code not in regeln.ausser_kraft for code in regeln.sperrt)
    return moved


def folgen(vorschau: Vorschau, wahlen: Mapping[str, Wahl]) -> Folgen:
    """What the decisions come to, over all files."""
    rules = Regeln.of(vorschau.nach, vorschau.ausser_kraft)
    stay = mapped = aside = reopened = touched = 0
    for akte in vorschau.akten:
        moved = umzug(akte, wahlen, rules)
        renamed = sum(1 for new, old in moved.bleibt.items() if new != old)
        stay += len(moved.bleibt) - renamed
        mapped += renamed
        aside += len(moved.beiseite)
        touched += bool(akte.antworten)
        reopened += akte.stand is Aktenstand.GEPRUEFT and moved.offen
    return Folgen(bleiben=stay, zugeordnet=mapped, beiseite=aside, wieder_offen=reopened, akten=touched)


def _drop_loose(moved: Umzug, results: dict[str, Ergebnis], rules: Regeln) -> None:
    """Put aside what fell away because of one that does not (any more) make it fall away."""
    while loose := [
        code
        for code, cause in moved.durch.items()
        if results.get(cause) is not Ergebnis.ENTFAELLT or code not in rules.sperrt.get(cause, ())
    ]:
        for code in loose:
            cause = moved.durch.pop(code)
            moved.beiseite[moved.bleibt.pop(code)] = f"Fiel mit {cause} weg"
            del results[code]


def _lock(moved: Umzug, results: dict[str, Ergebnis], rules: Regeln) -> None:
    left = [code for code, ergebnis in results.items() if ergebnis is Ergebnis.ENTFAELLT]
    while left:
        cause = left.pop()
        for code in rules.sperrt.get(cause, ()):
            if code in rules.sperrt and code not in results and code not in rules.ausser_kraft:
                moved.gesperrt[code] = cause
                results[code] = Ergebnis.ENTFAELLT
                left.append(code)
