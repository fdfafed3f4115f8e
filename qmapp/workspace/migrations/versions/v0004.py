"""Q-Checks and Befragungen beside the Aktenprüfung."""

from qmapp.workspace.migrations.domain_v0004 import befragung, qcheck


def upgrade() -> None:
    """Add what the other two ways of checking need."""
    qcheck.create()
    befragung.create()
