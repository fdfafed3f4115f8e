"""The table of Maßnahmen as every paper of ACT shows it."""

from collections.abc import Sequence

from qmapp.act.massnahme import worte
from qmapp.act.massnahme.rows import MassnahmeZeile
from qmapp.reports.document import Column, Table


def massnahmentafel(rows: Sequence[MassnahmeZeile], title: str) -> Table:
    """One row each in the order given: number, what, where from, who, until when, how far."""
    return Table(
        title=title,
        columns=(
            Column("Nr.", width=0.95, header=True),
            Column("Maßnahme", width=3.55),
            Column("Aus", width=1.55),
            Column("Verantwortlich", width=1.85),
            Column("Frist", width=2.05),
            Column("Stand", width=1.75),
        ),
        rows=tuple(_zeile(row) for row in rows),
        wide=True,
    )


def _zeile(row: MassnahmeZeile) -> tuple[str, ...]:
    state = worte.STATUS[row.status] + (", überfällig" if row.ueberfaellig else "")
    return (
        row.kennung,
        row.titel,
        worte.herkunft(row) or "–",
        worte.verantwortlich(row) or "noch offen",
        worte.frist(row),
        state,
    )
