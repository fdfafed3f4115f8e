"""Small strata: shown greyed with the reason or as one, and joined where the estimate could not be made otherwise."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from qmapp.checks.aktenpruefung.auswertung.quoten import Strata, quote
from qmapp.checks.aktenpruefung.rows import KleineSchichten, Plan, SchichtErgebnis, Schichtung
from qmapp.checks.sampling.sentence import FEWEST_FILES

#: So many names are written out in the name of a joined stratum.
_NAMED = 3
#: So many files away from its quota a stratum was not drawn in proportion.
_FURTHEST = 2


def ungleich(plan: Plan, schichten: Sequence[SchichtErgebnis]) -> bool:
    """Whether strata were drawn with different shares: after Neyman, with a minimum, or where one was extended.

    A proportional division differs from the exact quota by less than one file, extended or not by less than two.
    """
    if plan.schichtung is not Schichtung.ANTEILIG:
        return plan.schichtung is Schichtung.NEYMAN
    drawn, total = sum(s.zugeteilt for s in schichten), sum(s.bestand for s in schichten)
    return any(abs(s.zugeteilt * total - drawn * s.bestand) >= _FURTHEST * total for s in schichten)


def zusammen_erlaubt(regel: KleineSchichten, *, ungleich: bool) -> bool:
    """Whether strata may be joined: only where all of them were drawn with the same share."""
    return regel is KleineSchichten.ZUSAMMEN and not ungleich


def gezeigt(schichten: Sequence[SchichtErgebnis], level: Fraction | None) -> tuple[SchichtErgebnis, ...]:
    """The strata as they are shown: those with too few files joined into one at the end; one alone stays itself."""
    small = [schicht for schicht in schichten if schicht.zu_wenige]
    if len(small) < 2:
        return tuple(schichten)
    return (*(schicht for schicht in schichten if not schicht.zu_wenige), _joined(small, level))


def schaetzbar(counts: Strata) -> Strata:
    """Strata of which each has two examined files or all of its own, so that a variance can be estimated.

    Those with fewer become one; if that still has fewer than two files, the stratum with the fewest others joins it.
    The variance is then estimated a little too large (Cochran, Sampling Techniques, 3rd ed., 5A.12).
    """
    rows = list(zip(counts.names, counts.sizes, counts.drawn, counts.errors, strict=True))
    poor = [row for row in rows if row[2] < 2 and row[2] < row[1]]
    rest = [row for row in rows if row not in poor]
    if not poor or not rest:
        return counts
    if len(poor) == 1 or sum(row[2] for row in poor) < 2:
        helper = min(rest, key=lambda row: row[2])
        rest.remove(helper)
    one = [tuple(column) for column in zip(*(row for row in rows if row not in rest), strict=True)]
    joined = (_name(one[0]), sum(one[1]), sum(one[2]), sum(one[3]))
    names, sizes, drawn, errors = zip(*rest, joined, strict=True)
    return Strata(sizes=sizes, drawn=drawn, errors=errors, names=names)


def _joined(small: Sequence[SchichtErgebnis], level: Fraction | None) -> SchichtErgebnis:
    def total(name: str) -> int:
        return sum(getattr(schicht, name) for schicht in small)

    size, examined, faulty = total("bestand"), total("geprueft"), total("mit_mangel")
    return SchichtErgebnis(
        name=_name(schicht.name for schicht in small),
        bestand=size,
        zugeteilt=total("zugeteilt"),
        ersetzt=total("ersetzt"),
        verloren=total("verloren"),
        geprueft=examined,
        offen=total("offen"),
        mit_mangel=faulty,
        quote=quote(faulty, examined, size, level),
        zu_wenige=examined < min(FEWEST_FILES, size),
        zusammen=tuple(schicht.name for schicht in small),
    )


def _name(names: Iterable[str]) -> str:
    known = [name or "ohne Angabe" for name in names]
    if len(known) > _NAMED:
        return f"{len(known)} kleine Schichten"
    return " und ".join((", ".join(known[:-1]), known[-1])) if len(known) > 1 else known[0]
