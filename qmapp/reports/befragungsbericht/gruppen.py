"""Chapter on groups: the share that agrees by what people said of themselves, only of groups large enough."""

from collections.abc import Sequence

from qmapp.checks.befragung.rows import Gruppe, ItemErgebnis
from qmapp.checks.katalog import Pruefpunkt
from qmapp.checks.sampling.homogeneity import homogeneity_test
from qmapp.german import integer
from qmapp.reports.befragungsbericht.lage import Lage
from qmapp.reports.befragungsbericht.saetze import aussage, p_wort, zustimmung
from qmapp.reports.document import Block, Column, Heading, Paragraph, Table

#: So many groups stand side by side.
_JE_TAFEL = 5


def gruppiert(lage: Lage) -> tuple[tuple[Pruefpunkt, tuple[Gruppe, ...]], ...]:
    """The questions about oneself that somebody has answered, with the groups that have anybody."""
    found = []
    for punkt, groups in lage.gruppen:
        there = tuple(group for group in groups if group.boegen)
        if any(group.titel in punkt.optionen for group in there):
            found.append((punkt, there))
    return tuple(found)


def gruppen(lage: Lage, nummer: str) -> tuple[Block, ...]:
    """What is shown and why not more, then a table per question about oneself."""
    least = integer(lage.kopf.kleinste_gruppe)
    blocks: list[Block] = [
        Heading(1, "Ergebnis nach Gruppen", number=nummer),
        Paragraph(
            f"Gruppen unter {least} Bögen werden nicht gezeigt. Damit sie sich auch nicht aus den übrigen errechnen "
            "lassen, fehlen mit ihnen weitere Gruppen oder einzelne Werte; ein Strich steht dafür. In Klammern: "
            "Antworten, die zählen. p: Wahrscheinlichkeit so großer Unterschiede zwischen den gezeigten Gruppen, wenn "
            "alle gleich urteilten; bei vielen Aussagen liegt auch ohne Unterschied etwa jede zwanzigste unter 0,05."
        ),
    ]
    for place, (punkt, groups) in enumerate(gruppiert(lage), 1):
        shown = [group for group in groups if group.gezeigt]
        hidden = len(groups) - len(shown)
        blocks += [Heading(2, aussage(punkt), number=f"{nummer}.{place}"), Paragraph(_satz(len(shown), hidden))]
        blocks += [_tafel(lage, punkt, shown, start) for start in range(0, len(shown), _JE_TAFEL)]
    return tuple(blocks)


def _satz(shown: int, hidden: int) -> str:
    if not shown:
        return "Keine Gruppe ist groß genug, um gezeigt zu werden."
    said = "1 Gruppe ist gezeigt" if shown == 1 else f"{integer(shown)} Gruppen sind gezeigt"
    if not hidden:
        return f"{said}, keine fehlt."
    return f"{said}, {'1 fehlt' if hidden == 1 else f'{integer(hidden)} fehlen'} zum Schutz der Befragten."


def _tafel(lage: Lage, punkt: Pruefpunkt, shown: Sequence[Gruppe], start: int) -> Table:
    """The groups from ``start`` on, and with the last of them the test over all that are shown."""
    items = lage.items
    groups = shown[start : start + _JE_TAFEL]
    tested = len(shown) > 1 and start + _JE_TAFEL >= len(shown)
    found = [{item.punkt.code: item for item in group.items} for group in groups]
    everybody = [{item.punkt.code: item for item in group.items} for group in shown]
    return Table(
        title=f"Zustimmung nach: {aussage(punkt).rstrip('?')}{_teil(len(shown), start)}",
        columns=(
            Column("Nr.", width=0.6),
            Column("Aussage", width=3.2, header=True),
            *(Column(group.titel, "right", width=1.5, kind="text") for group in groups),
            *((Column("p", "right", width=0.8, kind="text"),) if tested else ()),
        ),
        rows=tuple(
            (
                lage.kurz(item.punkt.code),
                aussage(item.punkt),
                *(_zelle(of_group.get(item.punkt.code)) for of_group in found),
                *((_p([of_group.get(item.punkt.code) for of_group in everybody]),) if tested else ()),
            )
            for item in items
        ),
        total=("", "Bögen", *(integer(group.boegen) for group in groups), *(("",) if tested else ())),
        wide=True,
    )


def _teil(shown: int, start: int) -> str:
    """Which groups stand in a table where they need several."""
    if shown <= _JE_TAFEL:
        return ""
    last = min(start + _JE_TAFEL, shown)
    return f", Gruppe {last}" if last == start + 1 else f", Gruppen {start + 1} bis {last}"


def _p(items: Sequence[ItemErgebnis | None]) -> str:
    there = [item for item in items if item is not None and item.gueltig]
    if len(there) < 2:
        return "–"
    test = homogeneity_test(errors=[item.top2 for item in there], drawn=[item.gueltig for item in there])
    return p_wort(test.p_value)


def _zelle(item: ItemErgebnis | None) -> str:
    return "–" if item is None or not item.gueltig else f"{zustimmung(item)} ({integer(item.gueltig)})"
