"""The first version."""

import sqlalchemy as sa
from alembic import op

from qmapp.workspace.migrations import domain_v0001


def upgrade() -> None:
    """Create the tables of an empty workspace."""
    _workspace()
    domain_v0001.create()


def _workspace() -> None:
    op.create_table(
        "arbeitsbereich",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("kennung", sa.Text, nullable=False),
        sa.Column("titel", sa.Text, nullable=False),
        sa.Column("amt", sa.Text, nullable=False),
        sa.Column("beispiel", sa.Integer, nullable=False),
        sa.Column("angelegt", sa.Text, nullable=False),
    )
    op.create_table(
        "schritt",
        sa.Column("nr", sa.Integer, primary_key=True),
        sa.Column("zeit", sa.Text, nullable=False),
        sa.Column("wer", sa.Text, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("hebt_auf", sa.Integer),
        sa.Column("hash", sa.LargeBinary),
        sqlite_autoincrement=True,
    )
    op.create_index("schritt_offen", "schritt", ["nr"], sqlite_where=sa.text("hash IS NULL"))
    op.create_table(
        "protokoll",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("schritt", sa.Integer),
        sa.Column("tabelle", sa.Text, nullable=False),
        sa.Column("schluessel", sa.Text, nullable=False),
        sa.Column("art", sa.Text, nullable=False),
        sa.Column("alt", sa.Text),
        sa.Column("neu", sa.Text),
        sa.Column("salz", sa.LargeBinary),
        sa.Column("hash", sa.LargeBinary),
        sqlite_autoincrement=True,
    )
    op.create_index("protokoll_schritt", "protokoll", ["schritt"])
    op.create_index("protokoll_offen", "protokoll", ["seq"], sqlite_where=sa.text("hash IS NULL"))
    op.create_index("protokoll_zeile", "protokoll", ["tabelle", "schluessel"])
