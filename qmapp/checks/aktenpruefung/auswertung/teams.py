"""Results by team, of teams large enough that they say nothing about a person, in the order of their names."""

from collections import Counter, defaultdict
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, select

from qmapp.checks.aktenpruefung import tables, zustand
from qmapp.checks.aktenpruefung.auswertung import gewichtet, quoten
from qmapp.checks.aktenpruefung.auswertung.ergebnis import Grundlage
from qmapp.checks.aktenpruefung.auswertung.grenzwerte import way_of
from qmapp.checks.aktenpruefung.auswertung.zaehlung import GezaehlteAkte
from qmapp.checks.aktenpruefung.rows import TeamErgebnis, Teams
from qmapp.checks.sampling.homogeneity import homogeneity_test
from qmapp.checks.sampling.rechenweg import Rechenweg
from qmapp.checks.sampling.rechenweg_vergleich import p_words
from qmapp.german import folded

_OFF = "Die Auswertung nach Teams ist für diese Prüfung abgeschaltet."
_NO_COLUMN = "Die Fallliste hat keine Spalte für das Team."
_NOT_CARRIED = "Gezogen wurde nach Beträgen; Quoten je Team tragen dann keine Aussage."
_SIGNIFIKANZ = 0.05


def teams(session: Session, pruefung_id: UUID, given: Grundlage) -> Teams:
    """The teams with at least as many examined files as agreed; all others as one, or nothing.

    Where the others together are too few, so that their result could be told from the whole and the teams shown, the
    smallest teams shown join them until they are enough. Nobody is ranked.
    """
    head = given.befund.pruefung
    least, title = head.team_mindestgroesse, given.liste.angaben.spalte_team or "Team"
    why = _hindrance(given)
    if why:
        return Teams((), least, title, None, "", why)
    by_team: defaultdict[str, list[GezaehlteAkte]] = defaultdict(list)
    for akte in given.befund.akten:
        by_team[akte.team].append(akte)
    single, joined = divide({name: len(akten) for name, akten in by_team.items()}, least)
    if not single:
        return Teams((), least, title, None, "", f"Kein Team hat mindestens {least} geprüfte Akten.")
    stock = _stock(session, pruefung_id)
    groups = [(name,) for name in single] + ([joined] if joined else [])
    rows = tuple(_row(names, by_team, stock, given) for names in groups)
    # The test compares counts, which mislead where files carry different weights.
    p_value = _p_value(rows) if given.je_schicht is None else None
    return Teams(rows, least, title, p_value, _sentence(p_value) if len(rows) > 1 else "")


def rechenwege(given: Grundlage, found: Teams) -> tuple[Rechenweg, ...]:
    """How the range of each team was computed."""
    ways = []
    for row in found.zeilen:
        q = row.quote
        way = way_of(q, given.befund.sicherheit)
        ways.append(Rechenweg(f"{found.titel} {row.name}", way.formel, way.werte, way.ergebnis, way.quelle))
    return tuple(ways)


def divide(examined: dict[str, int], least: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The teams shown on their own and those shown as one, each by name.

    ``examined``: files by team. Those joined have at least ``least`` files together, or there are none; if that cannot
    be reached, no team is shown on its own.
    """
    ordered = sorted(examined, key=lambda name: (examined[name], folded(name)))
    joined = [name for name in ordered if examined[name] < least or not name]
    rest = [name for name in ordered if name not in joined]
    while joined and rest and sum(examined[name] for name in joined) < least:
        joined.append(rest.pop(0))
    if sum(examined[name] for name in joined) < least and joined:
        rest = []

    def by_name(names: list[str]) -> tuple[str, ...]:
        return tuple(sorted(names, key=lambda name: (folded(name), name)))

    return by_name(rest), by_name(joined)


def _hindrance(given: Grundlage) -> str:
    if not given.befund.pruefung.team_auswertung:
        return _OFF
    if not given.liste.angaben.spalte_team and not any(akte.team for akte in given.befund.akten):
        return _NO_COLUMN
    return _NOT_CARRIED if given.befund.nach_betrag else ""


def _stock(session: Session, pruefung_id: UUID) -> Counter[str]:
    """Files of the population by team."""
    liste = zustand.require_liste(session, pruefung_id)
    fall, out = tables.GrundgesamtheitFall, tables.AusgeschlosseneAkte
    rows = select(fall.team, func.count()).where(fall.grundgesamtheit_id == liste.id).group_by(fall.team)
    found = Counter(dict(session.exec(rows).all()))
    excluded = (
        select(fall.team, func.count())
        .join(
            out,
            (col(out.grundgesamtheit_id) == col(fall.grundgesamtheit_id))
            & (col(out.schluessel) == col(fall.schluessel)),
        )
        .where(fall.grundgesamtheit_id == liste.id)
        .group_by(fall.team)
    )
    found.subtract(dict(session.exec(excluded).all()))
    return found


def _row(
    names: tuple[str, ...], by_team: dict[str, list[GezaehlteAkte]], stock: Counter[str], given: Grundlage
) -> TeamErgebnis:
    files = [akte for name in names for akte in by_team[name]]
    faulty = sum(1 for akte in files if akte.material)
    population = sum(stock[name] for name in names)
    rate = quoten.quote(faulty, len(files), population, given.befund.bereich_zu)
    if given.je_schicht is not None:
        found = Counter(akte.schicht for akte in files), Counter(akte.schicht for akte in files if akte.material)
        rate = gewichtet.quote(given.befund, *found)
    alone = len(names) == 1 and names[0]
    return TeamErgebnis(
        name=names[0] if alone else f"Übrige ({len(names)} Teams)" if len(names) > 1 else "ohne Angabe",
        teams=len(names),
        bestand=population,
        geprueft=len(files),
        mit_mangel=faulty,
        quote=rate,
    )


def _p_value(rows: tuple[TeamErgebnis, ...]) -> float | None:
    if len(rows) < 2:
        return None
    return homogeneity_test(errors=[r.mit_mangel for r in rows], drawn=[r.geprueft for r in rows]).p_value


def _sentence(p_value: float | None) -> str:
    if p_value is None:
        return "Ob sich die Teams unterscheiden, lässt sich mit diesen Zahlen nicht sagen."
    if p_value < _SIGNIFIKANZ:
        return f"Die Teams unterscheiden sich stärker, als Zufall erklärt ({p_words(p_value)}); eine Reihenfolge folgt \
daraus nicht."
    return f"Die Abweichungen zwischen den Teams können Zufall sein ({p_words(p_value)})."
