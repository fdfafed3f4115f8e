"""Q-Checks beside the Aktenprüfung."""

from qmapp.workspace.migrations.domain_v0004 import qcheck


def upgrade() -> None:
    """Add what a Q-Check needs."""
    qcheck.create()
