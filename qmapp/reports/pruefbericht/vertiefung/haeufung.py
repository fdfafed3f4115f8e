"""What brings most of the Mängel: kinds, causes, to whom they are due."""

from qmapp.checks.aktenpruefung.rows import Haeufung, Vertiefung
from qmapp.checks.sampling.pareto import Pareto
from qmapp.german import integer, percent
from qmapp.reports.document import Bar, BarsWithInterval, Block, Column, Figure, Heading, Paragraph, Table


def haeufung(found: Vertiefung, nummer: str) -> tuple[Block, ...]:
    """A section of the chapter on the Prüfpunkte: Pareto of the causes as a chart; kinds and attribution as tables."""
    given = found.haeufung
    heading = Heading(2, "Arten und Ursachen der Mängel", number=nummer)
    if not given.maengel:
        return (heading, Paragraph("In den geprüften Akten wurde kein Mangel festgestellt."))
    blocks: list[Block] = [heading, Paragraph(_sentence(given))]
    if given.ursachen.total:
        blocks += [_figure(given.ursachen), _table("Ursachen", "Ursache", "Nennungen", given.ursachen)]
    blocks.append(_table("Arten der Mängel", "Art", "Mängel", given.arten))
    if any(row.name != "ohne Angabe" for row in given.zurechenbar.rows):
        blocks.append(_table("Wem die Mängel zuzurechnen sind", "Zurechenbar", "Mängel", given.zurechenbar))
    return tuple(blocks)


def _sentence(given: Haeufung) -> str:
    said = f"In den geprüften Akten wurden {integer(given.maengel)} Mängel festgehalten, formelle und materielle."
    causes = given.ursachen
    if causes.total and causes.few < len(causes.rows):
        names = [row.name for row in causes.rows[: causes.few]]
        listed = " und ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]
        share = percent(causes.rows[causes.few - 1].cumulated, 0)
        said += f" {share} der Nennungen entfallen auf {listed}."
    if given.ohne_ursache:
        said += f" Zu {integer(given.ohne_ursache)} Mängeln ist keine Ursache festgehalten."
    return f"{said} Ein Mangel kann mehrere Ursachen haben."


def _figure(causes: Pareto) -> Figure:
    bars = tuple(
        Bar(
            row.name,
            float(row.share),
            percent(row.share),
            sublabel=f"{integer(row.count)}, bis hier {percent(row.cumulated)}",
            highlight=place < causes.few,
        )
        for place, row in enumerate(causes.rows)
    )
    return Figure(
        BarsWithInterval(bars),
        title="Wenige Ursachen bringen die meisten Mängel" if causes.few < len(bars) else "Ursachen der Mängel",
        caption="Anteil an allen Nennungen; hervorgehoben sind die Ursachen, die zusammen vier Fünftel bringen",
    )


def _table(title: str, what: str, unit: str, counts: Pareto) -> Table:
    return Table(
        title=title,
        columns=(
            Column(what, width=2.4, header=True),
            Column(unit, "right", kind="int"),
            Column("Anteil", "right", kind="percent"),
            Column("Aufsummiert", "right", width=1.2, kind="percent"),
        ),
        rows=tuple((r.name, integer(r.count), percent(r.share), percent(r.cumulated)) for r in counts.rows),
        total=("Summe", integer(counts.total), percent(1), ""),
    )
