"""Catalogues with versions, all kinds of samples, second opinion, sign-off, Feststellungen, Jahresprüfplan."""

from qmapp.workspace.migrations import domain_v0002


def upgrade() -> None:
    """Bring the tables of the Aktenprüfung up to what it needs to be complete."""
    domain_v0002.extend()
    domain_v0002.create()
