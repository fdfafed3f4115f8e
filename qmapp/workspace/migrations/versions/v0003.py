"""From the Feststellung to the measure that worked: Empfehlungen, answers, Maßnahmen, Wiedervorlagen, Termine."""

from qmapp.workspace.migrations.domain_v0003 import berichtspflicht, empfehlung, katalog, massnahme, termine


def upgrade() -> None:
    """Add what ACT needs."""
    katalog.extend_katalog()
    empfehlung.extend_feststellung()
    empfehlung.create()
    massnahme.create()
    termine.create()
    berichtspflicht.create()
