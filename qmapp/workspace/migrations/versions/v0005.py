"""What Q-Checks and Befragungen need to be worked with: attachments, moves to another catalogue, imports, themes."""

from qmapp.workspace.migrations.domain_v0005 import befragung, feststellung, qcheck


def upgrade() -> None:
    """Add what the screens of both keep, and the way from a Feststellung back to them."""
    qcheck.create()
    befragung.extend()
    feststellung.extend()
