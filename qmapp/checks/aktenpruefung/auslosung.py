"""The draw itself, without a database: the window, the command line and the recomputation all come here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qmapp.checks.aktenpruefung import startwert
from qmapp.checks.aktenpruefung.berechnung import Berechnung, berechne
from qmapp.checks.aktenpruefung.betragslage import aus_betraegen
from qmapp.checks.aktenpruefung.rows import Ausschluss, Auswahl, Betragslage, Plan, Zeile
from qmapp.checks.aktenpruefung.zeilen import checked, strata
from qmapp.checks.sampling.draw import Draw, draw_mus, draw_strata, draw_systematic, population_digest, ticket
from qmapp.errors import UserError
from qmapp.german import integer


@dataclass(frozen=True)
class GezogeneAkte:
    """A drawn file; ``rang`` counts from 1 within its stratum, spares after the sample."""

    rang: int
    ticket: str
    schluessel: str
    schicht: str


@dataclass(frozen=True)
class GezogeneSchicht:
    """A stratum of the draw in draw order; a draw without strata has one, named "".

    ``start`` is where equal steps began (a place in the sorted keys, or the cent of a draw by amount), None without
    them; the first ``sicher`` files of a draw by amount had to be taken.
    """

    name: str
    bestand: int
    akten: tuple[GezogeneAkte, ...]
    reserve: tuple[GezogeneAkte, ...]
    start: int | None = None
    sicher: int = 0


@dataclass(frozen=True)
class Ziehungsergebnis:
    """A draw; ``pruefsumme`` is of the whole list, ``pruefsumme_verbleibend`` of the files that could be drawn.

    ``bestaende`` (stratum, files) of these files, drawn by strata or not; ``betraege`` of a draw by amount.
    """

    plan: Plan
    berechnung: Berechnung
    anzahl: int
    pruefsumme: str
    verbleibend: int
    pruefsumme_verbleibend: str
    ausschluesse: tuple[Ausschluss, ...]
    schichten: tuple[GezogeneSchicht, ...]
    bestaende: tuple[tuple[str, int], ...]
    betraege: Betragslage | None = None

    @property
    def umfang(self) -> int:
        """Drawn files without spares."""
        return len(self.akten)

    @property
    def akten(self) -> tuple[GezogeneAkte, ...]:
        """The sample in working order: stratum by stratum, by rank."""
        return tuple(akte for schicht in self.schichten for akte in schicht.akten)

    @property
    def reserve(self) -> tuple[GezogeneAkte, ...]:
        """The spares in the order in which they move up, stratum by stratum."""
        return tuple(akte for schicht in self.schichten for akte in schicht.reserve)


def zieh(zeilen: Iterable[Zeile], plan: Plan, ausschluesse: Sequence[Ausschluss] = ()) -> Ziehungsergebnis:
    """Draw the plan's sample from the rows without the excluded ones.

    The order of the rows does not matter. Raises UserError where the plan gives no sample, the seed is missing or not
    as its origin demands, a key is empty or occurs twice, or an excluded key is not in the list.
    """
    rows = checked(zeilen)
    out = {entry.schluessel for entry in ausschluesse}
    left = [row for row in rows if row.schluessel not in out]
    if len(left) + len(out) != len(rows):
        raise UserError("Ein ausgeschlossenes Aktenzeichen steht nicht in der Liste.")
    startwert.require(plan)
    bestaende = strata(left)
    betraege = aus_betraegen(row.betrag_cent for row in left) if plan.nach_betrag else None
    computed = berechne(plan, bestaende, betraege)
    if computed.gewaehlt is None:
        field, sentence = computed.hindernis or ("verfahren", "Der Plan ergibt keine Stichprobe.")
        raise UserError(sentence, field=field)
    digest = population_digest(row.schluessel for row in rows)
    return Ziehungsergebnis(
        plan=plan,
        berechnung=computed,
        anzahl=len(rows),
        pruefsumme=digest,
        verbleibend=len(left),
        pruefsumme_verbleibend=population_digest(row.schluessel for row in left) if out else digest,
        ausschluesse=tuple(ausschluesse),
        schichten=_drawn(left, plan, computed),
        bestaende=bestaende,
        betraege=betraege,
    )


def _drawn(left: Sequence[Zeile], plan: Plan, computed: Berechnung) -> tuple[GezogeneSchicht, ...]:
    assert computed.gewaehlt is not None, "a plan without a size is refused before"
    sizes = {"": computed.gewaehlt.umfang}
    keys = {"": [row.schluessel for row in left]}
    if plan.geschichtet:
        sizes = {share.schicht: share.akten for share in computed.aufteilung}
        keys = {name: [] for name in sizes}
        for row in left:
            keys[row.schicht].append(row.schluessel)
    try:
        draws = _draws(left, keys, sizes, plan)
    except ValueError as error:
        raise UserError(str(error)) from error
    schicht_of = {row.schluessel: row.schicht for row in left}

    def files(drawn: tuple[str, ...], first: int) -> tuple[GezogeneAkte, ...]:
        return tuple(
            GezogeneAkte(rang, ticket(plan.startwert, key), key, schicht_of[key])
            for rang, key in enumerate(drawn, start=first)
        )

    schichten = tuple(
        GezogeneSchicht(
            name=name,
            bestand=len(keys[name]),
            akten=files(draw.sample, 1),
            reserve=files(draw.spares, len(draw.sample) + 1),
            start=draw.start,
            sicher=len(draw.certain),
        )
        for name, draw in draws.items()
    )
    _require_as_promised(schichten, keys, sizes)
    return schichten


def _draws(left: Sequence[Zeile], keys: dict[str, list[str]], sizes: dict[str, int], plan: Plan) -> dict[str, Draw]:
    if plan.nach_betrag:
        # No spare: a file that moved up would not have had a chance in proportion to its amount.
        paid = [
            (row.schluessel, row.betrag_cent) for row in left if row.betrag_cent is not None and row.betrag_cent > 0
        ]
        frame, cents = [key for key, _ in paid], [amount for _, amount in paid]
        return {"": draw_mus(frame, cents, n=sizes[""], seed=plan.startwert)}
    systematic = plan.auswahl is Auswahl.SYSTEMATISCH
    if systematic and not plan.geschichtet:
        left_over = min(plan.ersatz, len(left) - sizes[""])
        return {"": draw_systematic(keys[""], n=sizes[""], seed=plan.startwert, spares=left_over)}
    return draw_strata(keys, n=sizes, seed=plan.startwert, spares=plan.ersatz, systematic=systematic)


def _require_as_promised(
    schichten: tuple[GezogeneSchicht, ...], keys: dict[str, list[str]], sizes: dict[str, int]
) -> None:
    """What the protocol promises, looked at after the draw: each stratum exact, every file from it and only once."""
    seen: set[str] = set()
    for schicht in schichten:
        drawn = [akte.schluessel for akte in (*schicht.akten, *schicht.reserve)]
        exact = len(schicht.akten) == sizes[schicht.name] and seen.isdisjoint(drawn)
        if not exact or len(set(drawn)) != len(drawn) or not set(drawn) <= set(keys[schicht.name]):
            raise UserError(
                f"Die Ziehung von {integer(sum(sizes.values()))} Akten ist fehlerhaft und wird nicht verwendet.",
                advice="Bitte melden Sie den Fehler.",
            )
        seen.update(drawn)
